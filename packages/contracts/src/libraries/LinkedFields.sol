// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConfigWords} from "./ConfigWords.sol";
import {FieldBounds} from "./FieldBounds.sol";

/// @title Rules that tie fields to each other or to a number. They come as configuration: the library knows no field by name.
/// AtLeast, AtMost, AbsAtMost and RatioAtLeast decide whether one signer's vector may enter the median; the middle two of the
/// repairable kinds (AbsAtMost, RatioAtLeast) are enforced again on the result; ShareAtMost and DeviationAtMost judge the measured result.
library LinkedFields {
    uint256 internal constant AT_LEAST = 0;
    uint256 internal constant AT_MOST = 1;
    uint256 internal constant ABS_AT_MOST = 2;
    uint256 internal constant RATIO_AT_LEAST = 3;
    uint256 internal constant SHARE_AT_MOST = 4;
    uint256 internal constant DEVIATION_AT_MOST = 5;

    int256 private constant WAD = 1e18;

    /// True when one signer's vector counts towards the quorum.
    function enters(bytes memory config, int256[] memory fields) internal pure returns (bool) {
        unchecked {
            (uint256 cursor, uint256 count) = ConfigWords.rulesCursor(config);
            for (uint256 end = cursor + (count << 5); cursor < end; cursor += 32) {
                (uint256 kind, uint256 a, uint256 b, int256 value) = ConfigWords.ruleAt(cursor);
                int256 x = _at(fields, a);
                if (kind == AT_LEAST) {
                    if (x < value) return false;
                } else if (kind == AT_MOST) {
                    if (x > value) return false;
                } else if (kind == ABS_AT_MOST) {
                    if (x > value || x < -value) return false;
                } else if (kind == RATIO_AT_LEAST) {
                    // int128 times int128 cannot overflow an int256
                    if (x * WAD < value * _at(fields, b)) return false;
                }
            }
            return true;
        }
    }

    /// Bitmap of measurement fields that break a ShareAtMost or DeviationAtMost rule.
    function refused(bytes memory config, int256[] memory fields) internal pure returns (uint256 bitmap) {
        unchecked {
            (uint256 cursor, uint256 count) = ConfigWords.rulesCursor(config);
            for (uint256 end = cursor + (count << 5); cursor < end; cursor += 32) {
                (uint256 kind, uint256 a, uint256 b, int256 value) = ConfigWords.ruleAt(cursor);
                if (kind < SHARE_AT_MOST) continue;
                int256 x = _at(fields, a);
                int256 y = _at(fields, b);
                int256 tested = kind == SHARE_AT_MOST ? x : (x > y ? x - y : y - x);
                if (tested * WAD > value * y) bitmap |= 1 << a;
            }
        }
    }

    /// Makes the result obey the repairable rules: clamps AbsAtMost, raises RatioAtLeast (rounded up).
    function repair(bytes memory config, int256[] memory fields) internal pure {
        unchecked {
            (uint256 cursor, uint256 count) = ConfigWords.rulesCursor(config);
            for (uint256 end = cursor + (count << 5); cursor < end; cursor += 32) {
                (uint256 kind, uint256 a, uint256 b, int256 value) = ConfigWords.ruleAt(cursor);
                if (kind == ABS_AT_MOST) {
                    fields[a] = FieldBounds.clamp(fields[a], -value, value);
                } else if (kind == RATIO_AT_LEAST) {
                    int256 least = (value * _at(fields, b) + WAD - 1) / WAD;
                    if (fields[a] < least) fields[a] = least;
                }
            }
        }
    }

    /// Rules are checked against the field count when they are configured, so no bounds check here.
    function _at(int256[] memory fields, uint256 position) private pure returns (int256 value) {
        assembly ("memory-safe") {
            value := mload(add(add(fields, 0x20), shl(5, position)))
        }
    }
}
