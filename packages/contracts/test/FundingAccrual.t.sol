// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FundingAccrual} from "../src/libraries/FundingAccrual.sol";
import {Checks} from "./support/Checks.sol";

contract FundingAccrualTest is Checks {
    int256 private constant WAD = 1e18;
    int256 private constant CAP = 434027777777;

    function test_Figures() external pure {
        // 1 bp over the time at 50,000: five a base unit; shorts twice as many receive half each
        (int256 long, int256 short) = FundingAccrual.funding(1e14, 50_000e18, 100e18, 200e18);
        same(long, 5e18, "longs pay");
        same(short, -2.5e18, "shorts share it");
        (long, short) = FundingAccrual.funding(-1e14, 50_000e18, 100e18, 200e18);
        same(short, 5e18, "shorts pay in full");
        same(long, -5e18, "no more than the payers' rate each");
    }

    function testFuzz_ReceivedIsNeverMoreThanPaid(int64 sum, uint96 index, uint96 openLong, uint96 openShort) external pure {
        (int256 long, int256 short) = FundingAccrual.funding(sum, int256(uint256(index)), openLong, openShort);
        int256 total = long * int256(uint256(openLong)) + short * int256(uint256(openShort));
        holds(total >= 0, "paid >= received");
        if (sum > 0) holds(long >= 0 && short <= 0 && -short <= long, "longs pay, shorts get no more a unit");
        if (sum < 0) holds(short >= 0 && long <= 0 && -long <= short, "shorts pay, longs get no more a unit");
    }

    function testFuzz_FundingIsMirrored(int64 sum, uint96 index, uint96 openLong, uint96 openShort) external pure {
        (int256 long, int256 short) = FundingAccrual.funding(sum, int256(uint256(index)), openLong, openShort);
        (int256 mirroredLong, int256 mirroredShort) =
            FundingAccrual.funding(-int256(sum), int256(uint256(index)), openShort, openLong);
        same(long, mirroredShort, "long and short change places");
        same(short, mirroredLong, "with the sign");
    }

    function testFuzz_NobodyToReceiveMeansNothingReceived(uint64 sum, uint96 index, uint96 open) external pure {
        (, int256 short) = FundingAccrual.funding(int256(uint256(sum)), int256(uint256(index)), open, 0);
        same(short, 0, "no shorts");
        (, short) = FundingAccrual.funding(int256(uint256(sum)), int256(uint256(index)), 0, open);
        same(short, 0, "no longs, nothing to share");
    }

    /// The same seconds in two calls charge at least as much, and at most one last digit more.
    function testFuzz_AccruingOftenerOnlyRoundsForThePool(int40 rate, uint16 one, uint16 two, uint96 index, uint64 a, uint64 b)
        external
        pure
    {
        int256 price = int256(uint256(index));
        (int256 long, int256 short) = FundingAccrual.funding(int256(rate) * (uint256(one) + two > 0 ? int256(uint256(one) + two) : int256(0)), price, a, b);
        (int256 firstLong, int256 firstShort) = FundingAccrual.funding(int256(rate) * int256(uint256(one)), price, a, b);
        (int256 nextLong, int256 nextShort) = FundingAccrual.funding(int256(rate) * int256(uint256(two)), price, a, b);
        int256 extraLong = firstLong + nextLong - long;
        int256 extraShort = firstShort + nextShort - short;
        holds(extraLong >= 0 && extraLong <= 2 && extraShort >= 0 && extraShort <= 2, "a digit or two for the pool");
    }

    function testFuzz_BorrowIsPaidByTheMajority(uint64 sum, uint96 index, uint96 openLong, uint96 openShort) external pure {
        (int256 long, int256 short) = FundingAccrual.borrow(sum, int256(uint256(index)), openLong, openShort);
        holds(long >= 0 && short >= 0, "nobody receives");
        if (openLong >= openShort) same(short, 0, "not the minority");
        if (openShort >= openLong) same(long, 0, "not the minority");
    }

    /// Second by second, as the rule is written.
    function slowly(int256 rate, int256 velocity, int256 cap, uint256 elapsed)
        internal
        pure
        returns (int256 positive, int256 negative, int256 last)
    {
        last = rate > cap ? cap : rate < -cap ? -cap : rate;
        for (uint256 i; i < elapsed; ++i) {
            last += velocity;
            if (last > cap) last = cap;
            if (last < -cap) last = -cap;
            if (last > 0) positive += last;
            else negative += last;
        }
    }

    function testFuzz_TheClosedFormIsTheRuleSecondBySecond(int48 rate, int32 velocity, uint8 elapsed) external pure {
        (int256 positive, int256 negative, int256 last) = FundingAccrual.velocityRuled(rate, velocity, CAP, elapsed);
        (int256 up, int256 down, int256 end) = slowly(rate, velocity, CAP, elapsed);
        same(positive, up, "positive seconds");
        same(negative, down, "negative seconds");
        same(last, end, "last rate");
    }

    function test_TheClosedFormAcrossZeroAndIntoTheCap() external pure {
        int256[5] memory rates = [int256(-7), 0, 5, 40, -40];
        int256[5] memory velocities = [int256(3), -3, 1, -20, 20];
        for (uint256 i; i < 5; ++i) {
            for (uint256 k; k < 5; ++k) {
                (int256 positive, int256 negative, int256 last) = FundingAccrual.velocityRuled(rates[i], velocities[k], 25, 9);
                (int256 up, int256 down, int256 end) = slowly(rates[i], velocities[k], 25, 9);
                holds(positive == up && negative == down && last == end, "the same");
            }
        }
    }

    function testFuzz_TheVelocityRuleDoesNotCareHowOftenItIsAsked(int48 rate, int32 velocity, uint24 one, uint24 two) external pure {
        (int256 positive, int256 negative, int256 last) =
            FundingAccrual.velocityRuled(rate, velocity, CAP, uint256(one) + two);
        (int256 p1, int256 n1, int256 halfway) = FundingAccrual.velocityRuled(rate, velocity, CAP, one);
        (int256 p2, int256 n2, int256 end) = FundingAccrual.velocityRuled(halfway, velocity, CAP, two);
        same(p1 + p2, positive, "positive");
        same(n1 + n2, negative, "negative");
        same(end, last, "last");
        atMost(last < 0 ? -last : last, CAP, "never beyond the cap");
    }

    function testFuzz_OwedIsRoundedAgainstTheHolder(int96 size, int112 cumulative, int112 snapshot) external pure {
        int256 owed = FundingAccrual.owed(size, cumulative, snapshot);
        int256 exact = (size < 0 ? -int256(size) : int256(size)) * (int256(cumulative) - snapshot);
        holds(owed * WAD >= exact && (owed - 1) * WAD < exact, "the least wad that covers it");
    }
}
