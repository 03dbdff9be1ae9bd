// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Fixed slices of time: round r covers [r * length, (r + 1) * length) seconds.
library Rounds {
    /// The round that contains `time`.
    function roundAt(uint256 time, uint256 length) internal pure returns (uint64) {
        return uint64(time / length);
    }

    /// The first round that starts no sooner than `minDelay` after `time`: an order accepted at `time` cannot know its price.
    function following(uint256 time, uint256 minDelay, uint256 length) internal pure returns (uint64) {
        return uint64((time + minDelay + length - 1) / length);
    }
}
