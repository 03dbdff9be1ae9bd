// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SSTORE2} from "solady/src/utils/SSTORE2.sol";
import {IEquilibriumHub} from "./interfaces/IEquilibriumHub.sol";
import {IParameterBounds} from "./interfaces/IParameterBounds.sol";
import {ISignerSet} from "./interfaces/ISignerSet.sol";
import {AssessmentHash} from "./libraries/AssessmentHash.sol";
import {ConfigWords} from "./libraries/ConfigWords.sol";
import {LinkedFields} from "./libraries/LinkedFields.sol";
import {ObservationBundle} from "./libraries/ObservationBundle.sol";
import {PackedVector} from "./libraries/PackedVector.sol";
import {Rounds} from "./libraries/Rounds.sol";
import {RoundFinalisation} from "./state/RoundFinalisation.sol";
import {TopicState} from "./state/TopicState.sol";

/// @title Turns signed observations into the accepted vector of a topic. It knows no field by name: the schema is configuration.
contract EquilibriumHub is IEquilibriumHub {
    using TopicState for TopicState.Topic;
    using PackedVector for uint256[8];

    ISignerSet public immutable signerSet;
    IParameterBounds public immutable parameterBounds;
    bytes32 public immutable deploymentId;
    bytes32 private immutable _domainSeparator;

    mapping(bytes32 topic => TopicState.Topic) private _topics;

    constructor(ISignerSet signerSet_, IParameterBounds parameterBounds_, string memory name) {
        (,, address[] memory genesis) = signerSet_.current();
        bytes32 expected = AssessmentHash.deploymentId(genesis, name, parameterBounds_.outerLimitsHash());
        if (signerSet_.deploymentId() != expected) revert DeploymentMismatch(signerSet_.deploymentId(), expected);
        signerSet = signerSet_;
        parameterBounds = parameterBounds_;
        deploymentId = expected;
        _domainSeparator = AssessmentHash.domainSeparator(expected);
    }

    function submitObservations(bytes32 topic, uint64 round, Observation[] calldata observations) external returns (bool) {
        TopicState.Topic storage state = _topics[topic];
        bool past = state.acceptedAt != 0 && round <= state.round;
        if (past && state.prices[round] != 0) revert RoundAlreadyAccepted(topic, round);
        bytes memory config = _config(topic);
        (int256[] memory median, uint256 observedAt, uint256 signers) = _read(config, topic, round, observations);
        if (past) {
            _recordPast(state, config, topic, round, median, observedAt);
            return state.valid;
        }
        RoundFinalisation.Previous memory before = state.previous(config);
        RoundFinalisation.Outcome memory outcome = RoundFinalisation.finalise(config, before, median, observedAt);
        state.apply_(config, round, observedAt, before, outcome);
        emit RoundAccepted(
            topic, round, uint64(observedAt), outcome.valid, signers, outcome.clamped, outcome.refused, PackedVector.narrow(outcome.fields)
        );
        return outcome.valid;
    }

    function head(bytes32 topic) external view returns (uint64 round, uint64 acceptedAt, bool valid, uint64 unbrokenSince) {
        TopicState.Topic storage state = _topics[topic];
        return (state.round, state.acceptedAt, state.valid, state.unbrokenSince);
    }

    function latest(bytes32 topic) external view returns (Accepted memory accepted) {
        TopicState.Topic storage state = _topics[topic];
        accepted.round = state.round;
        accepted.observedAt = state.observedAt;
        accepted.acceptedAt = state.acceptedAt;
        accepted.valid = state.valid;
        accepted.fields = PackedVector.narrow(state.slots.load(state.fieldCount));
    }

    function roundPrice(bytes32 topic, uint64 round) external view returns (int128 index, int128 confidence, bool known) {
        return _topics[topic].price(round);
    }

    function roundLength(bytes32 topic) external view returns (uint64) {
        return uint64(ConfigWords.roundSeconds(_config(topic)));
    }

    function roundOf(bytes32 topic, uint256 time) external view returns (uint64) {
        return Rounds.roundAt(time, ConfigWords.roundSeconds(_config(topic)));
    }

    function _read(bytes memory config, bytes32 topic, uint64 round, Observation[] calldata observations)
        private
        view
        returns (int256[] memory median, uint256 observedAt, uint256 entered)
    {
        (uint64 epoch, uint256 required, address[] memory signers) = signerSet.current();
        return ObservationBundle.read(
            ObservationBundle.Context(config, _domainSeparator, topic, round, epoch, required, signers), observations
        );
    }

    /// A bundle that arrives after a newer one: only its price is kept, judged against the last valid level from either side.
    function _recordPast(
        TopicState.Topic storage state,
        bytes memory config,
        bytes32 topic,
        uint64 round,
        int256[] memory median,
        uint256 observedAt
    ) private {
        RoundFinalisation.Previous memory before = state.previous(config);
        uint256 refused = RoundFinalisation.implausible(config, median) | LinkedFields.refused(config, median);
        uint256 gated = ConfigWords.gateField(config);
        if (before.lastValidAt != 0) {
            uint256 elapsed = observedAt > before.lastValidAt ? observedAt - before.lastValidAt : before.lastValidAt - observedAt;
            if (!RoundFinalisation.passesGate(config, before.lastValidIndex, median[gated], elapsed)) refused |= 1 << gated;
        }
        if (refused != 0) revert PastRoundInvalid(topic, round, refused);
        state.prices[round] = TopicState.packPrice(config, median);
        emit PastRoundRecorded(topic, round, int128(median[gated]), int128(median[ConfigWords.companion(config)]));
    }

    function _config(bytes32 topic) private view returns (bytes memory) {
        address blob = parameterBounds.blobOf(topic);
        if (blob == address(0)) revert UnknownTopic(topic);
        return SSTORE2.read(blob);
    }
}
