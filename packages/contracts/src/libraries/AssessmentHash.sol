// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title EIP-712 digest of an assessment under a domain bound to a deployment, not to a chain or a contract.
library AssessmentHash {
    bytes32 internal constant DOMAIN_TYPEHASH = keccak256("EIP712Domain(string name,string version,bytes32 salt)");
    bytes32 internal constant ASSESSMENT_TYPEHASH = keccak256(
        "Assessment(bytes32 topic,uint32 schemaVersion,uint64 epoch,uint64 round,uint64 observedAt,bytes32 configHash,int128[] fields)"
    );

    /// The deployment is known by who signs first, its name and the limits nobody can loosen.
    function deploymentId(address[] memory genesisSigners, string memory name, bytes32 outerLimitsHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(genesisSigners)), name, outerLimitsHash));
    }

    function domainSeparator(bytes32 salt) internal pure returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, keccak256("Evenkeel"), keccak256("1"), salt));
    }

    function structHash(
        bytes32 topic,
        uint32 schemaVersion,
        uint64 epoch,
        uint64 round,
        uint64 observedAt,
        bytes32 configHash,
        int256[] memory fields
    ) internal pure returns (bytes32) {
        bytes32 fieldsHash;
        assembly ("memory-safe") {
            // int128[] members are hashed as sign-extended 32-byte words, which is how they already lie in memory
            fieldsHash := keccak256(add(fields, 0x20), shl(5, mload(fields)))
        }
        return keccak256(abi.encode(ASSESSMENT_TYPEHASH, topic, schemaVersion, epoch, round, observedAt, configHash, fieldsHash));
    }

    function digest(bytes32 separator, bytes32 hash) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            let pointer := mload(0x40)
            mstore(pointer, hex"1901")
            mstore(add(pointer, 0x02), separator)
            mstore(add(pointer, 0x22), hash)
            result := keccak256(pointer, 0x42)
        }
    }
}
