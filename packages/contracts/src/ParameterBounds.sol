// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SSTORE2} from "solady/src/utils/SSTORE2.sol";
import {IParameterBounds} from "./interfaces/IParameterBounds.sol";
import {FieldBound, TopicConfig} from "./interfaces/TopicConfig.sol";
import {ConfigWords} from "./libraries/ConfigWords.sol";
import {OuterLimits} from "./libraries/OuterLimits.sol";
import {PackedVector} from "./libraries/PackedVector.sol";

/// @title Envelopes per topic inside immutable outer limits per schema.
/// Loosening goes through the access manager's delay; narrowing is immediate; the outer limits bind both.
contract ParameterBounds is IParameterBounds, AccessManaged {
    bytes32 public immutable outerLimitsHash;

    mapping(uint32 schemaVersion => address) private _outer;
    mapping(bytes32 topic => address) private _blobs;

    constructor(address authority, TopicConfig[] memory outerLimits) AccessManaged(authority) {
        outerLimitsHash = keccak256(abi.encode(outerLimits));
        for (uint256 i; i < outerLimits.length; ++i) {
            TopicConfig memory outer = outerLimits[i];
            if (_outer[outer.schemaVersion] != address(0)) revert RepeatedSchema(outer.schemaVersion);
            if (outer.fields.length == 0 || outer.fields.length > PackedVector.MAX_FIELDS) {
                revert FieldCountMismatch(outer.fields.length, PackedVector.MAX_FIELDS);
            }
            _outer[outer.schemaVersion] = SSTORE2.write(ConfigWords.encode(outer));
        }
    }

    function configure(bytes32 topic, TopicConfig calldata config) external restricted {
        TopicConfig memory wanted = config;
        address blob = _blobs[topic];
        if (blob != address(0) && ConfigWords.roundSeconds(SSTORE2.read(blob)) != wanted.roundSeconds) {
            revert RoundLengthFixed(topic, wanted.roundSeconds);
        }
        OuterLimits.check(wanted, outerLimitsOf(wanted.schemaVersion));
        _store(topic, wanted);
    }

    function tighten(bytes32 topic, uint8 field, FieldBound calldata narrower) external restricted {
        TopicConfig memory config = configOf(topic);
        if (field >= config.fields.length) revert FieldCountMismatch(field, config.fields.length);
        FieldBound memory wanted = narrower;
        if (!OuterLimits.narrower(wanted, config.fields[field])) {
            revert NotTighter(field, wanted.min, wanted.max, wanted.maxStepPerSecond);
        }
        config.fields[field] = wanted;
        OuterLimits.checkCoherent(config);
        emit FieldTightened(topic, field, wanted.min, wanted.max, wanted.maxStepPerSecond);
        _store(topic, config);
    }

    function blobOf(bytes32 topic) external view returns (address) {
        return _blobs[topic];
    }

    function configOf(bytes32 topic) public view returns (TopicConfig memory) {
        address blob = _blobs[topic];
        if (blob == address(0)) revert UnknownTopic(topic);
        return ConfigWords.decode(SSTORE2.read(blob));
    }

    function outerLimitsOf(uint32 schemaVersion) public view returns (TopicConfig memory) {
        address blob = _outer[schemaVersion];
        if (blob == address(0)) revert UnknownSchema(schemaVersion);
        return ConfigWords.decode(SSTORE2.read(blob));
    }

    function _store(bytes32 topic, TopicConfig memory config) private {
        address blob = SSTORE2.write(ConfigWords.encode(config));
        _blobs[topic] = blob;
        emit TopicConfigured(topic, config.configHash, blob);
    }
}
