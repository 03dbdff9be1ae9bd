// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FieldBound, TopicConfig} from "./TopicConfig.sol";

/// @title Governance's envelope per topic, itself held inside outer limits that nobody can change.
interface IParameterBounds {
    event TopicConfigured(bytes32 indexed topic, bytes32 configHash, address blob);
    event FieldTightened(bytes32 indexed topic, uint8 indexed field, int128 min, int128 max, uint128 maxStepPerSecond);

    error UnknownSchema(uint32 schemaVersion);
    error RepeatedSchema(uint32 schemaVersion);
    error UnknownTopic(bytes32 topic);
    error FieldCountMismatch(uint256 got, uint256 expected);
    error RuleMismatch(uint256 position);
    error MeasurementsMismatch(uint32 got, uint32 expected);
    error BoundInverted(uint256 field, int128 min, int128 max);
    error BeyondOuterLimit(uint256 field, int128 min, int128 max, uint128 maxStepPerSecond);
    error GateBeyondOuterLimit();
    error FreshnessBeyondOuterLimit(uint32 freshnessSeconds, uint32 most);
    error RuleLooserThanOuterLimit(uint256 position, int128 value, int128 outer);
    error RoundLengthFixed(bytes32 topic, uint32 roundSeconds);
    error RuleUnreachable(uint256 position);
    error NotTighter(uint256 field, int128 min, int128 max, uint128 maxStepPerSecond);

    /// Sets or replaces a topic's envelope; through the access manager's delay once the deployment is handed over.
    function configure(bytes32 topic, TopicConfig calldata config) external;
    /// Narrows one field at once.
    function tighten(bytes32 topic, uint8 field, FieldBound calldata narrower) external;
    /// Contract whose code is the encoded configuration; the zero address for an unknown topic.
    function blobOf(bytes32 topic) external view returns (address);
    function configOf(bytes32 topic) external view returns (TopicConfig memory);
    function outerLimitsOf(uint32 schemaVersion) external view returns (TopicConfig memory);
    function outerLimitsHash() external view returns (bytes32);
}
