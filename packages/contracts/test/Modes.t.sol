// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {IMarketAdministration} from "../src/interfaces/IMarketAdministration.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// The mode table: who may trade, who may be liquidated and which funding rules, in every mode.
contract ModesTest is ClearingFixture {
    address private constant GUARDIAN = address(0x6A4D);

    function setUp() external {
        setUpClearing();
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = IMarketAdministration.guard.selector;
        manager.setTargetFunctionRole(address(house), functions, 3);
        manager.grantRole(3, GUARDIAN, 0);
    }

    function tiered(int128 tier) internal view returns (int128[] memory fields) {
        fields = calm(price);
        fields[11] = tier;
    }

    function test_BeforeTheFirstRoundNobodyOpens() external {
        house = newHouse();
        warpTo(round + 1_000_000);
        house.addMarket(TOPIC, marketConfig());
        // the vector of the fixture is there, but it is ancient
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NoDelivery);
    }

    function test_NeverUpdatedNothingOpens() external {
        bytes32 fresh = keccak256("MARKET:NEW-USD");
        parameterBounds.configure(fresh, topicConfig());
        house.addMarket(fresh, marketConfig());
        IClearingRecords.MarketState memory now_ = house.marketState(fresh);
        same(uint256(now_.mode), uint256(IClearingRecords.Mode.ReduceOnly), "mode");
        same(uint256(now_.reason), uint256(IClearingRecords.ModeReason.NeverUpdated), "reason");
        same(now_.validAt, 0, "no vector yet");
        vm.prank(ALICE);
        uint256 orderId = house.placeOrder(fresh, 1e18, 0);
        vm.warp(block.timestamp + 60);
        execute(orderId);
        holds(house.order(orderId).open, "it waits for a round");
        vm.warp(block.timestamp + 1_000);
        execute(orderId);
        holds(!house.order(orderId).open, "and expires");
        same(house.marketState(fresh).openInterestLong, 0, "nothing opened");
    }

    /// A stricter reason hides a milder one, and the milder one is there again when the stricter has gone.
    function test_TheStrictestReasonIsShown() external {
        vm.prank(GUARDIAN);
        house.guard(TOPIC);
        deliverNext(tiered(3));
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.Guardian);
        vm.warp(block.timestamp + L1 + 1);
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NoDelivery);
        round = uint64(block.timestamp / LENGTH);
        deliverNext(calm(80_000e18));
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.InvalidMeasurement);
        deliverNext(tiered(4));
        expectMode(IClearingRecords.Mode.Halted, IClearingRecords.ModeReason.Tier);
        deliverNext(tiered(3));
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.Guardian);
        house.release(TOPIC);
        expectMode(IClearingRecords.Mode.GapClosing, IClearingRecords.ModeReason.Tier);
        deliverNext(tiered(0));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.Grace);
        vm.warp(block.timestamp + 60);
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
    }

    function test_AReadingSaysSinceWhenAndUntilWhen() external {
        same(state().validAt, block.timestamp, "the vector in force");
        same(state().graceUntil, 0, "no resumption yet");
        same(state().guardedUntil, 0, "nobody guards");
        uint256 last = block.timestamp;
        vm.warp(last + 600);
        same(state().validAt, last, "still the old one");
        round = uint64(block.timestamp / LENGTH);
        deliverNext(calm(price));
        same(state().graceUntil, block.timestamp + 60, "a minute to top up");
        vm.prank(GUARDIAN);
        house.guard(TOPIC);
        same(state().guardedUntil, block.timestamp + 72 hours, "the guardian's three days");
        house.release(TOPIC);
        same(state().guardedUntil, 0, "released");
    }

    /// Under water before the silence, during it and when it ends: closed only once the grace is over, and not if topped up.
    function test_AnAccountUnderWaterIsSafeThroughSilenceAndGrace() external {
        fund(KEEPER, 60_000 * USD);
        trade(KEEPER, 20e18);
        price = 47_700e18;
        deliverNext(calm(price));
        holds(house.accountState(KEEPER).liquidatable, "below maintenance");
        vm.warp(block.timestamp + L1 + 1);
        expectSuspended(IClearingRecords.ModeReason.NoDelivery);
        vm.warp(block.timestamp + 5_000);
        expectSuspended(IClearingRecords.ModeReason.NoDelivery);
        round = uint64(block.timestamp / LENGTH);
        deliverNext(calm(price));
        expectSuspended(IClearingRecords.ModeReason.Grace);
        uint256 snapshot = vm.snapshotState();
        fund(KEEPER, 50_000 * USD);
        vm.warp(block.timestamp + 60);
        vm.expectPartialRevert(IClearingErrors.NotLiquidatable.selector);
        house.liquidate(KEEPER, TOPIC);
        vm.revertToState(snapshot);
        vm.warp(block.timestamp + 60);
        vm.prank(BOB);
        house.liquidate(KEEPER, TOPIC);
        same(sizeOf(KEEPER), 0, "closed after the grace");
        conserved();
    }

    function expectSuspended(IClearingRecords.ModeReason reason) internal {
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.LiquidationSuspended.selector, TOPIC, reason));
        house.liquidate(KEEPER, TOPIC);
    }

    /// Whatever the skew and the rate when the silence began: it costs the paying side no more than the cap for the time until accrual stops.
    function testFuzz_ASilenceCostsAtMostTheCap(int96 draw, int64 rate, uint32 silence) external {
        trade(ALICE, between(int256(draw), 1e18, 150e18));
        int128[] memory fields = calm(price);
        fields[6] = int128(int256(rate) % (FUNDING_CAP + 1));
        for (uint256 i; i < 3; ++i) deliverNext(fields);
        int256 start = state().cumulativeFundingLong;
        vm.warp(block.timestamp + silence);
        int256 charged = state().cumulativeFundingLong - start;
        int256 most = int256(FUNDING_CAP) * 3_600 * 50_000 + 10;
        holds(charged <= most && charged >= -most, "rate <= cap, time <= an hour");
    }

    /// Rounds that reach the hub while nobody touches the market.
    function deliverUnseen(uint256 count, int128[] memory fields) internal {
        for (uint256 i; i < count; ++i) deliver(++round, fields);
    }

    /// A market in which nobody trades for long is not one to which nobody delivers.
    function test_AnIdleMarketIsNotASilentOne() external {
        fund(KEEPER, 60_000 * USD);
        trade(KEEPER, 20e18);
        int128[] memory fields = paying();
        deliverNext(fields);
        int256 start = state().cumulativeFundingLong;
        int256 rate = state().fundingRate;
        price = 47_700e18;
        deliverUnseen(60, calm(price));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
        same(state().cumulativeFundingLong - start, rate * 600 * 50_000, "the rate in force, not the velocity rule");
        vm.prank(BOB);
        house.liquidate(KEEPER, TOPIC);
        same(sizeOf(KEEPER), 0, "and nobody escapes liquidation by keeping still");
        conserved();
    }

    function test_ASilenceThatNobodySawStillCounts() external {
        trade(ALICE, 10e18);
        deliverUnseen(20, calm(price));
        round = uint64((block.timestamp + 600) / LENGTH);
        deliverUnseen(3, calm(price));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.Grace);
        holds(state().fundingRate == 0 && state().cumulativeFundingLong > 0, "the velocity rule ran while it lasted");
    }

    /// However long nobody looked, one settlement charges no more than an hour.
    function test_AnIdleMarketIsChargedForAnHourAtMost() external {
        trade(ALICE, 10e18);
        int128[] memory fields = paying();
        deliverNext(fields);
        int256 start = state().cumulativeFundingLong;
        int256 rate = state().fundingRate;
        deliverUnseen(400, fields);
        same(state().cumulativeFundingLong - start, rate * 3_600 * 50_000, "an hour of 4,000 seconds");
    }

    /// Nobody has to wake the market up: the first reading after the hub's round shows it open.
    function test_ItResumesWithoutAnybodysAction() external {
        vm.warp(block.timestamp + 600);
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NoDelivery);
        round = uint64(block.timestamp / LENGTH) + 1;
        deliver(round, calm(price));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.Grace);
    }

    function test_Normal() external view {
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
    }

    function test_TierThreeClosesGapsOnly() external {
        trade(ALICE, 10e18);
        deliverNext(tiered(3));
        expectMode(IClearingRecords.Mode.GapClosing, IClearingRecords.ModeReason.Tier);
        uint256[] memory ids = new uint256[](3);
        ids[0] = place(BOB, 1e18);
        ids[1] = place(BOB, -4e18);
        ids[2] = place(ALICE, -1e18);
        deliverNext(tiered(3));
        expectRejected(ids[0], BOB, IClearingErrors.OnlyGapClosing.selector);
        house.executeOrders(ids);
        same(sizeOf(BOB), -4e18, "opening against the skew closes the gap");
        same(sizeOf(ALICE), 9e18, "reducing stays open");
    }

    function test_TierFourHaltsOrdersButNotDepositsOrSettledWithdrawals() external {
        trade(ALICE, 10e18);
        uint256 orderId = place(ALICE, -1e18);
        deliverNext(tiered(4));
        expectMode(IClearingRecords.Mode.Halted, IClearingRecords.ModeReason.Tier);
        expectRejected(orderId, ALICE, IClearingErrors.MarketHalted.selector);
        execute(orderId);
        fund(BOB, 5 * USD);
        vm.prank(BOB);
        house.withdraw(STAKE);
        deliverNext(tiered(0));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
    }

    function test_AnInvalidMeasurementIsReduceOnlyAndNobodyIsLiquidated() external {
        trade(ALICE, 10e18);
        deliverNext(calm(80_000e18));
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.InvalidMeasurement);
        same(state().index, price, "the last valid index values");
        vm.expectRevert(
            abi.encodeWithSelector(
                IClearingErrors.LiquidationSuspended.selector, TOPIC, IClearingRecords.ModeReason.InvalidMeasurement
            )
        );
        house.liquidate(ALICE, TOPIC);
        deliverNext(calm(80_000e18));
        deliverNext(calm(80_000e18));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
        same(state().index, 80_000e18, "the new level");
    }

    function test_WithoutDeliveryReduceOnlyAfterL1() external {
        uint256 last = block.timestamp;
        vm.warp(last + L1);
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
        vm.warp(last + L1 + 1);
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NoDelivery);
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.ModeChanged(TOPIC, IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NoDelivery);
        house.poke(TOPIC);
    }

    function test_WithoutDeliveryNothingOpensAndNobodyIsLiquidated() external {
        trade(ALICE, 10e18);
        uint256 open = place(ALICE, 1e18);
        uint256 close = place(ALICE, -1e18);
        // the orders' round arrives, and then nothing does
        deliverNext(calm(price));
        vm.warp(block.timestamp + L1 + 1);
        uint256[] memory ids = new uint256[](2);
        (ids[0], ids[1]) = (open, close);
        expectRejected(open, ALICE, IClearingErrors.OnlyReducing.selector);
        house.executeOrders(ids);
        same(sizeOf(ALICE), 9e18, "reducing is open");
        vm.expectRevert(
            abi.encodeWithSelector(IClearingErrors.LiquidationSuspended.selector, TOPIC, IClearingRecords.ModeReason.NoDelivery)
        );
        house.liquidate(ALICE, TOPIC);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.MarketNotFresh.selector, TOPIC));
        vm.prank(ALICE);
        house.withdraw(1);
    }

    function test_WithoutDeliveryFundingFollowsTheSkew() external {
        trade(ALICE, 500e18 / 5);
        uint256 last = block.timestamp;
        vm.warp(last + L1 + 1_000);
        // velocity 1,446,759,259 * 100/20,000 = 7,233,796 wad a second, each second
        same(state().fundingRate, 7_233_796 * 1_000, "rate in force");
        vm.warp(last + 3_600);
        house.poke(TOPIC);
        int256 rate = state().fundingRate;
        same(rate, 7_233_796 * 3_480, "until accrual stops");
        vm.warp(last + 100_000);
        same(state().fundingRate, rate, "and no further");
    }

    function test_AccrualOverAGapIsCapped() external {
        trade(ALICE, 10e18);
        uint256 last = block.timestamp;
        vm.warp(last + 3_600);
        int256 hour = state().cumulativeFundingLong;
        vm.warp(last + 86_400);
        same(state().cumulativeFundingLong, hour, "a day costs an hour");
        house.poke(TOPIC);
        vm.warp(last + 90_000);
        same(state().cumulativeFundingLong, hour, "however often it is asked");
    }

    /// The same silence, poked at any times: the rate is identical, the cumulatives differ by roundings for the pool.
    function testFuzz_AccrualDoesNotDependOnWhoPokes(uint16[5] memory pauses, int96 size, int64 delivered) external {
        trade(ALICE, between(int256(size), 1e18, 150e18));
        int128[] memory fields = calm(price);
        fields[6] = int128(int256(delivered) % (FUNDING_CAP + 1));
        fields[7] = 1_000_000_000;
        deliverNext(fields);
        uint256 last = block.timestamp;
        uint256 end = last;
        for (uint256 i; i < 5; ++i) end += pauses[i] % 1_200;
        uint256 snapshot = vm.snapshotState();
        vm.warp(end);
        house.poke(TOPIC);
        IClearingRecords.MarketState memory once = state();
        vm.revertToState(snapshot);
        uint256 time = last;
        for (uint256 i; i < 5; ++i) {
            time += pauses[i] % 1_200;
            vm.warp(time);
            house.poke(TOPIC);
        }
        IClearingRecords.MarketState memory often = state();
        same(often.fundingRate, once.fundingRate, "rate");
        int256 long = often.cumulativeFundingLong - once.cumulativeFundingLong;
        int256 short = often.cumulativeFundingShort - once.cumulativeFundingShort;
        holds(long >= 0 && long <= 20 && short >= 0 && short <= 20, "a last digit a call, for the pool");
        atMost(once.fundingRate < 0 ? -once.fundingRate : once.fundingRate, FUNDING_CAP, "within the cap");
    }

    function test_ItResumesByItselfWithGrace() external {
        trade(ALICE, 10e18);
        vm.warp(block.timestamp + 600);
        round = uint64(block.timestamp / LENGTH);
        deliverNext(calm(price));
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.Grace);
        vm.expectRevert(
            abi.encodeWithSelector(IClearingErrors.LiquidationSuspended.selector, TOPIC, IClearingRecords.ModeReason.Grace)
        );
        house.liquidate(ALICE, TOPIC);
        trade(BOB, 1e18);
        same(sizeOf(BOB), 1e18, "trading is open again");
        vm.warp(block.timestamp + 50);
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
        vm.expectPartialRevert(IClearingErrors.NotLiquidatable.selector);
        house.liquidate(ALICE, TOPIC);
    }

    function test_TheGuardiansActLapses() external {
        vm.prank(GUARDIAN);
        house.guard(TOPIC);
        uint256 until = block.timestamp + 72 hours;
        expectMode(IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.Guardian);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.AlreadyGuarded.selector, TOPIC, until));
        vm.prank(GUARDIAN);
        house.guard(TOPIC);
        refused(ALICE, 1e18, IClearingErrors.OnlyReducing.selector);
        round = uint64(until / LENGTH);
        deliverNext(calm(price));
        vm.warp(block.timestamp + 60);
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
    }

    function test_TheGuardianNeverStopsClosing() external {
        trade(ALICE, 10e18);
        vm.prank(GUARDIAN);
        house.guard(TOPIC);
        trade(ALICE, -10e18);
        same(sizeOf(ALICE), 0, "closed");
        uint256 everything = uint256(collateralOf(ALICE));
        vm.prank(ALICE);
        house.withdraw(everything);
    }

    function test_GovernanceMayReleaseEarly() external {
        vm.prank(GUARDIAN);
        house.guard(TOPIC);
        house.release(TOPIC);
        expectMode(IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
    }

    function test_OnlyTheGuardianGuards() external {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, BOB));
        vm.prank(BOB);
        house.guard(TOPIC);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, GUARDIAN));
        vm.prank(GUARDIAN);
        house.release(TOPIC);
    }
}
