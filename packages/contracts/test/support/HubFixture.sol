// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IEquilibriumHub} from "../../src/interfaces/IEquilibriumHub.sol";
import {IParameterBounds} from "../../src/interfaces/IParameterBounds.sol";
import {ISignerSet} from "../../src/interfaces/ISignerSet.sol";
import {FieldBound, Gate, LinkedRule, TopicConfig} from "../../src/interfaces/TopicConfig.sol";
import {AssessmentHash} from "../../src/libraries/AssessmentHash.sol";
import {Checks} from "./Checks.sol";

/// @title A hub with four signers and one MARKET topic, and vectors to feed it.
abstract contract HubFixture is Checks {
    bytes32 internal constant TOPIC = keccak256("MARKET:BTC-USD");
    bytes32 internal constant CONFIG_HASH = keccak256("parameters");
    string internal constant NAME = "test";
    uint256 internal constant LENGTH = 10;
    uint64 internal constant FIRST = 175_000_000;
    uint256 internal constant FRESHNESS = 60;
    int256 internal constant WAD = 1e18;
    int128 internal constant FUNDING_CAP = 434027777777;
    uint256 internal constant FIELDS = 12;

    address internal constant TIMELOCK = address(0x71A3);

    IAccessManager internal manager;
    IParameterBounds internal parameterBounds;
    ISignerSet internal signerSet;
    IEquilibriumHub internal hub;
    bytes32 internal limitsHash;

    function setUpHub() internal {
        vm.warp(uint256(FIRST) * LENGTH);
        manager = IAccessManager(create("AccessManager", abi.encode(address(this))));
        TopicConfig[] memory outer = new TopicConfig[](1);
        outer[0] = outerLimits();
        parameterBounds = newBounds(outer);
        limitsHash = parameterBounds.outerLimitsHash();
        signerSet = newSigners(genesis(), uint64(block.timestamp + 30 days));
        hub = newHub(NAME);
        parameterBounds.configure(TOPIC, topicConfig());
    }

    function newBounds(TopicConfig[] memory outer) internal returns (IParameterBounds) {
        return IParameterBounds(create("ParameterBounds", abi.encode(address(manager), outer)));
    }

    function newSigners(address[] memory members, uint64 validUntil) internal returns (ISignerSet) {
        return ISignerSet(create("SignerSet", abi.encode(members, validUntil, NAME, limitsHash, TIMELOCK)));
    }

    function newHub(string memory name) internal returns (IEquilibriumHub) {
        return IEquilibriumHub(create("EquilibriumHub", abi.encode(signerSet, parameterBounds, name)));
    }

    function key(uint256 node) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("signer", node)));
    }

    function genesis() internal pure returns (address[] memory signers) {
        signers = new address[](4);
        for (uint256 i; i < 4; ++i) signers[i] = vm.addr(key(i));
    }

    function topicConfig() internal pure virtual returns (TopicConfig memory config) {
        config.schemaVersion = 1;
        config.roundSeconds = uint32(LENGTH);
        config.freshnessSeconds = uint32(FRESHNESS);
        config.measurements = 0x3f;
        config.configHash = CONFIG_HASH;
        config.gate = Gate({field: 0, companion: 1, rebaselineRounds: 3, base: 0.05e18, perSecond: 0.001e18, max: 0.5e18});
        config.fields = new FieldBound[](FIELDS);
        config.fields[0] = FieldBound(1, 1e30, 0);
        config.fields[1] = FieldBound(0, 1e30, 0);
        config.fields[2] = FieldBound(1, 1e30, 0);
        config.fields[3] = FieldBound(0, 20e18, 0);
        config.fields[4] = FieldBound(-1e18, 1e18, 0);
        config.fields[5] = FieldBound(-1e23, 1e23, 0);
        config.fields[6] = FieldBound(-FUNDING_CAP, FUNDING_CAP, uint128(FUNDING_CAP / 300));
        config.fields[7] = FieldBound(0, 15854895991, 52849653);
        config.fields[8] = FieldBound(0.05e18, 0.5e18, 125e12);
        config.fields[9] = FieldBound(0.0125e18, 0.025e18, 1e12);
        config.fields[10] = FieldBound(0.0005e18, 0.005e18, 1e14);
        config.fields[11] = FieldBound(0, 4, 0);
        config.rules = linkedRules(FUNDING_CAP, 1.2e18, 0.02e18, 0.2e18);
    }

    function outerLimits() internal pure returns (TopicConfig memory config) {
        config = topicConfig();
        config.freshnessSeconds = 3600;
        config.gate = Gate({field: 0, companion: 1, rebaselineRounds: 2, base: 0.2e18, perSecond: 0.01e18, max: 1e18});
        config.fields[3].max = 100e18;
        config.fields[6] = FieldBound(-1e12, 1e12, 16666666666);
        config.fields[7] = FieldBound(0, 5e10, 833333333);
        config.fields[8] = FieldBound(0.01e18, 1e18, 0.01e18);
        config.fields[9] = FieldBound(0.005e18, 0.5e18, 1e13);
        config.fields[10] = FieldBound(0, 0.05e18, 1e15);
        config.rules = linkedRules(1e12, 1.1e18, 0.2e18, 0.5e18);
    }

    function linkedRules(int128 cap, int128 ratio, int128 confidence, int128 deviation)
        internal
        pure
        returns (LinkedRule[] memory rules)
    {
        rules = new LinkedRule[](10);
        rules[0] = LinkedRule(0, 0, 0, 1);
        rules[1] = LinkedRule(0, 1, 1, 0);
        rules[2] = LinkedRule(0, 2, 2, 1);
        rules[3] = LinkedRule(0, 9, 9, 0);
        rules[4] = LinkedRule(0, 11, 11, 0);
        rules[5] = LinkedRule(1, 11, 11, 4);
        rules[6] = LinkedRule(2, 6, 6, cap);
        rules[7] = LinkedRule(3, 8, 9, ratio);
        rules[8] = LinkedRule(4, 1, 0, confidence);
        rules[9] = LinkedRule(5, 2, 0, deviation);
    }

    /// Calm market at `index` (wad): margins 5 % and 2.5 %, fee 5 bp, no funding.
    function calm(int256 index) internal pure returns (int128[] memory fields) {
        fields = new int128[](FIELDS);
        fields[0] = int128(index);
        fields[1] = int128(index / 5_000);
        fields[2] = int128(index);
        fields[3] = 0.5e18;
        fields[8] = 0.05e18;
        fields[9] = 0.025e18;
        fields[10] = 0.0005e18;
    }

    function observedIn(uint64 round) internal pure returns (uint64) {
        return uint64(uint256(round) * LENGTH + 4);
    }

    function signed(uint256 node, uint64 round, int128[] memory fields) internal view returns (IEquilibriumHub.Observation memory) {
        return signedAt(node, round, observedIn(round), fields);
    }

    function signedAt(uint256 node, uint64 round, uint64 observedAt, int128[] memory fields)
        internal
        view
        returns (IEquilibriumHub.Observation memory)
    {
        return signedFor(hub.deploymentId(), TOPIC, node, round, observedAt, fields);
    }

    function signedFor(bytes32 salt, bytes32 topic, uint256 node, uint64 round, uint64 observedAt, int128[] memory fields)
        internal
        view
        returns (IEquilibriumHub.Observation memory)
    {
        int256[] memory wide = new int256[](fields.length);
        for (uint256 i; i < fields.length; ++i) wide[i] = fields[i];
        (uint64 epoch,,) = signerSet.epochOf();
        bytes32 hash = AssessmentHash.structHash(topic, 1, epoch, round, observedAt, CONFIG_HASH, wide);
        bytes32 digest = AssessmentHash.digest(AssessmentHash.domainSeparator(salt), hash);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key(node), digest);
        return IEquilibriumHub.Observation(observedAt, fields, abi.encodePacked(r, s, v));
    }

    /// The first `count` signers agreeing.
    function agreed(uint64 round, int128[] memory fields, uint256 count)
        internal
        view
        returns (IEquilibriumHub.Observation[] memory bundle)
    {
        bundle = new IEquilibriumHub.Observation[](count);
        for (uint256 i; i < count; ++i) bundle[i] = signed(i, round, fields);
    }

    function warpTo(uint64 round) internal {
        vm.warp(uint256(round) * LENGTH + 6);
    }

    /// Moves to the round and has three signers agree on `fields`.
    function deliver(uint64 round, int128[] memory fields) internal returns (bool) {
        warpTo(round);
        return hub.submitObservations(TOPIC, round, agreed(round, fields, 3));
    }
}
