// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FieldBounds} from "../src/libraries/FieldBounds.sol";
import {Checks} from "./support/Checks.sol";

contract FieldBoundsTest is Checks {
    int256 private constant MAX = type(int128).max;

    function testFuzz_ClampIsInsideAndIdempotent(int128 value, int128 a, int128 b) external pure {
        (int256 min, int256 max) = a < b ? (int256(a), int256(b)) : (int256(b), int256(a));
        int256 clamped = FieldBounds.clamp(value, min, max);
        holds(clamped >= min && clamped <= max, "inside");
        same(FieldBounds.clamp(clamped, min, max), clamped, "idempotent");
        if (value >= min && value <= max) same(clamped, value, "an inner value is untouched");
    }

    function testFuzz_StepNeverGoesBeyondReachNorPastTheTarget(int128 previous, int128 value, uint64 step, uint32 elapsed)
        external
        pure
    {
        int256 next = FieldBounds.step(previous, value, step, elapsed);
        if (step == 0) return same(next, value, "no limit");
        int256 moved = next > previous ? next - previous : previous - next;
        atMost(moved, int256(uint256(step) * elapsed), "within reach");
        bool between_ = previous <= value ? (next >= previous && next <= value) : (next <= previous && next >= value);
        holds(between_, "towards the target, never past it");
    }

    /// Two steps of a and b seconds reach exactly as far as one of a + b.
    function testFuzz_StepsCompose(int96 previous, int96 value, uint32 step, uint16 a, uint16 b) external pure {
        if (step == 0) return;
        int256 halfway = FieldBounds.step(previous, value, step, a);
        int256 twice = FieldBounds.step(halfway, value, step, b);
        same(twice, FieldBounds.step(previous, value, step, uint256(a) + b), "composition");
    }

    function test_StepSaturatesInsteadOfOverflowing() external pure {
        same(FieldBounds.step(-MAX, MAX, type(uint128).max, type(uint64).max), -MAX + MAX, "reach is at most the largest field");
        same(FieldBounds.step(0, MAX, type(uint128).max, type(uint64).max), MAX, "from zero everything is in reach");
    }

    function testFuzz_AllowanceGrowsToItsMaximum(uint64 base, uint64 perSecond, uint64 max, uint32 a, uint32 b) external pure {
        (uint256 less, uint256 more) = a < b ? (uint256(a), uint256(b)) : (uint256(b), uint256(a));
        uint256 early = FieldBounds.allowance(base, perSecond, max, less);
        uint256 late = FieldBounds.allowance(base, perSecond, max, more);
        holds(early <= late && late <= max, "monotone and capped");
    }

    function testFuzz_WithinIsARelativeBand(uint96 anchor, int96 offset, uint64 allowed) external pure {
        int256 previous = int256(uint256(anchor)) + 1;
        int256 value = previous + offset;
        uint256 moved = uint256(offset < 0 ? -int256(offset) : int256(offset));
        bool expected = moved * 1e18 <= uint256(allowed) * uint256(previous);
        holds(FieldBounds.within(previous, value, allowed) == expected, "|move| <= allowed * previous");
    }

    function test_WithinIncludesItsEdges() external pure {
        holds(FieldBounds.within(100e18, 105e18, 0.05e18), "up to 5 %");
        holds(FieldBounds.within(100e18, 95e18, 0.05e18), "down to 5 %");
        holds(!FieldBounds.within(100e18, 105e18 + 1, 0.05e18), "not beyond");
        holds(!FieldBounds.within(100e18, 95e18 - 1, 0.05e18), "not below");
    }
}
