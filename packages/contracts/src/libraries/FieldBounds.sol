// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Clamp, step limit and gate of one field: exact integer rules shared with the core through vectors/quorum.json.
library FieldBounds {
    uint256 internal constant WAD = 1e18;

    function clamp(int256 value, int256 min, int256 max) internal pure returns (int256) {
        if (value < min) return min;
        return value > max ? max : value;
    }

    /// Moves from `previous` towards `value` by at most `maxStepPerSecond * elapsed`; a step of 0 per second means no limit.
    function step(int256 previous, int256 value, uint256 maxStepPerSecond, uint256 elapsed) internal pure returns (int256) {
        if (maxStepPerSecond == 0) return value;
        unchecked {
            // a 128-bit step times a time in seconds, and an int128 plus or minus an int128: neither can overflow
            uint256 reach = maxStepPerSecond * elapsed;
            if (reach > uint256(uint128(type(int128).max))) reach = uint256(uint128(type(int128).max));
            return clamp(value, previous - int256(reach), previous + int256(reach));
        }
    }

    /// The relative move allowed after `elapsed` seconds, wad: `min(max, base + perSecond * elapsed)`.
    function allowance(uint256 base, uint256 perSecond, uint256 max, uint256 elapsed) internal pure returns (uint256) {
        uint256 grown = base + perSecond * elapsed;
        return grown < max ? grown : max;
    }

    /// True when |value - previous| is at most `allowed` (wad) of `previous`; `previous` is positive.
    function within(int256 previous, int256 value, uint256 allowed) internal pure returns (bool) {
        uint256 moved = uint256(value > previous ? value - previous : previous - value);
        return moved * WAD <= allowed * uint256(previous);
    }
}
