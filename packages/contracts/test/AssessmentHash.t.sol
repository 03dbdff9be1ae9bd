// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssessmentHash} from "../src/libraries/AssessmentHash.sol";
import {Checks} from "./support/Checks.sol";

/// The assembly against the standard written out.
contract AssessmentHashTest is Checks {
    function testFuzz_TheStructHashIsTheStandards(
        bytes32 topic,
        uint32 version,
        uint64 epoch,
        uint64 round,
        uint64 observedAt,
        bytes32 configHash,
        int128[12] memory draws
    ) external pure {
        int256[] memory fields = new int256[](12);
        bytes memory encoded;
        for (uint256 i; i < 12; ++i) {
            fields[i] = draws[i];
            encoded = abi.encodePacked(encoded, abi.encode(draws[i]));
        }
        bytes32 expected = keccak256(
            abi.encode(
                keccak256(
                    "Assessment(bytes32 topic,uint32 schemaVersion,uint64 epoch,uint64 round,uint64 observedAt,bytes32 configHash,int128[] fields)"
                ),
                topic,
                version,
                epoch,
                round,
                observedAt,
                configHash,
                keccak256(encoded)
            )
        );
        same(AssessmentHash.structHash(topic, version, epoch, round, observedAt, configHash, fields), expected, "struct hash");
    }

    function testFuzz_TheDigestIsTheStandards(bytes32 salt, bytes32 hash) external pure {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,bytes32 salt)"), keccak256("Evenkeel"), keccak256("1"), salt
            )
        );
        same(AssessmentHash.domainSeparator(salt), domain, "domain");
        same(AssessmentHash.digest(domain, hash), keccak256(abi.encodePacked(hex"1901", domain, hash)), "digest");
    }

    function testFuzz_AnyChangeOfIdentityChangesTheDeployment(address[4] memory members, bytes32 limits, uint8 place) external pure {
        address[] memory signers = new address[](4);
        for (uint256 i; i < 4; ++i) signers[i] = members[i];
        bytes32 one = AssessmentHash.deploymentId(signers, "a", limits);
        holds(one != AssessmentHash.deploymentId(signers, "b", limits), "name");
        holds(one != AssessmentHash.deploymentId(signers, "a", keccak256(abi.encode(limits))), "limits");
        signers[place % 4] = address(uint160(signers[place % 4]) ^ 1);
        holds(one != AssessmentHash.deploymentId(signers, "a", limits), "signers");
    }
}
