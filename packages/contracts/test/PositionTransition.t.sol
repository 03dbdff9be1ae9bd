// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignedMath} from "../src/libraries/SignedMath.sol";
import {Market, Position} from "../src/state/ClearingTypes.sol";
import {PositionTransition} from "../src/state/PositionTransition.sol";
import {Checks} from "./support/Checks.sol";

/// Laws of one trade against the pool, in memory.
contract PositionTransitionTest is Checks {
    int256 private constant WAD = 1e18;

    function crowd(int96 others) internal pure returns (Market memory market) {
        if (others >= 0) market.openInterestLong = uint128(uint96(others));
        else market.openInterestShort = uint128(uint256(-int256(others)));
    }

    function trade(Market memory market, Position memory position, int256 size, int256 price) internal pure returns (int256 settled) {
        bool fits;
        (settled, fits) = PositionTransition.trade(market, position, size, price);
        holds(fits, "fits");
    }

    function testFuzz_OpenInterestFollowsThePosition(int96 others, int80[5] memory sizes) external pure {
        Market memory market = crowd(others);
        uint128 long = market.openInterestLong;
        uint128 short = market.openInterestShort;
        Position memory position;
        int256 expected;
        for (uint256 i; i < 5; ++i) {
            if (sizes[i] == 0) continue;
            trade(market, position, sizes[i], 100e18);
            expected += sizes[i];
            same(position.size, expected, "size");
            same(market.openInterestLong, uint256(long) + (expected > 0 ? uint256(expected) : 0), "long");
            same(market.openInterestShort, uint256(short) + (expected < 0 ? uint256(-expected) : 0), "short");
        }
    }

    /// Money in equals money out: settled + what the position is still entered at = minus all that was paid.
    function testFuzz_NothingIsLostInARow(int80[5] memory sizes, uint80[5] memory prices) external pure {
        Market memory market;
        Position memory position;
        int256 settled;
        int256 paid;
        for (uint256 i; i < 5; ++i) {
            if (sizes[i] == 0) continue;
            int256 price = int256(uint256(prices[i])) + 1;
            settled += trade(market, position, sizes[i], price);
            paid += SignedMath.mulWadUp(sizes[i], price);
        }
        same(settled - position.entryNotional, -paid, "every unit of cost is either settled or in the entry");
        same(market.entryTotal, position.entryNotional, "the market's sum is the one position's");
    }

    function testFuzz_ClosingLeavesNothing(int80 size, uint80 first, uint80 second) external pure {
        if (size == 0) return;
        Market memory market;
        Position memory position;
        trade(market, position, size, int256(uint256(first)) + 1);
        trade(market, position, -int256(size), int256(uint256(second)) + 1);
        holds(position.size == 0 && position.entryNotional == 0 && position.snapshot == 0, "position");
        holds(market.openInterestLong == 0 && market.openInterestShort == 0, "open interest");
        holds(market.entryTotal == 0 && market.snapshotTotal == 0, "sums");
    }

    /// Closing a share realises that share, rounded against the holder by at most one last digit.
    function testFuzz_AShareIsRealisedAsAShare(int80 size, uint8 percent, uint80 first, uint80 second) external pure {
        if (SignedMath.abs(size) < 1e6) return;
        int256 part = int256(size) * int256(between(uint256(percent), 1, 99)) / 100;
        if (part == 0) return;
        Market memory market;
        Position memory position;
        trade(market, position, size, int256(uint256(first)) + 1);
        int256 entry = position.entryNotional;
        int256 price = int256(uint256(second)) + 1;
        int256 settled = trade(market, position, -part, price);
        int256 exact = -SignedMath.mulWadUp(-part, price) - entry * part / int256(size);
        holds(settled <= exact && settled >= exact - 1, "the share, or a digit less");
        holds((position.size > 0) == (size > 0), "still on its side");
    }

    /// Funding owed since the last trade is settled in full by the next one, and never twice.
    function testFuzz_FundingIsSettledOnce(int80 size, int80 next, int80 long, int80 short) external pure {
        if (size == 0 || next == 0) return;
        Market memory market;
        Position memory position;
        trade(market, position, size, 100e18);
        market.cumulativeLong = long;
        market.cumulativeShort = short;
        int256 owed = SignedMath.mulWadUp(int256(SignedMath.abs(size)), size > 0 ? long : short);
        Market memory still;
        Position memory twin;
        trade(still, twin, size, 100e18);
        int256 without = trade(still, twin, next, 100e18);
        int256 with_ = trade(market, position, next, 100e18);
        same(without - with_, owed, "settled in full");
        int256 again = trade(market, position, 1, 100e18);
        int256 twice = trade(still, twin, 1, 100e18);
        same(again, twice, "and not again");
    }

    function testFuzz_SumsReplaceExactlyWhatTheyAdded(int80[4] memory sizes, int80[4] memory cumulatives) external pure {
        Market memory market;
        Position memory one;
        Position memory two;
        for (uint256 i; i < 4; ++i) {
            if (sizes[i] == 0) continue;
            (market.cumulativeLong, market.cumulativeShort) = (cumulatives[i], -int128(cumulatives[i]));
            trade(market, i % 2 == 0 ? one : two, sizes[i], 100e18);
        }
        int256 expected =
            PositionTransition.snapshotShare(one.size, one.snapshot) + PositionTransition.snapshotShare(two.size, two.snapshot);
        same(market.snapshotTotal, expected, "sum of the shares, to the digit");
    }

    function test_WhatDoesNotFitIsNotStored() external pure {
        Market memory market;
        Position memory position;
        (, bool fits) = PositionTransition.trade(market, position, 2 ** 96, 2 ** 100);
        holds(!fits, "refused");
        same(position.size, 0, "untouched");
        same(market.openInterestLong, 0, "untouched");
    }
}
