// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title A vector of int128 fields kept two to a storage slot.
library PackedVector {
    /// Most fields a topic may have.
    uint256 internal constant MAX_FIELDS = 16;

    /// `fields` has at most MAX_FIELDS elements: ParameterBounds refuses schemas with more.
    function store(uint256[8] storage slots, int256[] memory fields) internal {
        assembly ("memory-safe") {
            let cursor := add(fields, 0x20)
            let end := add(cursor, shl(5, mload(fields)))
            for { let slot := slots.slot } lt(cursor, end) { slot := add(slot, 1) } {
                let word := and(mload(cursor), 0xffffffffffffffffffffffffffffffff)
                cursor := add(cursor, 0x20)
                if lt(cursor, end) { word := or(word, shl(128, mload(cursor))) }
                cursor := add(cursor, 0x20)
                sstore(slot, word)
            }
        }
    }

    function load(uint256[8] storage slots, uint256 count) internal view returns (int256[] memory fields) {
        fields = new int256[](count);
        assembly ("memory-safe") {
            let cursor := add(fields, 0x20)
            let end := add(cursor, shl(5, count))
            for { let slot := slots.slot } lt(cursor, end) { slot := add(slot, 1) } {
                let word := sload(slot)
                mstore(cursor, signextend(15, word))
                cursor := add(cursor, 0x20)
                if lt(cursor, end) { mstore(cursor, sar(128, word)) }
                cursor := add(cursor, 0x20)
            }
        }
    }

    /// The same integers under the type of the interface: no copy, every element is known to fit.
    function narrow(int256[] memory fields) internal pure returns (int128[] memory same) {
        assembly ("memory-safe") {
            same := fields
        }
    }
}
