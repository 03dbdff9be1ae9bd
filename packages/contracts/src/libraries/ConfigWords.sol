// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FieldBound, Gate, LinkedRule, TopicConfig} from "../interfaces/TopicConfig.sol";

/// @title A topic's configuration as 32-byte words, stored once as contract code and read with one EXTCODECOPY.
/// Words: 0 header, 1 configHash, 2 gate base and perSecond, 3 gate max, then two words per field, then one word per rule.
library ConfigWords {
    uint256 private constant FIELDS_AT = 4;

    function encode(TopicConfig memory config) internal pure returns (bytes memory blob) {
        uint256 fieldCount = config.fields.length;
        uint256 ruleTotal = config.rules.length;
        blob = new bytes((FIELDS_AT + 2 * fieldCount + ruleTotal) * 32);
        Gate memory gate = config.gate;
        _set(
            blob,
            0,
            uint256(config.schemaVersion) | (uint256(config.roundSeconds) << 32) | (uint256(config.freshnessSeconds) << 64)
                | (uint256(config.measurements) << 96) | (fieldCount << 128) | (ruleTotal << 136) | (uint256(gate.field) << 144)
                | (uint256(gate.companion) << 152) | (uint256(gate.rebaselineRounds) << 160)
        );
        _set(blob, 1, uint256(config.configHash));
        _set(blob, 2, uint256(gate.base) | (uint256(gate.perSecond) << 128));
        _set(blob, 3, uint256(gate.max));
        for (uint256 i; i < fieldCount; ++i) {
            FieldBound memory field = config.fields[i];
            _set(blob, FIELDS_AT + 2 * i, uint256(uint128(field.min)) | (uint256(uint128(field.max)) << 128));
            _set(blob, FIELDS_AT + 2 * i + 1, uint256(field.maxStepPerSecond));
        }
        for (uint256 i; i < ruleTotal; ++i) {
            LinkedRule memory item = config.rules[i];
            _set(
                blob,
                FIELDS_AT + 2 * fieldCount + i,
                uint256(uint128(item.value)) | (uint256(item.kind) << 128) | (uint256(item.a) << 136) | (uint256(item.b) << 144)
            );
        }
    }

    function decode(bytes memory blob) internal pure returns (TopicConfig memory config) {
        config.schemaVersion = schemaVersion(blob);
        config.roundSeconds = uint32(roundSeconds(blob));
        config.freshnessSeconds = uint32(freshnessSeconds(blob));
        config.measurements = uint32(measurements(blob));
        config.configHash = configHash(blob);
        uint256 word2 = _get(blob, 2);
        config.gate = Gate({
            field: uint8(gateField(blob)),
            companion: uint8(companion(blob)),
            rebaselineRounds: uint8(rebaselineRounds(blob)),
            base: uint128(word2),
            perSecond: uint128(word2 >> 128),
            max: uint128(_get(blob, 3))
        });
        config.fields = new FieldBound[](fieldTotal(blob));
        for (uint256 i; i < config.fields.length; ++i) {
            (int256 min, int256 max, uint256 maxStep) = bound(blob, i);
            config.fields[i] = FieldBound({min: int128(min), max: int128(max), maxStepPerSecond: uint128(maxStep)});
        }
        config.rules = new LinkedRule[](ruleCount(blob));
        for (uint256 i; i < config.rules.length; ++i) {
            (uint256 kind, uint256 a, uint256 b, int256 value) = rule(blob, i);
            config.rules[i] = LinkedRule({kind: uint8(kind), a: uint8(a), b: uint8(b), value: int128(value)});
        }
    }

    function schemaVersion(bytes memory blob) internal pure returns (uint32) {
        return uint32(_get(blob, 0));
    }

    function roundSeconds(bytes memory blob) internal pure returns (uint256) {
        return uint32(_get(blob, 0) >> 32);
    }

    function freshnessSeconds(bytes memory blob) internal pure returns (uint256) {
        return uint32(_get(blob, 0) >> 64);
    }

    function measurements(bytes memory blob) internal pure returns (uint256) {
        return uint32(_get(blob, 0) >> 96);
    }

    function fieldTotal(bytes memory blob) internal pure returns (uint256) {
        return uint8(_get(blob, 0) >> 128);
    }

    function ruleCount(bytes memory blob) internal pure returns (uint256) {
        return uint8(_get(blob, 0) >> 136);
    }

    function gateField(bytes memory blob) internal pure returns (uint256) {
        return uint8(_get(blob, 0) >> 144);
    }

    function companion(bytes memory blob) internal pure returns (uint256) {
        return uint8(_get(blob, 0) >> 152);
    }

    function rebaselineRounds(bytes memory blob) internal pure returns (uint256) {
        return uint8(_get(blob, 0) >> 160);
    }

    function configHash(bytes memory blob) internal pure returns (bytes32) {
        return bytes32(_get(blob, 1));
    }

    function gateNumbers(bytes memory blob) internal pure returns (uint256 base, uint256 perSecond, uint256 max) {
        uint256 word = _get(blob, 2);
        return (uint128(word), word >> 128, _get(blob, 3));
    }

    function bound(bytes memory blob, uint256 field) internal pure returns (int256 min, int256 max, uint256 maxStepPerSecond) {
        return boundAt(boundsCursor(blob) + (field << 6));
    }

    function rule(bytes memory blob, uint256 position)
        internal
        pure
        returns (uint256 kind, uint256 a, uint256 b, int256 value)
    {
        (uint256 cursor,) = rulesCursor(blob);
        return ruleAt(cursor + (position << 5));
    }

    /// Memory address of field 0's words; `boundAt(cursor)` reads them and the next field lies 64 bytes further.
    function boundsCursor(bytes memory blob) internal pure returns (uint256 cursor) {
        assembly ("memory-safe") {
            cursor := add(blob, 0xa0)
        }
    }

    /// Memory address of rule 0, and how many there are; the next rule lies 32 bytes further.
    function rulesCursor(bytes memory blob) internal pure returns (uint256 cursor, uint256 count) {
        uint256 header = _get(blob, 0);
        count = uint8(header >> 136);
        assembly ("memory-safe") {
            cursor := add(add(blob, 0xa0), shl(6, and(0xff, shr(128, header))))
        }
    }

    function boundAt(uint256 cursor) internal pure returns (int256 min, int256 max, uint256 maxStepPerSecond) {
        assembly ("memory-safe") {
            let word := mload(cursor)
            min := signextend(15, word)
            max := sar(128, word)
            maxStepPerSecond := mload(add(cursor, 0x20))
        }
    }

    function ruleAt(uint256 cursor) internal pure returns (uint256 kind, uint256 a, uint256 b, int256 value) {
        assembly ("memory-safe") {
            let word := mload(cursor)
            value := signextend(15, word)
            kind := and(0xff, shr(128, word))
            a := and(0xff, shr(136, word))
            b := and(0xff, shr(144, word))
        }
    }

    function _get(bytes memory blob, uint256 position) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(blob, 0x20), shl(5, position)))
        }
    }

    function _set(bytes memory blob, uint256 position, uint256 word) private pure {
        assembly ("memory-safe") {
            mstore(add(add(blob, 0x20), shl(5, position)), word)
        }
    }
}
