// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Vm} from "./Vm.sol";

/// @title Assertions that say both values, and draws from a range.
abstract contract Checks {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error NotEqualInt(int256 got, int256 expected, string what);
    error NotEqualUint(uint256 got, uint256 expected, string what);
    error NotEqualBytes(bytes32 got, bytes32 expected, string what);
    error NotTrue(string what);
    error NotAtMost(int256 got, int256 most, string what);

    function same(int256 got, int256 expected, string memory what) internal pure {
        if (got != expected) revert NotEqualInt(got, expected, what);
    }

    function same(uint256 got, uint256 expected, string memory what) internal pure {
        if (got != expected) revert NotEqualUint(got, expected, what);
    }

    function same(bytes32 got, bytes32 expected, string memory what) internal pure {
        if (got != expected) revert NotEqualBytes(got, expected, what);
    }

    function same(address got, address expected, string memory what) internal pure {
        same(uint256(uint160(got)), uint256(uint160(expected)), what);
    }

    function holds(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    function atMost(int256 got, int256 most, string memory what) internal pure {
        if (got > most) revert NotAtMost(got, most, what);
    }

    /// Deploys the artifact that the build made: what is tested is what is deployed, and no test compiles it again.
    function create(string memory artifact, bytes memory arguments) internal returns (address made) {
        bytes memory code = abi.encodePacked(vm.getCode(artifact), arguments);
        assembly ("memory-safe") {
            made := create(0, add(code, 0x20), mload(code))
            if iszero(made) {
                returndatacopy(0, 0, returndatasize())
                revert(0, returndatasize())
            }
        }
    }

    /// Folds a fuzzed number into [least, most].
    function between(uint256 seed, uint256 least, uint256 most) internal pure returns (uint256) {
        return least + seed % (most - least + 1);
    }

    function between(int256 seed, int256 least, int256 most) internal pure returns (int256) {
        return least + int256(uint256(seed) % uint256(most - least + 1));
    }
}
