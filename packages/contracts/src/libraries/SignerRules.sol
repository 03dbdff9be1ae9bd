// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISignerSet} from "../interfaces/ISignerSet.sol";

/// @title Arithmetic of quorums and membership.
library SignerRules {
    uint256 internal constant LEAST = 4;
    uint256 internal constant MOST = 64;

    /// Liars that n members tolerate: the f of n >= 3f + 1.
    function tolerated(uint256 count) internal pure returns (uint256) {
        return (count - 1) / 3;
    }

    /// Signatures that decide: 2f + 1.
    function required(uint256 count) internal pure returns (uint256) {
        return 2 * tolerated(count) + 1;
    }

    /// Position of `who`, or the length when absent.
    function indexOf(address[] memory members, address who) internal pure returns (uint256 position) {
        uint256 count = members.length;
        unchecked {
            for (; position < count; ++position) {
                if (members[position] == who) return position;
            }
        }
    }

    /// The larger of how many left and how many joined.
    function replaced(address[] memory before, address[] memory next) internal pure returns (uint256) {
        uint256 kept;
        for (uint256 i; i < next.length; ++i) {
            if (indexOf(before, next[i]) < before.length) ++kept;
        }
        uint256 left = before.length - kept;
        uint256 joined = next.length - kept;
        return left > joined ? left : joined;
    }

    /// Reverts unless the members are 4 to 64 distinct non-zero addresses.
    function check(address[] memory members) internal pure {
        uint256 count = members.length;
        if (count < LEAST || count > MOST) revert ISignerSet.SignerCountOutOfRange(count, LEAST, MOST);
        for (uint256 i; i < count; ++i) {
            if (members[i] == address(0)) revert ISignerSet.ZeroSigner(i);
            for (uint256 k; k < i; ++k) {
                if (members[k] == members[i]) revert ISignerSet.RepeatedSigner(members[i]);
            }
        }
    }
}
