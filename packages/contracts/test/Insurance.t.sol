// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {MarketConfig} from "../src/state/ClearingTypes.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// A market's insurance: who fills it, how far, and whose bad debt it pays before the pool does.
contract InsuranceTest is ClearingFixture {
    address private constant CAROL = address(0xCA401);
    bytes32 private constant OTHER = keccak256("MARKET:ETH-USD");

    function setUp() external {
        setUpClearing();
        // 60,000 behind 1,000,000 of notional
        fund(CAROL, 60_000 * USD);
    }

    /// A fifth of the fee, half a percent of a liquidated notional, full at 2 % of the larger side.
    function marketConfig() internal pure override returns (MarketConfig memory config) {
        config = super.marketConfig();
        config.insuranceFeeShareBps = 2_000;
        config.insuranceLiquidationBps = 50;
        config.insuranceTargetBps = 200;
    }

    function insure(uint256 amount) internal {
        token.mint(address(this), amount);
        token.approve(address(house), amount);
        house.fundInsurance(TOPIC, amount);
    }

    function moveTo(int256 next) internal {
        price = next;
        deliverNext(calm(next));
    }

    function liquidateCarol() internal {
        vm.prank(KEEPER);
        house.liquidate(CAROL, TOPIC);
    }

    function booksBalance() internal view {
        int256 held = collateralOf(ALICE) + collateralOf(BOB) + collateralOf(KEEPER) + collateralOf(CAROL);
        same(int256(token.balanceOf(address(house))), held + settledPool() + insured(), "balance = collateral + pool + insurance");
    }

    function expectFunded(uint256 amount, IClearingRecords.InsuranceSource source) internal {
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.InsuranceFunded(TOPIC, amount, source);
    }

    /// Puts Carol 20 long and moves the price so far that `lost` token units are missing.
    function ruin() internal returns (uint256 lost) {
        trade(CAROL, 20e18);
        moveTo(47_500e18);
        moveTo(45_000e18);
        (, int256 entry,) = house.position(CAROL, TOPIC);
        int256 skew = state().skew;
        int256 exit = 45_000e18 + 45_000e18 * (2 * skew - 20e18) / 2 / 20_000e18;
        lost = uint256(-(collateralOf(CAROL) + (exit * 20 - entry) / 1e12));
    }

    function test_AShareOfTheFeeFillsIt() external {
        uint256 orderId = place(ALICE, 10e18);
        deliverNext(calm(price));
        int256 pool = settledPool();
        // 10 at 50,012.5, of which 5 bp, of which a fifth
        expectFunded(50_012_500, IClearingRecords.InsuranceSource.TradeFee);
        execute(orderId);
        same(insured(), 50_012_500, "a fifth of 250.0625");
        same(settledPool() - pool, 4 * 50_012_500, "four fifths");
        booksBalance();
    }

    function test_BeyondItsTargetTheShareIsThePools() external {
        trade(ALICE, 10e18);
        same(state().insuranceTarget, 10_000 * USD, "2 % of 500,000");
        insure(10_000 * USD - 50_012_500 - 5);
        uint256 orderId = place(BOB, -10e18);
        deliverNext(calm(price));
        int256 pool = settledPool();
        expectFunded(5, IClearingRecords.InsuranceSource.TradeFee);
        execute(orderId);
        same(insured(), int256(10_000 * USD), "full");
        same(settledPool() - pool, 5 * 50_012_500 - 5, "the rest is the pool's");
        int256 before = insured();
        trade(BOB, 2e18);
        same(insured(), before, "and nothing more");
        booksBalance();
    }

    function test_WithoutOpenInterestThereIsNothingToInsure() external {
        trade(ALICE, 10e18);
        int256 before = insured();
        trade(ALICE, -10e18);
        same(state().insuranceTarget, 0, "nobody stands in the market");
        same(insured(), before, "the closing fee is the pool's");
        booksBalance();
    }

    function test_ALiquidatedAccountPaysItAfterTheKeeper() external {
        trade(ALICE, 100e18);
        trade(CAROL, 20e18);
        moveTo(48_000e18);
        (, int256 entry,) = house.position(CAROL, TOPIC);
        int256 collateral = collateralOf(CAROL);
        int256 before = insured();
        int256 exit = 48_000e18 + 48_000e18 * 110 / 20_000;
        uint256 share = uint256(exit) * 20 / 200 / 1e12;
        expectFunded(share, IClearingRecords.InsuranceSource.Liquidation);
        liquidateCarol();
        same(collateralOf(KEEPER), int256(share), "0.5 % to the keeper");
        same(insured() - before, int256(share), "0.5 % to the insurance");
        same(collateralOf(CAROL), collateral + (exit * 20 - entry) / 1e12 - 2 * int256(share), "the rest stays hers");
        booksBalance();
    }

    function test_TheKeeperComesBeforeTheInsurance() external {
        trade(ALICE, 100e18);
        trade(CAROL, 20e18);
        moveTo(47_100e18);
        (, int256 entry,) = house.position(CAROL, TOPIC);
        int256 left = collateralOf(CAROL) + (int256(47_100e18 + 47_100e18 * 110 / 20_000) * 20 - entry) / 1e12;
        int256 reward = int256(47_100e18 + 47_100e18 * 110 / 20_000) * 20 / 200 / 1e12;
        holds(left > 0 && left < 2 * reward, "not enough for both");
        int256 before = insured();
        liquidateCarol();
        same(collateralOf(KEEPER), left < reward ? left : reward, "first");
        same(insured() - before, left < reward ? int256(0) : left - reward, "what is then left");
        same(collateralOf(CAROL), 0, "nothing");
        same(badDebt(), 0, "and no debt is made by a fee");
        booksBalance();
    }

    function test_ItPaysBadDebtBeforeThePool() external {
        insure(100_000 * USD);
        uint256 lost = ruin();
        int256 pool = settledPool();
        int256 before = insured();
        int256 collateral = collateralOf(CAROL);
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.InsurancePaid(TOPIC, CAROL, lost);
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.Liquidated(CAROL, TOPIC, KEEPER, -20e18, 45_022.5e18, 0, lost);
        liquidateCarol();
        same(before - insured(), int256(lost), "all of it");
        same(state().insurancePaid, lost, "counted");
        same(badDebt(), 0, "the pool bore nothing");
        same(settledPool() - pool, collateral + int256(lost), "the pool won what the trader lost, in full");
        same(collateralOf(CAROL), 0, "never below zero");
        booksBalance();
    }

    function test_WhatItCannotPayIsThePools() external {
        insure(100 * USD);
        uint256 lost = ruin();
        uint256 held = uint256(insured());
        holds(held > 100 * USD && held < lost, "some, not enough");
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.InsurancePaid(TOPIC, CAROL, held);
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.PoolLossBooked(TOPIC, CAROL, lost - held);
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.Liquidated(CAROL, TOPIC, KEEPER, -20e18, 45_022.5e18, 0, lost);
        liquidateCarol();
        same(insured(), 0, "spent");
        same(state().insurancePaid, held, "paid");
        same(badDebt(), lost - held, "borne by the pool");
        booksBalance();
    }

    function test_EveryMarketHasItsOwn() external {
        parameterBounds.configure(OTHER, topicConfig());
        house.addMarket(OTHER, marketConfig());
        token.mint(address(this), 500 * USD);
        token.approve(address(house), 500 * USD);
        house.fundInsurance(OTHER, 500 * USD);
        uint256 lost = ruin();
        int256 held = insured();
        liquidateCarol();
        same(badDebt(), lost - uint256(held), "its own insurance, then the pool");
        same(house.marketState(OTHER).insurance, 500 * USD, "the other market's is untouched");
        same(house.marketState(OTHER).insurancePaid, 0, "and has paid nothing");
    }

    function test_AnyoneMayFundItBeyondItsTarget() external {
        token.mint(BOB, 7);
        vm.startPrank(BOB);
        token.approve(address(house), 7);
        expectFunded(7, IClearingRecords.InsuranceSource.Deposit);
        house.fundInsurance(TOPIC, 7);
        vm.stopPrank();
        same(state().insuranceTarget, 0, "nothing is open");
        same(insured(), 7, "held");
        booksBalance();
    }

    function test_FundingIsChecked() external {
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.AmountZero.selector));
        house.fundInsurance(TOPIC, 0);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.UnknownMarket.selector, bytes32("?")));
        house.fundInsurance("?", 1);
        uint256 most = type(uint104).max;
        token.mint(address(this), most + 1);
        token.approve(address(house), most + 1);
        house.fundInsurance(TOPIC, most);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.AmountTooLarge.selector, most + 1, most));
        house.fundInsurance(TOPIC, 1);
    }

    /// Closing orders feed it too, and a refused order leaves nothing.
    function test_ARefusedOrderFundsNothing() external {
        trade(ALICE, 10e18);
        int256 before = insured();
        refused(ALICE, 5_000e18, IClearingErrors.InsufficientMargin.selector);
        same(insured(), before, "nothing");
        booksBalance();
    }

    /// Whatever was insured and whatever is lost: every unit of the loss ends in exactly one place, and nothing is made or lost.
    function testFuzz_EveryUnitOfALossEndsInExactlyOnePlace(uint64 insurance, uint96 draw, uint64 fall, bool short) external {
        insure(between(uint256(insurance), 1, 200_000 * USD));
        int256 size = int256(between(uint256(draw), 1e15, 15e18));
        trade(CAROL, short ? -size : size);
        int256 target = price - int256(between(uint256(fall), 2_000e18, 10_000e18)) * (short ? -1 : int256(1));
        for (uint256 i; i < 3; ++i) deliverNext(calm(target));
        if (!house.accountState(CAROL).liquidatable) return;
        (, int256 entry,) = house.position(CAROL, TOPIC);
        int256 signed_ = sizeOf(CAROL);
        // alone in the market: the mean of the mark before and after is half her own skew away from the index
        int256 scaled = target * (40_000e18 + signed_);
        int256 exit = signed_ < 0 && scaled % 40_000e18 != 0 ? scaled / 40_000e18 + 1 : scaled / 40_000e18;
        int256 wad = signed_ * exit;
        int256 value = wad / 1e18 - (wad < 0 && wad % 1e18 != 0 ? int256(1) : int256(0)) - entry;
        int256 units = value / 1e12 - (value < 0 && value % 1e12 != 0 ? int256(1) : int256(0));
        int256 after_ = collateralOf(CAROL) + units;
        uint256 lost = after_ < 0 ? uint256(-after_) : 0;
        uint256 held = uint256(insured());
        uint256 paid = lost < held ? lost : held;
        liquidateCarol();
        same(state().insurancePaid, paid, "the insurance as far as it reaches");
        same(badDebt(), lost - paid, "the pool the rest");
        booksBalance();
        same(settledPool(), navPool(), "with no position open, the pool's value is what is settled");
    }
}
