// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LowerMedian} from "../src/libraries/LowerMedian.sol";
import {Checks} from "./support/Checks.sol";

contract LowerMedianTest is Checks {
    function select(int256[] memory values) external pure returns (int256) {
        return LowerMedian.select(values);
    }

    function ofRows(int256[][] memory rows, uint256 count) external pure returns (int256[] memory) {
        return LowerMedian.ofRows(rows, count);
    }

    function test_EmptyIsRefused() external {
        vm.expectRevert(abi.encodeWithSelector(LowerMedian.EmptyMedian.selector));
        this.select(new int256[](0));
        vm.expectRevert(abi.encodeWithSelector(LowerMedian.EmptyMedian.selector));
        this.ofRows(new int256[][](2), 0);
    }

    function test_EvenCountTakesTheLowerMiddle() external view {
        int256[] memory values = new int256[](4);
        (values[0], values[1], values[2], values[3]) = (9, 3, 5, 7);
        same(this.select(values), 5, "lower of 5 and 7");
    }

    /// The result is a member that has at most (m-1)/2 values strictly below it and at most m/2 strictly above.
    function testFuzz_IsTheLowerMiddleMember(int128[15] memory draws, uint256 seed) external view {
        uint256 count = between(seed, 1, 15);
        int256[] memory values = new int256[](count);
        for (uint256 i; i < count; ++i) values[i] = draws[i];
        int256 median = this.select(values);
        (uint256 below, uint256 above, bool member) = (0, 0, false);
        for (uint256 i; i < count; ++i) {
            if (draws[i] < median) ++below;
            else if (draws[i] > median) ++above;
            else member = true;
        }
        holds(member, "the median is somebody's value");
        holds(below <= (count - 1) >> 1, "not too many below");
        holds(above <= count >> 1, "not too many above");
    }

    function testFuzz_OrderDoesNotMatter(int128[7] memory draws, uint256 seed) external view {
        int256[] memory one = new int256[](7);
        int256[] memory two = new int256[](7);
        uint256 turn = seed % 7;
        for (uint256 i; i < 7; ++i) {
            one[i] = draws[i];
            two[(i + turn) % 7] = draws[i];
        }
        same(this.select(one), this.select(two), "rotation changes nothing");
    }

    function testFuzz_RowsAreColumnsApart(int128[12] memory draws, uint256 seed) external view {
        uint256 count = between(seed, 1, 4);
        int256[][] memory rows = new int256[][](4);
        for (uint256 i; i < 4; ++i) {
            rows[i] = new int256[](3);
            for (uint256 k; k < 3; ++k) rows[i][k] = draws[3 * i + k];
        }
        int256[] memory median = this.ofRows(rows, count);
        for (uint256 k; k < 3; ++k) {
            int256[] memory column = new int256[](count);
            for (uint256 i; i < count; ++i) column[i] = draws[3 * i + k];
            same(median[k], this.select(column), "each column by itself");
        }
    }

    /// One liar of four, or of any three that enter, cannot leave the range of the honest.
    function testFuzz_OneLiarStaysInsideTheHonestRange(int128[3] memory honest, int128 lie, uint8 place, bool three) external view {
        uint256 count = three ? 3 : 4;
        uint256 liar = place % count;
        int256[] memory values = new int256[](count);
        (int256 least, int256 most) = (type(int256).max, type(int256).min);
        uint256 next;
        for (uint256 i; i < count; ++i) {
            if (i == liar) {
                values[i] = lie;
                continue;
            }
            values[i] = honest[next++];
            if (values[i] < least) least = values[i];
            if (values[i] > most) most = values[i];
        }
        int256 median = this.select(values);
        holds(median >= least && median <= most, "inside the honest range");
    }
}
