// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConfigWords} from "../libraries/ConfigWords.sol";
import {PackedVector} from "../libraries/PackedVector.sol";
import {RoundFinalisation} from "./RoundFinalisation.sol";

/// @title What the hub stores of one topic, and how a finalised round changes it.
library TopicState {
    using PackedVector for uint256[8];

    /// Mark of a round that was accepted as invalid: its price stays unknown, and it cannot be submitted again.
    uint256 private constant INVALID_ROUND = type(uint256).max;

    struct Topic {
        uint64 round;
        uint64 observedAt;
        uint64 acceptedAt;
        bool valid;
        uint8 candidateCount;
        uint8 fieldCount;
        // when the valid vector came that ended the last pause
        uint40 unbrokenSince;
        // written only while the vector in force is invalid; a valid vector is its own reference
        int128 lastValidGated;
        uint64 lastValidAt;
        int128 candidate;
        uint64 candidateAt;
        uint256[8] slots;
        mapping(uint64 round => uint256) prices;
    }

    function previous(Topic storage topic, bytes memory config) internal view returns (RoundFinalisation.Previous memory before) {
        if (topic.acceptedAt == 0) return before;
        before.fields = topic.slots.load(ConfigWords.fieldTotal(config));
        if (topic.valid) {
            before.lastValidAt = topic.observedAt;
            before.lastValidIndex = before.fields[ConfigWords.gateField(config)];
            return before;
        }
        before.lastValidAt = topic.lastValidAt;
        before.lastValidIndex = topic.lastValidGated;
        before.candidate = RoundFinalisation.Candidate(topic.candidate, topic.candidateAt, topic.candidateCount);
    }

    function apply_(
        Topic storage topic,
        bytes memory config,
        uint64 round,
        uint256 observedAt,
        RoundFinalisation.Previous memory before,
        RoundFinalisation.Outcome memory outcome
    ) internal {
        // a consumer that has not looked for a while can tell whether it missed a pause, or only vectors
        uint256 last = topic.valid ? topic.acceptedAt : before.lastValidAt;
        if (outcome.valid && block.timestamp > last + ConfigWords.freshnessSeconds(config)) topic.unbrokenSince = uint40(block.timestamp);
        if (!outcome.valid) {
            topic.lastValidAt = uint64(before.lastValidAt);
            topic.lastValidGated = int128(before.lastValidIndex);
            topic.candidate = int128(outcome.candidate.index);
            topic.candidateAt = uint64(outcome.candidate.observedAt);
        }
        topic.round = round;
        topic.observedAt = uint64(observedAt);
        topic.acceptedAt = uint64(block.timestamp);
        topic.valid = outcome.valid;
        topic.candidateCount = uint8(outcome.candidate.count);
        topic.fieldCount = uint8(outcome.fields.length);
        topic.slots.store(outcome.fields);
        topic.prices[round] = outcome.valid ? packPrice(config, outcome.fields) : INVALID_ROUND;
    }

    /// The gated field and its companion in one word.
    function packPrice(bytes memory config, int256[] memory fields) internal pure returns (uint256) {
        uint256 gated = uint128(int128(fields[ConfigWords.gateField(config)]));
        return gated | (uint256(uint128(int128(fields[ConfigWords.companion(config)]))) << 128);
    }

    function price(Topic storage topic, uint64 round) internal view returns (int128 gated, int128 companion, bool known) {
        uint256 word = topic.prices[round];
        if (word == 0 || word == INVALID_ROUND) return (0, 0, false);
        return (int128(uint128(word)), int128(uint128(word >> 128)), true);
    }
}
