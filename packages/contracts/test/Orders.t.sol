// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {IEquilibriumHub} from "../src/interfaces/IEquilibriumHub.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// From placing to executing or refusing.
contract OrdersTest is ClearingFixture {
    function setUp() external {
        setUpClearing();
    }

    function test_AnOrderIsBoundToTheRoundThatFollows() external {
        uint256 orderId = place(ALICE, 1e18, 60_000e18);
        IClearingRecords.Order memory placed = house.order(orderId);
        same(placed.account, ALICE, "account");
        same(placed.market, TOPIC, "market");
        same(placed.size, 1e18, "size");
        same(placed.limitPrice, 60_000e18, "limit");
        same(uint256(placed.round), round + 1, "round: ceil((t + 2) / 10)");
        same(uint256(placed.deadline), (uint256(round) + 2) * LENGTH + 120, "deadline");
        holds(placed.open, "open");
    }

    function testFuzz_NoOrderMeetsARoundThatItsPlacerCouldKnow(uint32 wait) external {
        vm.warp(block.timestamp + wait % 1_000);
        uint256 orderId = place(ALICE, 1e18);
        uint256 start = uint256(house.order(orderId).round) * LENGTH;
        holds(start >= block.timestamp + 2, "its round starts at least the delay later");
        holds(start < block.timestamp + 2 + LENGTH, "and is the first that does");
    }

    /// Signers' clocks run 5 s ahead at most, so a round may be on chain before it starts.
    function test_AnOrderNeverMeetsARoundThatIsAlreadyHere() external {
        uint64 early = round + 1;
        vm.warp(uint256(early) * LENGTH - 2);
        hub.submitObservations(TOPIC, early, bundleAt(early, uint64(uint256(early) * LENGTH)));
        uint256 orderId = place(ALICE, 1e18);
        same(uint256(house.order(orderId).round), early + 1, "bumped past the known round");
    }

    function bundleAt(uint64 which, uint64 observedAt) internal view returns (IEquilibriumHub.Observation[] memory bundle) {
        bundle = new IEquilibriumHub.Observation[](3);
        for (uint256 i; i < 3; ++i) bundle[i] = signedAt(i, which, observedAt, calm(price));
    }

    function test_AnOrderWaitsForItsRound() external {
        uint256 orderId = place(ALICE, 1e18);
        execute(orderId);
        holds(house.order(orderId).open, "still waiting");
        deliverNext(calm(price));
        execute(orderId);
        holds(!house.order(orderId).open, "executed");
        same(sizeOf(ALICE), 1e18, "position");
    }

    /// P (1 + (skew + size/2) / scale), buyer rounded up; the fee is 5 bp of that notional.
    function test_ThePriceIsTheMeanOfTheMarkBeforeAndAfter() external {
        uint256 orderId = place(ALICE, 100e18);
        deliverNext(calm(price));
        uint256 expected = 50_000e18 + 50_000e18 * 50 / 20_000;
        uint256 fee = expected * 100 / 1e12 * 5 / 10_000;
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.OrderExecuted(orderId, ALICE, TOPIC, 100e18, expected, fee, 0, 100e18);
        execute(orderId);
        (int256 size, int256 entry,) = house.position(ALICE, TOPIC);
        same(size, 100e18, "size");
        same(entry, int256(expected * 100), "entry notional");
        same(collateralOf(ALICE), int256(STAKE - fee), "collateral less fee");
        same(state().mark, 50_000e18 + 50_000e18 * 100 / 20_000, "mark");
        conserved();
    }

    function test_ItExecutesAtItsOwnRoundsPriceEvenLater() external {
        uint256 orderId = place(ALICE, 1e18);
        deliverNext(calm(50_000e18));
        deliverNext(calm(51_000e18));
        execute(orderId);
        (, int256 entry,) = house.position(ALICE, TOPIC);
        same(entry, 50_000e18 + 50_000e18 / 40_000, "price of its round, not of the newest");
    }

    function test_ItExecutesAtAPastRoundDeliveredLate() external {
        uint256 orderId = place(ALICE, 1e18);
        uint64 mine = round + 1;
        ++round;
        deliverNext(calm(51_000e18));
        execute(orderId);
        holds(house.order(orderId).open, "its round is missing");
        hub.submitObservations(TOPIC, mine, agreed(mine, calm(50_000e18), 3));
        execute(orderId);
        (, int256 entry,) = house.position(ALICE, TOPIC);
        same(entry, 50_000e18 + 50_000e18 / 40_000, "the late round's price");
    }

    function test_TwiceIsOnce() external {
        uint256 orderId = place(ALICE, 1e18);
        deliverNext(calm(price));
        uint256[] memory ids = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (orderId, orderId, 999);
        house.executeOrders(ids);
        execute(orderId);
        same(sizeOf(ALICE), 1e18, "once");
    }

    function test_OneBadOrderDoesNotStopTheBatch() external {
        uint256[] memory ids = new uint256[](3);
        ids[0] = place(ALICE, 1e18);
        ids[1] = place(BOB, 10_000e18);
        ids[2] = place(BOB, -1e18);
        deliverNext(calm(price));
        expectRejected(ids[1], BOB, IClearingErrors.InsufficientMargin.selector);
        house.executeOrders(ids);
        same(sizeOf(ALICE), 1e18, "first");
        same(sizeOf(BOB), -1e18, "third");
        conserved();
    }

    function test_ALimitThatIsCrossed() external {
        uint256 buy = place(ALICE, 1e18, 50_001e18);
        uint256 sell = place(BOB, -1e18, 49_999e18);
        deliverNext(calm(50_100e18));
        expectRejected(buy, ALICE, IClearingErrors.LimitCrossed.selector);
        execute(buy);
        execute(sell);
        same(sizeOf(BOB), -1e18, "a seller's limit is a floor");
        uint256 floor = place(BOB, -1e18, 50_200e18);
        deliverNext(calm(50_100e18));
        expectRejected(floor, BOB, IClearingErrors.LimitCrossed.selector);
        execute(floor);
    }

    function test_AfterItsDeadline() external {
        uint256 orderId = place(ALICE, 1e18);
        uint256 deadline = house.order(orderId).deadline;
        deliverNext(calm(price));
        vm.warp(deadline + 1);
        expectRejected(orderId, ALICE, IClearingErrors.OrderExpired.selector);
        execute(orderId);
        same(sizeOf(ALICE), 0, "nothing happened");
    }

    function test_TheOpenInterestCap() external {
        fund(ALICE, 1_000_000_000_000 * USD);
        trade(ALICE, 20_000e18);
        same(sizeOf(ALICE), 20_000e18, "up to the cap");
        refused(ALICE, 1, IClearingErrors.OpenInterestCapped.selector);
    }

    function test_AShortAgainstAnExtremeSkewMayNotGetAPrice() external {
        fund(ALICE, 1_000_000_000_000 * USD);
        fund(BOB, 1_000_000_000_000 * USD);
        trade(ALICE, -20_000e18);
        refused(BOB, -2e18, IClearingErrors.PriceNotPositive.selector);
    }

    function test_RefusedAtTheDoor() external {
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.UnknownMarket.selector, bytes32("?")));
        house.placeOrder("?", 1e18, 0);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.SizeOutOfRange.selector, int256(0), 20_000e18));
        house.placeOrder(TOPIC, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.SizeOutOfRange.selector, -20_000e18 - 1, 20_000e18));
        house.placeOrder(TOPIC, -20_000e18 - 1, 0);
        vm.expectPartialRevert(IClearingErrors.LimitPriceOutOfRange.selector);
        house.placeOrder(TOPIC, 1e18, 2 ** 128);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.NoCollateral.selector, address(this)));
        house.placeOrder(TOPIC, 1e18, 0);
    }

    /// A round trip at one price never profits: both fees and both roundings are the pool's.
    function testFuzz_ARoundTripNeverProfits(int96 draw, uint64 index) external {
        int256 size = between(int256(draw), -200e18, 200e18);
        if (size == 0) return;
        // three rounds agree on the new level, then it is in force
        price = int256(between(uint256(index), 1e12, 90_000e18));
        for (uint256 i; i < 3; ++i) deliverNext(calm(price));
        int256 before = collateralOf(ALICE);
        trade(ALICE, size);
        if (sizeOf(ALICE) == 0) return;
        trade(ALICE, -size);
        same(sizeOf(ALICE), 0, "flat again");
        holds(collateralOf(ALICE) <= before, "no profit");
        conserved();
    }

    /// Going there in two steps costs what going there at once costs, but for roundings against the trader.
    function testFuzz_SplittingDoesNotPay(uint96 one, uint96 two) external {
        int256 first = int256(between(uint256(one), 1, 100e18));
        int256 second = int256(between(uint256(two), 1, 100e18));
        uint256 before = vm.snapshotState();
        trade(ALICE, first);
        trade(ALICE, second);
        (, int256 split,) = house.position(ALICE, TOPIC);
        int256 splitCollateral = collateralOf(ALICE);
        vm.revertToState(before);
        trade(ALICE, first + second);
        (, int256 whole,) = house.position(ALICE, TOPIC);
        holds(split >= whole - 200, "entry: the same but for the price's last digit");
        atMost(splitCollateral, collateralOf(ALICE), "fees are no smaller");
    }

    function test_ReducingRealisesItsShare() external {
        trade(ALICE, 100e18);
        (, int256 entry,) = house.position(ALICE, TOPIC);
        price = 51_000e18;
        uint256 orderId = place(ALICE, -25e18);
        deliverNext(calm(price));
        execute(orderId);
        (int256 size, int256 left,) = house.position(ALICE, TOPIC);
        same(size, 75e18, "three quarters left");
        same(left, entry * 3 / 4, "of the entry too");
        conserved();
    }

    function test_TurningRoundClosesThenOpens() external {
        trade(ALICE, 10e18);
        trade(ALICE, -30e18);
        (int256 size, int256 entry,) = house.position(ALICE, TOPIC);
        same(size, -20e18, "turned");
        same(entry, -20 * (50_000e18 - 50_000e18 * 5 / 20_000), "opened at the price of this trade");
        same(state().openInterestLong, 0, "no longs");
        same(state().openInterestShort, 20e18, "one short");
        conserved();
    }

    function test_ThePoolMustBeAbleToPayBeforeItTakesMoreRisk() external {
        fund(ALICE, 1_000_000_000 * USD);
        trade(ALICE, 2_000e18);
        price = 52_900e18;
        deliverNext(calm(price));
        price = 56_000e18;
        trade(ALICE, -2_000e18);
        holds(settledPool() < 0, "closing a winner is never refused");
        conserved();
        refused(BOB, 1e18, IClearingErrors.PoolExhausted.selector);
        token.mint(address(this), POOL);
        token.approve(address(house), POOL);
        house.fundPool(POOL);
        trade(BOB, 1e18);
        same(sizeOf(BOB), 1e18, "refilled");
    }
}
