// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Margin} from "../src/libraries/Margin.sol";
import {OrderRules} from "../src/state/OrderRules.sol";
import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {PackedVector} from "../src/libraries/PackedVector.sol";
import {Rounds} from "../src/libraries/Rounds.sol";
import {Checks} from "./support/Checks.sol";

contract MarginTest is Checks {
    function line(int256 size, int256 entry) internal pure returns (Margin.Line memory) {
        return Margin.Line({
            size: size,
            entryNotional: entry,
            fundingOwed: 0,
            index: 50_000e18,
            indexAverage: 49_000e18,
            skew: 0,
            skewScale: 20_000e18,
            initialMargin: 0.05e18,
            maintenanceMargin: 0.025e18,
            profitWeight: 0.5e18
        });
    }

    function risk(Margin.Line memory one) internal pure returns (Margin.Risk memory sums) {
        Margin.add(sums, one);
    }

    function test_ALongIsValuedAtTheLowerOfIndexAndAverage() external pure {
        Margin.Risk memory sums = risk(line(2e18, 99_000e18));
        same(sums.equity, 1_000e18, "equity at the index");
        // worth 98,000 at the average: a loss of 1,000, and an exit impact of 2^2/2/20,000 * 50,000 = 5
        same(sums.initial, -1_005e18, "initial at the worse price, less the exit");
        same(sums.settled, -1_005e18, "a loss counts in full");
        same(sums.initialRequirement, 5_000e18, "5 % of the higher notional");
        same(sums.maintenanceRequirement, 2_505e18, "2.5 %, and its own exit");
    }

    function test_AShortIsValuedAtTheHigher() external pure {
        Margin.Risk memory sums = risk(line(-2e18, -101_000e18));
        same(sums.equity, 1_000e18, "equity at the index");
        same(sums.initial, 500e18 - 5e18, "half of the profit counts");
        same(sums.settled, -5e18, "none of it can be withdrawn");
    }

    function test_FundingOwedCountsEverywhere() external pure {
        Margin.Line memory one = line(2e18, 100_000e18);
        Margin.Risk memory before = risk(one);
        one.fundingOwed = 10e18;
        Margin.Risk memory afterwards = risk(one);
        same(before.equity - afterwards.equity, 10e18, "equity");
        same(before.initial - afterwards.initial, 10e18, "initial");
        same(before.settled - afterwards.settled, 10e18, "settled");
    }

    function testFuzz_StricterMeasuresAreNeverLarger(int96 size, int112 entry, uint96 index, uint96 average, int96 skew) external pure {
        Margin.Line memory one = line(size, entry);
        (one.index, one.indexAverage, one.skew) = (int256(uint256(index)) + 1, int256(uint256(average)) + 1, skew);
        Margin.Risk memory sums = risk(one);
        holds(sums.settled <= sums.initial && sums.initial <= sums.equity, "settled <= initial <= equity");
        int256 higher = one.index > one.indexAverage ? one.index : one.indexAverage;
        holds(sums.initialRequirement >= Margin.requirement(size, higher, 0.05e18), "at least 5 %");
    }

    /// Other traders' skew moves neither equity nor the maintenance requirement.
    function testFuzz_NobodyIsLiquidatedByAnothersSkew(int96 size, int112 entry, int96 one, int96 two) external pure {
        Margin.Line memory first = line(size, entry);
        Margin.Line memory second = line(size, entry);
        (first.skew, second.skew) = (one, two);
        Margin.Risk memory a = risk(first);
        Margin.Risk memory b = risk(second);
        same(a.equity, b.equity, "equity");
        same(a.maintenanceRequirement, b.maintenanceRequirement, "requirement");
    }

    function testFuzz_ReducingShrinksWithoutTurning(int96 position, int96 size) external pure {
        if (size == 0) return;
        bool reducing = OrderRules.reduces(position, size);
        int256 next = int256(position) + size;
        bool shrinks = (next >= 0) == (position >= 0) || next == 0;
        bool expected = position != 0 && shrinks && (next < 0 ? -next : next) < (position < 0 ? -int256(position) : int256(position));
        holds(reducing == expected, "reduces");
    }

    function testFuzz_ModesLetThroughWhatTheyShould(uint8 draw, bool reducing, int96 skew, int96 size) external pure {
        IClearingRecords.Mode mode = IClearingRecords.Mode(draw % 4);
        bytes4 answer = OrderRules.permitted(mode, reducing, skew, size);
        if (mode == IClearingRecords.Mode.Halted) {
            same(bytes32(answer), bytes32(IClearingErrors.MarketHalted.selector), "halted: nothing");
        } else if (reducing || mode == IClearingRecords.Mode.Normal) {
            same(bytes32(answer), 0, "reducing is always open");
        } else if (mode == IClearingRecords.Mode.ReduceOnly) {
            same(bytes32(answer), bytes32(IClearingErrors.OnlyReducing.selector), "no opening in reduce-only");
        } else {
            int256 next = int256(skew) + size;
            bool closes = (next < 0 ? -next : next) < (skew < 0 ? -int256(skew) : int256(skew));
            holds((answer == 0) == closes, "gap closing: only what shrinks the skew");
        }
    }

    function testFuzz_RoundsTile(uint40 time, uint16 length, uint16 delay) external pure {
        if (length == 0) return;
        uint64 round = Rounds.roundAt(time, length);
        holds(uint256(round) * length <= time && time < (uint256(round) + 1) * length, "covers");
        uint256 start = uint256(Rounds.following(time, delay, length)) * length;
        holds(start >= uint256(time) + delay && start < uint256(time) + delay + length, "the first that starts late enough");
    }
}

contract PackedVectorTest is Checks {
    uint256[8] private slots;

    function testFuzz_WhatIsStoredIsLoaded(int128[16] memory draws, uint8 draw) external {
        uint256 count = between(uint256(draw), 1, 16);
        int256[] memory fields = new int256[](count);
        for (uint256 i; i < count; ++i) fields[i] = draws[i];
        PackedVector.store(slots, fields);
        int256[] memory loaded = PackedVector.load(slots, count);
        same(loaded.length, count, "length");
        for (uint256 i; i < count; ++i) same(loaded[i], draws[i], "field");
    }

    function testFuzz_AShorterVectorLeavesNoTrace(int128[16] memory draws) external {
        int256[] memory fields = new int256[](3);
        for (uint256 i; i < 3; ++i) fields[i] = draws[i];
        PackedVector.store(slots, fields);
        same(PackedVector.load(slots, 4)[3], 0, "the odd half is zero");
    }
}
