// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TopicConfig} from "../interfaces/TopicConfig.sol";
import {AssessmentHash} from "../libraries/AssessmentHash.sol";
import {ConfigWords} from "../libraries/ConfigWords.sol";
import {FieldBounds} from "../libraries/FieldBounds.sol";
import {LinkedFields} from "../libraries/LinkedFields.sol";
import {LowerMedian} from "../libraries/LowerMedian.sol";
import {RoundFinalisation} from "../state/RoundFinalisation.sol";

/// @title The pure quorum libraries behind external functions, so that the shared cases of vectors/quorum.json can reach them.
contract QuorumHarness {
    function lowerMedian(int256[] memory values) external pure returns (int256) {
        return LowerMedian.select(values);
    }

    function clamp(int256 value, int256 min, int256 max) external pure returns (int256) {
        return FieldBounds.clamp(value, min, max);
    }

    function step(int256 previous, int256 value, uint256 maxStepPerSecond, uint256 elapsed) external pure returns (int256) {
        return FieldBounds.step(previous, value, maxStepPerSecond, elapsed);
    }

    function gate(int256 previous, int256 value, uint256 elapsed, uint256 base, uint256 perSecond, uint256 max)
        external
        pure
        returns (uint256 allowed, bool passes)
    {
        allowed = FieldBounds.allowance(base, perSecond, max, elapsed);
        passes = FieldBounds.within(previous, value, allowed);
    }

    function linked(TopicConfig memory config, int256[] memory fields)
        external
        pure
        returns (bool enters, uint256 refused, int256[] memory repaired)
    {
        bytes memory blob = ConfigWords.encode(config);
        enters = LinkedFields.enters(blob, fields);
        refused = LinkedFields.refused(blob, fields);
        LinkedFields.repair(blob, fields);
        repaired = fields;
    }

    /// The hub's order of things on one round: drop vectors that break a linked rule, take the median, judge and bound it.
    function finalise(
        TopicConfig memory config,
        RoundFinalisation.Previous memory previous,
        int256[][] memory vectors,
        uint256 required,
        uint256 observedAt
    ) external pure returns (uint256 entered, RoundFinalisation.Outcome memory outcome) {
        bytes memory blob = ConfigWords.encode(config);
        for (uint256 i; i < vectors.length; ++i) {
            if (LinkedFields.enters(blob, vectors[i])) vectors[entered++] = vectors[i];
        }
        if (entered < required) return (entered, outcome);
        outcome = RoundFinalisation.finalise(blob, previous, LowerMedian.ofRows(vectors, entered), observedAt);
    }

    function deploymentId(address[] memory signers, string memory name, bytes32 outerLimitsHash) external pure returns (bytes32) {
        return AssessmentHash.deploymentId(signers, name, outerLimitsHash);
    }

    function digest(
        bytes32 salt,
        bytes32 topic,
        uint32 schemaVersion,
        uint64 epoch,
        uint64 round,
        uint64 observedAt,
        bytes32 configHash,
        int256[] memory fields
    ) external pure returns (bytes32 structHash, bytes32 result) {
        structHash = AssessmentHash.structHash(topic, schemaVersion, epoch, round, observedAt, configHash, fields);
        result = AssessmentHash.digest(AssessmentHash.domainSeparator(salt), structHash);
    }

    function roundTrip(TopicConfig memory config) external pure returns (TopicConfig memory) {
        return ConfigWords.decode(ConfigWords.encode(config));
    }
}
