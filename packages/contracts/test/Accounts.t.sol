// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {MarketConfig} from "../src/state/ClearingTypes.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// Deposits, withdrawals, initial margin, funding on positions, the pool's value, listing.
contract AccountsTest is ClearingFixture {
    function setUp() external {
        setUpClearing();
    }

    function withdraw(address account, uint256 amount) internal {
        vm.prank(account);
        house.withdraw(amount);
    }

    function testFuzz_DepositAndWithdrawAreInverse(uint64 amount) external {
        uint256 value = uint256(amount) + 1;
        fund(ALICE, value);
        same(collateralOf(ALICE), int256(STAKE + value), "credited");
        withdraw(ALICE, value);
        same(token.balanceOf(ALICE), value, "returned");
        conserved();
    }

    function test_MoneyAtTheDoor() external {
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.AmountZero.selector));
        house.deposit(0);
        vm.expectPartialRevert(IClearingErrors.AmountTooLarge.selector);
        house.deposit(type(uint256).max);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        house.deposit(1);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.CollateralTooSmall.selector, int256(STAKE), STAKE + 1));
        withdraw(ALICE, STAKE + 1);
    }

    /// 200 base units ask 5 % of 10,000,000 and their exit.
    function test_AnOpenPositionHoldsItsInitialMargin() external {
        trade(ALICE, 200e18);
        IClearingRecords.AccountState memory account = house.accountState(ALICE);
        same(account.initialRequirement, 500_000 * USD, "requirement");
        vm.expectPartialRevert(IClearingErrors.InsufficientMargin.selector);
        withdraw(ALICE, 500_000 * USD);
        withdraw(ALICE, 400_000 * USD);
        conserved();
    }

    function test_UnrealisedProfitCannotBeWithdrawn() external {
        trade(ALICE, 200e18);
        price = 52_000e18;
        deliverNext(calm(price));
        holds(house.accountState(ALICE).equity > int256(STAKE), "in profit");
        uint256 free = uint256(collateralOf(ALICE)) - 520_000 * USD;
        vm.expectPartialRevert(IClearingErrors.InsufficientMargin.selector);
        withdraw(ALICE, free + 1);
        withdraw(ALICE, free);
    }

    function test_HalfOfTheProfitBacksNewRisk() external {
        trade(ALICE, 300e18);
        refused(ALICE, 40e18, IClearingErrors.InsufficientMargin.selector);
        price = 51_000e18;
        deliverNext(calm(price));
        trade(ALICE, 40e18);
        same(sizeOf(ALICE), 340e18, "backed by profit");
    }

    function test_InitialMarginUsesTheWorseOfIndexAndAverage() external {
        int128[] memory fields = calm(price);
        fields[2] = 45_000e18;
        uint256 orderId = place(ALICE, 100e18);
        deliverNext(fields);
        // 5,000,000 of notional: 250,000 of margin, and 500,000 of loss at the average
        execute(orderId);
        same(sizeOf(ALICE), 100e18, "enough for 100");
        orderId = place(BOB, 200e18);
        deliverNext(fields);
        expectRejected(orderId, BOB, IClearingErrors.InsufficientMargin.selector);
        execute(orderId);
    }

    /// Longs pay what shorts receive when the sides are equal; the pool keeps the rounding.
    function test_FundingMovesFromLongsToShorts() external {
        trade(ALICE, 10e18);
        trade(BOB, -10e18);
        int128[] memory fields = paying();
        deliverNext(fields);
        int256 rate = hub.latest(TOPIC).fields[6];
        vm.warp(block.timestamp + 100);
        (,, int256 long) = house.position(ALICE, TOPIC);
        (,, int256 short) = house.position(BOB, TOPIC);
        same(long, rate * 100 * 50_000 * 10, "rate * time * index * size");
        same(short, -long, "equal sides");
        holds(long + short >= 0, "paid >= received");
    }

    function test_TheMinorityReceivesNoMoreThanItsOwnRate() external {
        trade(ALICE, 30e18);
        trade(BOB, -10e18);
        int128[] memory fields = paying();
        deliverNext(fields);
        vm.warp(block.timestamp + 100);
        (,, int256 long) = house.position(ALICE, TOPIC);
        (,, int256 short) = house.position(BOB, TOPIC);
        same(-short * 3, long, "a third of the size, a third of the money; the rest is the pool's");
    }

    /// New rates never reach back: what the old vector earned is settled first.
    function test_AccrualIsSettledUnderTheOldVector() external {
        trade(ALICE, 10e18);
        int128[] memory fields = paying();
        deliverNext(fields);
        int256 rate = state().fundingRate;
        int256 start = state().cumulativeFundingLong;
        fields[6] = -fields[6];
        deliverNext(fields);
        same(state().cumulativeFundingLong - start, rate * 10 * 50_000, "ten seconds at the old rate");
    }

    function test_FundingIsSettledWithTheTrade() external {
        trade(ALICE, 10e18);
        trade(BOB, -10e18);
        int128[] memory fields = paying();
        for (uint256 i; i < 5; ++i) deliverNext(fields);
        (,, int256 owed) = house.position(ALICE, TOPIC);
        holds(owed > 0, "owes");
        uint256 orderId = place(ALICE, -10e18);
        deliverNext(fields);
        (,, owed) = house.position(ALICE, TOPIC);
        int256 pool = settledPool();
        int256 before = collateralOf(ALICE);
        execute(orderId);
        same(settledPool() - pool, before - collateralOf(ALICE), "to the pool's settled part, which the receiver draws on");
        (,, owed) = house.position(ALICE, TOPIC);
        same(owed, 0, "settled");
        conserved();
    }

    /// A trade at the skew price moves value between trader and pool by the fee alone.
    function testFuzz_ThePoolsValueMovesByTheFeeOnly(int96 draw) external {
        int256 size = between(int256(draw), -150e18, 150e18);
        if (size == 0) return;
        int256 nav = navPool();
        int256 collateral = collateralOf(ALICE);
        uint256 orderId = place(ALICE, size);
        deliverNext(calm(price));
        execute(orderId);
        int256 fee = collateral - collateralOf(ALICE);
        int256 gained = navPool() - nav - fee;
        holds(gained >= -2 && gained <= 2, "but for the last digit");
    }

    /// What the traders' equities and the pool's value claim together is never more than the money that is there.
    function testFuzz_ClaimsNeverExceedTheMoney(int96 one, int96 two, int64 move) external {
        trade(ALICE, between(int256(one), 1, 150e18));
        trade(BOB, between(int256(two), -150e18, -1));
        price += int256(move) * 200;
        deliverNext(calm(price));
        int256 claims = house.accountState(ALICE).equity + house.accountState(BOB).equity + navPool();
        atMost(claims, int256(token.balanceOf(address(house))) + 2, "claims <= money");
    }

    function test_ListingIsGovernances() external {
        MarketConfig memory config = marketConfig();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, BOB));
        vm.prank(BOB);
        house.addMarket("other", config);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.MarketExists.selector, TOPIC));
        house.addMarket(TOPIC, config);
    }

    function test_ListingChecksEveryFigure() external {
        parameterBounds.configure("other", topicConfig());
        for (uint256 i; i < 14; ++i) {
            MarketConfig memory config = marketConfig();
            if (i == 0) config.skewScale = 1e15 - 1;
            if (i == 1) config.maxOpenInterest = 0;
            if (i == 2) config.roundSeconds = 60;
            if (i == 3) config.minDelaySeconds = 0;
            if (i == 4) config.noDeliverySeconds = 9;
            if (i == 5) config.maxAccrualGapSeconds = 100;
            if (i == 6) config.velocityCap = 1e17 + 1;
            if (i == 7) config.velocity = 1e17 + 1;
            if (i == 8) config.liquidationReward = 0.05e18 + 1;
            if (i == 9) config.profitWeight = 1e18 + 1;
            if (i == 10) config.maxAccrualGapSeconds = 7 days + 1;
            if (i == 11) config.insuranceFeeShareBps = 10_001;
            if (i == 12) config.insuranceLiquidationBps = 501;
            if (i == 13) config.insuranceTargetBps = 10_001;
            vm.expectPartialRevert(IClearingErrors.MarketConfigInvalid.selector);
            house.addMarket("other", config);
        }
        house.addMarket("other", marketConfig());
        same(house.markets().length, 2, "listed");
    }

    /// What is no function of the clearing house is asked of its reading code, which has no way to write.
    function test_AnUnknownFunctionIsRefused() external {
        bytes4[3] memory selectors = [bytes4(0), bytes4(keccak256("mint(address,uint256)")), bytes4(keccak256("sync(bytes32)"))];
        for (uint256 i; i < 3; ++i) {
            (bool done,) = address(house).call(abi.encodeWithSelector(selectors[i], TOPIC, 1));
            holds(!done, "refused");
        }
        (bool empty,) = address(house).call("");
        holds(!empty, "an empty call too");
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(this)));
        IAccessManaged(address(house)).setAuthority(address(this));
    }

    function test_UnknownMarketsAndOrders() external {
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.UnknownMarket.selector, bytes32("?")));
        house.marketState("?");
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.UnknownMarket.selector, bytes32("?")));
        house.poke("?");
        holds(!house.order(77).open, "an unknown order is not open");
    }
}
