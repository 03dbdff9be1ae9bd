// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FieldBound, LinkedRule, TopicConfig} from "../src/interfaces/TopicConfig.sol";
import {ConfigWords} from "../src/libraries/ConfigWords.sol";
import {LinkedFields} from "../src/libraries/LinkedFields.sol";
import {LowerMedian} from "../src/libraries/LowerMedian.sol";
import {HubFixture} from "./support/HubFixture.sol";

contract LinkedFieldsTest is HubFixture {
    function blob() internal pure returns (bytes memory) {
        return ConfigWords.encode(topicConfig());
    }

    /// A vector near the edges of every rule, so that about half of the draws enter.
    function near(uint256 seed) internal pure returns (int256[] memory fields) {
        fields = new int256[](FIELDS);
        fields[0] = draw(seed, 0, -1, 100_000e18);
        fields[1] = draw(seed, 1, -1, 3_000e18);
        fields[2] = draw(seed, 2, 0, 120_000e18);
        fields[6] = draw(seed, 6, -FUNDING_CAP - 5, FUNDING_CAP + 5);
        fields[8] = draw(seed, 8, 0.02e18, 0.04e18);
        fields[9] = draw(seed, 9, 0.0125e18, 0.025e18);
        fields[11] = draw(seed, 11, 0, 4);
    }

    function draw(uint256 seed, uint256 salt, int256 least, int256 most) internal pure returns (int256) {
        return between(int256(uint256(keccak256(abi.encode(seed, salt)))), least, most);
    }

    function test_EachRuleAtItsEdge() external pure {
        bytes memory config = blob();
        int256[] memory fields = new int256[](FIELDS);
        (fields[0], fields[2], fields[8], fields[9]) = (1, 1, 0.03e18, 0.025e18);
        holds(LinkedFields.enters(config, fields), "the least of everything enters");
        fields[6] = -FUNDING_CAP;
        holds(LinkedFields.enters(config, fields), "the cap itself enters");
        fields[8] = 0.03e18 - 1;
        holds(!LinkedFields.enters(config, fields), "below 1.2 maintenance margins it does not");
    }

    function test_QualityAtItsEdge() external pure {
        bytes memory config = blob();
        int256[] memory fields = new int256[](FIELDS);
        (fields[0], fields[1], fields[2]) = (100e18, 2e18, 120e18);
        same(LinkedFields.refused(config, fields), 0, "2 % and 20 % pass");
        fields[1] += 1;
        same(LinkedFields.refused(config, fields), 1 << 1, "confidence");
        fields[2] += 1;
        same(LinkedFields.refused(config, fields), (1 << 1) | (1 << 2), "and average");
    }

    /// Order statistics keep pointwise order: if every vector obeys a rule, their component-wise median does.
    function testFuzz_AMedianOfObedientVectorsIsObedient(uint256[7] memory seeds) external pure {
        bytes memory config = blob();
        int256[][] memory rows = new int256[][](7);
        uint256 count;
        for (uint256 i; i < 7; ++i) {
            int256[] memory fields = near(seeds[i]);
            if (LinkedFields.enters(config, fields)) rows[count++] = fields;
        }
        if (count == 0) return;
        holds(LinkedFields.enters(config, LowerMedian.ofRows(rows, count)), "the median enters");
    }

    function testFuzz_AMedianOfMeasurementsThatPassPasses(uint256[7] memory seeds) external pure {
        bytes memory config = blob();
        int256[][] memory rows = new int256[][](7);
        uint256 count;
        for (uint256 i; i < 7; ++i) {
            int256[] memory fields = near(seeds[i]);
            if (fields[0] > 0 && LinkedFields.refused(config, fields) == 0) rows[count++] = fields;
        }
        if (count == 0) return;
        same(LinkedFields.refused(config, LowerMedian.ofRows(rows, count)), 0, "the median passes");
    }

    function testFuzz_RepairObeysAndIsIdempotent(uint256 seed) external pure {
        bytes memory config = blob();
        int256[] memory fields = near(seed);
        (fields[0], fields[1], fields[2]) = (50_000e18, 0, 50_000e18);
        LinkedFields.repair(config, fields);
        holds(LinkedFields.enters(config, fields), "a repaired vector enters");
        bytes32 once = keccak256(abi.encode(fields));
        LinkedFields.repair(config, fields);
        same(keccak256(abi.encode(fields)), once, "twice is once");
    }

    function testFuzz_RepairLeavesObedientVectorsAlone(uint256 seed) external pure {
        bytes memory config = blob();
        int256[] memory fields = near(seed);
        if (!LinkedFields.enters(config, fields)) return;
        bytes32 before = keccak256(abi.encode(fields));
        LinkedFields.repair(config, fields);
        same(keccak256(abi.encode(fields)), before, "unchanged");
    }

    /// The largest integers a field may hold, under the largest rule value: no product overflows.
    function test_ExtremesDoNotOverflow() external pure {
        TopicConfig memory config = topicConfig();
        for (uint256 i; i < config.rules.length; ++i) config.rules[i].value = type(int128).max;
        bytes memory extreme = ConfigWords.encode(config);
        int256[] memory fields = new int256[](FIELDS);
        for (uint256 i; i < FIELDS; ++i) fields[i] = i % 2 == 0 ? int256(type(int128).max) : -int256(type(int128).max);
        LinkedFields.refused(extreme, fields);
        LinkedFields.enters(extreme, fields);
    }
}

contract ConfigWordsTest is HubFixture {
    function testFuzz_WhatIsEncodedIsDecoded(uint256 seed, uint8 fieldCount, uint8 ruleCount) external pure {
        TopicConfig memory config = topicConfig();
        uint256 fields = between(uint256(fieldCount), 1, 16);
        uint256 rules = ruleCount % 20;
        config.schemaVersion = uint32(seed);
        config.roundSeconds = uint32(seed >> 32);
        config.freshnessSeconds = uint32(seed >> 64);
        config.measurements = uint32(seed >> 96);
        config.gate.base = uint128(seed);
        config.gate.perSecond = uint128(seed >> 7);
        config.gate.max = uint128(seed >> 128);
        config.gate.rebaselineRounds = uint8(seed);
        TopicConfig memory shaped = reshaped(config, seed, fields, rules);
        bytes memory blob = ConfigWords.encode(shaped);
        same(blob.length, 32 * (4 + 2 * fields + rules), "length");
        same(keccak256(abi.encode(ConfigWords.decode(blob))), keccak256(abi.encode(shaped)), "round trip");
    }

    function reshaped(TopicConfig memory config, uint256 seed, uint256 fields, uint256 rules)
        internal
        pure
        returns (TopicConfig memory)
    {
        config.fields = new FieldBound[](fields);
        for (uint256 i; i < fields; ++i) {
            uint256 word = uint256(keccak256(abi.encode(seed, i, "field")));
            config.fields[i] = FieldBound(int128(uint128(word)), int128(uint128(word >> 128)), uint128(word >> 64));
        }
        config.rules = new LinkedRule[](rules);
        for (uint256 i; i < rules; ++i) {
            uint256 word = uint256(keccak256(abi.encode(seed, i, "rule")));
            config.rules[i] = LinkedRule(uint8(word), uint8(word >> 8), uint8(word >> 16), int128(uint128(word >> 64)));
        }
        return config;
    }
}
