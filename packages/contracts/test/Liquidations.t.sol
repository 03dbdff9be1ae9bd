// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// Who can be liquidated, at what price, who is paid, and where the rest of the loss goes.
contract LiquidationsTest is ClearingFixture {
    address private constant CAROL = address(0xCA401);

    function setUp() external {
        setUpClearing();
        // 60,000 behind 1,000,000 of notional
        fund(CAROL, 60_000 * USD);
        trade(CAROL, 20e18);
    }

    function moveTo(int256 next) internal {
        price = next;
        deliverNext(calm(next));
    }

    function conservedWithCarol() internal view {
        int256 held =
            collateralOf(ALICE) + collateralOf(BOB) + collateralOf(KEEPER) + collateralOf(CAROL) + settledPool();
        same(int256(token.balanceOf(address(house))), held, "balance = collateral + pool");
    }

    function liquidate() internal {
        vm.prank(KEEPER);
        house.liquidate(CAROL, TOPIC);
    }

    function test_AHealthyAccountIsLeftAlone() external {
        moveTo(48_600e18);
        holds(!house.accountState(CAROL).liquidatable, "31,000 left, 24,300 needed");
        vm.expectPartialRevert(IClearingErrors.NotLiquidatable.selector);
        liquidate();
    }

    function test_BelowMaintenanceItIsClosedAtTheSkewPrice() external {
        moveTo(48_000e18);
        holds(house.accountState(CAROL).liquidatable, "19,000 left, 24,000 needed");
        (, int256 entry,) = house.position(CAROL, TOPIC);
        int256 before = collateralOf(CAROL);
        liquidate();
        uint256 exit = 48_000e18 + 48_000e18 * 10 / 20_000;
        int256 realised = (int256(exit) * 20 - entry) / 1e12;
        uint256 reward = exit * 20 / 200 / 1e12;
        same(sizeOf(CAROL), 0, "closed");
        same(collateralOf(CAROL), before + realised - int256(reward), "what is left");
        same(collateralOf(KEEPER), int256(reward), "0.5 % to the keeper");
        same(badDebt(), 0, "no bad debt");
        same(state().openInterestLong, 0, "no open interest");
        conservedWithCarol();
    }

    function test_TheKeeperIsPaidFromWhatIsLeft() external {
        moveTo(47_200e18);
        int256 before = collateralOf(CAROL);
        (, int256 entry,) = house.position(CAROL, TOPIC);
        liquidate();
        int256 left = before + (int256(47_200e18 + 47_200e18 * 10 / 20_000) * 20 - entry) / 1e12;
        holds(left > 0 && left < 4_720e6, "less is left than the full reward");
        same(collateralOf(KEEPER), left, "all of it");
        same(collateralOf(CAROL), 0, "nothing");
        conservedWithCarol();
    }

    function test_BadDebtIsThePoolsToTheUnit() external {
        moveTo(47_500e18);
        moveTo(45_000e18);
        (, int256 entry,) = house.position(CAROL, TOPIC);
        int256 before = collateralOf(CAROL);
        int256 pool = settledPool();
        int256 realised = (int256(45_000e18 + 45_000e18 * 10 / 20_000) * 20 - entry) / 1e12;
        uint256 lost = uint256(-(before + realised));
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.Liquidated(CAROL, TOPIC, KEEPER, -20e18, 45_022.5e18, 0, lost);
        liquidate();
        same(badDebt(), lost, "booked");
        same(collateralOf(CAROL), 0, "never below zero");
        same(collateralOf(KEEPER), 0, "nothing to pay from");
        same(settledPool() - pool, before, "the pool got what the trader had, and no more");
        conservedWithCarol();
    }

    function test_ABankruptAccountCannotCloseItself() external {
        moveTo(47_500e18);
        uint256 orderId = place(CAROL, -20e18);
        moveTo(44_700e18);
        expectRejected(orderId, CAROL, IClearingErrors.AccountBankrupt.selector);
        execute(orderId);
        same(sizeOf(CAROL), 20e18, "that is a liquidation, with its own order of losses");
    }

    function test_ALiquidatableAccountMayStillReduce() external {
        moveTo(48_000e18);
        trade(CAROL, -15e18);
        same(sizeOf(CAROL), 5e18, "reduced");
        holds(!house.accountState(CAROL).liquidatable, "and healthy again");
    }

    function test_AToppedUpAccountIsLeftAlone() external {
        moveTo(48_000e18);
        fund(CAROL, 10_000 * USD);
        vm.expectPartialRevert(IClearingErrors.NotLiquidatable.selector);
        liquidate();
    }

    function test_NoPosition() external {
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.NoPosition.selector, BOB, TOPIC));
        house.liquidate(BOB, TOPIC);
    }

    function test_SelfLiquidationPaysOnlyOnce() external {
        moveTo(48_000e18);
        int256 before = collateralOf(CAROL);
        (, int256 entry,) = house.position(CAROL, TOPIC);
        vm.prank(CAROL);
        house.liquidate(CAROL, TOPIC);
        int256 realised = (int256(48_000e18 + 48_000e18 * 10 / 20_000) * 20 - entry) / 1e12;
        same(collateralOf(CAROL), before + realised, "the reward comes back to its payer");
        conservedWithCarol();
    }

    function test_TierFourStillLiquidates() external {
        price = 48_000e18;
        int128[] memory fields = calm(price);
        fields[11] = 4;
        deliverNext(fields);
        expectMode(IClearingRecords.Mode.Halted, IClearingRecords.ModeReason.Tier);
        liquidate();
        same(sizeOf(CAROL), 0, "closed at a valid index");
    }

    /// Whatever the size and the crash, nothing is created or lost, the loser never ends below zero, and the pool books the shortfall.
    function testFuzz_ACrashConservesEveryUnit(uint96 draw, uint64 fall, bool short) external {
        trade(CAROL, -20e18);
        int256 size = int256(between(uint256(draw), 1e15, 15e18));
        trade(CAROL, short ? -size : size);
        int256 target = price - int256(between(uint256(fall), 0, 10_000e18)) * (short ? -1 : int256(1));
        for (uint256 i; i < 3; ++i) deliverNext(calm(target));
        conservedWithCarol();
        if (!house.accountState(CAROL).liquidatable) return;
        int256 before = int256(token.balanceOf(address(house)));
        liquidate();
        conservedWithCarol();
        same(int256(token.balanceOf(address(house))), before, "no token moved");
        holds(collateralOf(CAROL) >= 0, "never below zero");
        (int256 settled, int256 nav,) = house.pool();
        same(settled, nav, "with no position open, the pool's value is what is settled");
    }
}
