// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LibSort} from "solady/src/utils/LibSort.sol";

/// @title The element at index (m - 1) >> 1 of the sorted values; never an average, so it is always somebody's value.
library LowerMedian {
    error EmptyMedian();

    /// Sorts `values` in place and returns the lower median. Insertion sort: quorums are small.
    function select(int256[] memory values) internal pure returns (int256) {
        uint256 count = values.length;
        if (count == 0) revert EmptyMedian();
        LibSort.insertionSort(values);
        return values[(count - 1) >> 1];
    }

    /// Component-wise lower median of the first `count` rows; rows have equal length.
    function ofRows(int256[][] memory rows, uint256 count) internal pure returns (int256[] memory median) {
        if (count == 0) revert EmptyMedian();
        uint256 width = rows[0].length;
        median = new int256[](width);
        int256[] memory column = new int256[](count);
        uint256 middle = ((count - 1) >> 1) * 32 + 32;
        for (uint256 i; i < width; ++i) {
            assembly ("memory-safe") {
                let offset := add(0x20, shl(5, i))
                for { let k := 0 } lt(k, count) { k := add(k, 1) } {
                    let row := mload(add(add(rows, 0x20), shl(5, k)))
                    mstore(add(add(column, 0x20), shl(5, k)), mload(add(row, offset)))
                }
            }
            LibSort.insertionSort(column);
            assembly ("memory-safe") {
                mstore(add(add(median, 0x20), shl(5, i)), mload(add(column, middle)))
            }
        }
    }
}
