// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IEquilibriumHub} from "../interfaces/IEquilibriumHub.sol";
import {AssessmentHash} from "./AssessmentHash.sol";
import {ConfigWords} from "./ConfigWords.sol";
import {LinkedFields} from "./LinkedFields.sol";
import {LowerMedian} from "./LowerMedian.sol";
import {SignerRules} from "./SignerRules.sol";

/// @title Reads a bundle of signed observations down to one median vector, or refuses it with the reason.
library ObservationBundle {
    /// Clock skew granted to signers, seconds.
    uint256 internal constant FUTURE_TOLERANCE = 5;

    struct Context {
        bytes config;
        bytes32 domainSeparator;
        bytes32 topic;
        uint64 round;
        uint64 epoch;
        uint256 required;
        address[] signers;
    }

    struct Tally {
        int256[][] rows;
        int256[] times;
        uint256 count;
        uint256 seen;
        uint256 entered;
    }

    /// @return median Component-wise lower median of the vectors that entered.
    /// @return observedAt Lower median of their observation times.
    /// @return entered Bitmap of the signers whose vectors entered.
    function read(Context memory context, IEquilibriumHub.Observation[] calldata observations)
        internal
        view
        returns (int256[] memory median, uint256 observedAt, uint256 entered)
    {
        Tally memory tally;
        tally.rows = new int256[][](observations.length);
        tally.times = new int256[](observations.length);
        for (uint256 i; i < observations.length; ++i) {
            _admit(context, tally, observations[i]);
        }
        uint256 count = tally.count;
        if (count < context.required) revert IEquilibriumHub.QuorumTooSmall(count, context.required);
        int256[] memory times = tally.times;
        assembly ("memory-safe") {
            mstore(times, count)
        }
        return (LowerMedian.ofRows(tally.rows, count), uint256(LowerMedian.select(times)), tally.entered);
    }

    /// Checks one observation; a vector that breaks a linked rule is authentic but does not count.
    function _admit(Context memory context, Tally memory tally, IEquilibriumHub.Observation calldata observation) private view {
        checkTime(observation.observedAt, context.round, context.config);
        int256[] memory fields = _widen(observation.fields, ConfigWords.fieldTotal(context.config));
        uint256 position = _signerOf(context, observation, fields);
        uint256 bit = 1 << position;
        if (tally.seen & bit != 0) revert IEquilibriumHub.DuplicateSigner(context.signers[position]);
        tally.seen |= bit;
        if (!LinkedFields.enters(context.config, fields)) return;
        tally.entered |= bit;
        tally.rows[tally.count] = fields;
        tally.times[tally.count++] = int256(uint256(observation.observedAt));
    }

    /// Reverts when the observation lies outside its round, in the future or beyond the freshness window.
    function checkTime(uint64 observedAt, uint64 round, bytes memory config) internal view {
        if (observedAt / ConfigWords.roundSeconds(config) != round) revert IEquilibriumHub.RoundMismatch(round, observedAt);
        if (observedAt > block.timestamp + FUTURE_TOLERANCE) {
            revert IEquilibriumHub.ObservedInFuture(observedAt, block.timestamp);
        }
        if (block.timestamp > observedAt + ConfigWords.freshnessSeconds(config)) {
            revert IEquilibriumHub.ObservationStale(observedAt, block.timestamp);
        }
    }

    function _signerOf(Context memory context, IEquilibriumHub.Observation calldata observation, int256[] memory fields)
        private
        pure
        returns (uint256 position)
    {
        bytes32 hash = AssessmentHash.structHash(
            context.topic,
            ConfigWords.schemaVersion(context.config),
            context.epoch,
            context.round,
            observation.observedAt,
            ConfigWords.configHash(context.config),
            fields
        );
        address signer = ECDSA.recoverCalldata(AssessmentHash.digest(context.domainSeparator, hash), observation.signature);
        position = SignerRules.indexOf(context.signers, signer);
        if (position == context.signers.length) revert IEquilibriumHub.UnknownSigner(signer);
    }

    function _widen(int128[] calldata fields, uint256 expected) private pure returns (int256[] memory copy) {
        if (fields.length != expected) revert IEquilibriumHub.FieldCountMismatch(fields.length, expected);
        copy = new int256[](expected);
        assembly ("memory-safe") {
            calldatacopy(add(copy, 0x20), fields.offset, shl(5, expected))
        }
        // type(int128).min is refused too, so that an absolute value always fits
        unchecked {
            for (uint256 i; i < expected; ++i) {
                int256 value = copy[i];
                if (value > type(int128).max || value < -int256(type(int128).max)) revert IEquilibriumHub.FieldOutOfRange(i, value);
            }
        }
    }
}
