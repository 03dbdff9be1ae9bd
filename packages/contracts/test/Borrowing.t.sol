// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FundingAccrual} from "../src/libraries/FundingAccrual.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// The borrow rate: who is charged, on what, since when, and who gets it.
contract BorrowingTest is ClearingFixture {
    /// 3.2 % a year.
    int128 private constant RATE = 1_000_000_000;

    function setUp() external {
        setUpClearing();
    }

    function lending(int128 rate) internal view returns (int128[] memory fields) {
        fields = calm(price);
        fields[7] = rate;
    }

    /// The hub moves a rate by its step only, so the rate wanted takes some rounds to be in force.
    function deliverRate(int128 rate) internal {
        for (uint256 i; i < 8 && state().borrowRate != uint128(rate); ++i) deliverNext(lending(rate));
        same(state().borrowRate, uint128(rate), "in force");
    }

    function owedBy(address account) internal view returns (int256 owed) {
        (,, owed) = house.position(account, TOPIC);
    }

    function both(int256 one, int256 two) internal {
        uint256[] memory ids = new uint256[](2);
        (ids[0], ids[1]) = (place(ALICE, one), place(BOB, two));
        deliverNext(calm(price));
        house.executeOrders(ids);
    }

    function test_TheLargerSideIsChargedOnItsNotionalAtTheIndex() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        int256 long = owedBy(ALICE);
        int256 short = owedBy(BOB);
        vm.warp(block.timestamp + 60);
        same(owedBy(ALICE) - long, 30 * 50_000 * int256(RATE) * 60, "size x index x rate x time");
        same(owedBy(BOB), short, "the smaller side is the pool's hedge and pays nothing");
    }

    function test_ShortsAreChargedWhenTheyAreMore() external {
        both(10e18, -30e18);
        deliverRate(RATE);
        (int256 long, int256 short) = (owedBy(ALICE), owedBy(BOB));
        vm.warp(block.timestamp + 60);
        same(owedBy(BOB) - short, 30 * 50_000 * int256(RATE) * 60, "the larger side");
        same(owedBy(ALICE), long, "the smaller side");
    }

    function test_EqualSidesLeaveThePoolNothingToLend() external {
        both(10e18, -10e18);
        deliverRate(RATE);
        vm.warp(block.timestamp + 60);
        same(owedBy(ALICE) + owedBy(BOB), 0, "nothing is borrowed");
    }

    function test_ItIsPaidToThePoolToTheUnit() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        for (uint256 i; i < 30; ++i) deliverNext(lending(RATE));
        uint256 orderId = place(ALICE, -1e18);
        deliverNext(lending(RATE));
        int256 owed = owedBy(ALICE);
        int256 pool = settledPool();
        int256 collateral = collateralOf(ALICE);
        holds(owed > 0, "something is owed");
        execute(orderId);
        same(owedBy(ALICE), 0, "settled with the trade");
        same(settledPool() - pool, collateral - collateralOf(ALICE), "what she pays is what the pool gets");
        same(insured(), 0, "and nobody else");
        conserved();
    }

    /// The pool's value grows by the interest while it accrues, not only when it is settled.
    function test_ThePoolsValueCountsWhatIsOwed() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        int256 owed = owedBy(ALICE);
        int256 nav = navPool();
        vm.warp(block.timestamp + 100);
        int256 gained = navPool() - nav;
        int256 charged = (owedBy(ALICE) - owed) / 1e12;
        holds(gained >= charged - 1 && gained <= charged + 1, "as it accrues");
    }

    function test_ANewRateAppliesFromItsRoundOn() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        int256 long = state().cumulativeFundingLong;
        deliverNext(lending(0));
        same(state().cumulativeFundingLong - long, 50_000 * int256(RATE) * 10, "ten seconds at the old rate");
        int256 rate = int256(state().borrowRate);
        holds(rate < int256(RATE), "the new one is in force");
        long = state().cumulativeFundingLong;
        vm.warp(block.timestamp + 7);
        same(state().cumulativeFundingLong - long, 50_000 * rate * 7, "and then the new one");
    }

    function test_ItIsCappedOverAGap() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        uint256 last = block.timestamp;
        vm.warp(last + 3_600);
        int256 hour = state().cumulativeFundingLong;
        vm.warp(last + 30 days);
        same(state().cumulativeFundingLong, hour, "a month of silence costs an hour");
    }

    /// A newcomer owes nothing for the time before, and a change of sides is charged by the second.
    function test_OnlyTheTimeHeldIsCharged() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        vm.warp(block.timestamp + 20);
        round = uint64(block.timestamp / LENGTH);
        fund(KEEPER, STAKE);
        uint256 orderId = place(KEEPER, 1e18);
        deliverNext(lending(RATE));
        vm.prank(BOB);
        uint256[] memory ids = new uint256[](1);
        ids[0] = orderId;
        house.executeOrders(ids);
        same(owedBy(KEEPER), 0, "nothing yet");
        vm.warp(block.timestamp + 5);
        same(owedBy(KEEPER), 50_000 * int256(RATE) * 5, "five seconds");
    }

    /// However often the market is brought up to date, interest differs by a last digit a call, for the pool.
    function testFuzz_HowOftenItIsAskedOnlyRoundsForThePool(uint8[6] memory pauses, int96 size, uint64 rate) external {
        both(between(int256(size), 1e18, 150e18), -0.5e18);
        for (uint256 i; i < 4; ++i) deliverNext(lending(int128(uint128(rate) % 15_000_000_000)));
        uint256 start = block.timestamp;
        uint256 end = start;
        for (uint256 i; i < 6; ++i) end += pauses[i] % 20;
        uint256 snapshot = vm.snapshotState();
        vm.warp(end);
        int256 once = state().cumulativeFundingLong;
        vm.revertToState(snapshot);
        for (uint256 i; i < 6; ++i) {
            vm.warp(block.timestamp + pauses[i] % 20);
            house.poke(TOPIC);
        }
        int256 extra = state().cumulativeFundingLong - once;
        holds(extra >= 0 && extra <= 6, "a last digit a call, for the pool");
        same(state().cumulativeFundingShort, 0, "the smaller side owes nothing");
    }

    /// The same seconds in two calls charge at least as much, and at most one last digit more.
    function testFuzz_SplittingTheTimeOnlyRoundsForThePool(uint40 rate, uint16 one, uint16 two, uint96 index, uint64 more) external pure {
        int256 price_ = int256(uint256(index));
        uint256 open = uint256(more) + 1;
        (int256 whole,) = FundingAccrual.borrow(uint256(rate) * (uint256(one) + two), price_, open, 0);
        (int256 first,) = FundingAccrual.borrow(uint256(rate) * one, price_, open, 0);
        (int256 second,) = FundingAccrual.borrow(uint256(rate) * two, price_, open, 0);
        int256 extra = first + second - whole;
        holds(extra >= 0 && extra <= 1, "a digit for the pool");
    }

    /// Funding and interest together: what the market credits is never more than what it charges.
    function testFuzz_PaidCoversReceivedWithInterest(int64 funding, uint64 rate, uint96 openLong, uint96 openShort, uint16 elapsed) external pure {
        int256 index = 50_000e18;
        int256 seconds_ = int256(uint256(elapsed));
        (int256 long, int256 short) = FundingAccrual.funding((int256(funding) % FUNDING_CAP) * seconds_, index, openLong, openShort);
        (int256 lentLong, int256 lentShort) = FundingAccrual.borrow(uint256(rate % 15_000_000_000) * elapsed, index, openLong, openShort);
        int256 total = (long + lentLong) * int256(uint256(openLong)) + (short + lentShort) * int256(uint256(openShort));
        int256 interest = lentLong * int256(uint256(openLong)) + lentShort * int256(uint256(openShort));
        holds(total >= interest && interest >= 0, "the pool keeps at least the interest");
    }

    function test_TheRateIsShownAndTold() external {
        both(30e18, -10e18);
        deliverRate(RATE);
        IClearingRecords.MarketState memory before = state();
        vm.warp(block.timestamp + 9);
        int256 charged = 50_000 * int256(RATE) * 9;
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.FundingAccrued(
            TOPIC, before.fundingRate, uint128(RATE), before.cumulativeFundingLong + charged, before.cumulativeFundingShort, 9
        );
        house.poke(TOPIC);
    }
}
