// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IParameterBounds} from "../src/interfaces/IParameterBounds.sol";
import {FieldBound, LinkedRule, TopicConfig} from "../src/interfaces/TopicConfig.sol";
import {OuterLimits} from "../src/libraries/OuterLimits.sol";
import {HubFixture} from "./support/HubFixture.sol";

contract ParameterBoundsTest is HubFixture {
    address private constant STEWARD = address(0x57E);
    address private constant STRANGER = address(0xBAD);

    function setUp() external {
        setUpHub();
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = IParameterBounds.tighten.selector;
        manager.setTargetFunctionRole(address(parameterBounds), functions, 2);
        manager.grantRole(2, STEWARD, 0);
    }

    function test_AConfigurationReadsBackAsWritten() external view {
        same(keccak256(abi.encode(parameterBounds.configOf(TOPIC))), keccak256(abi.encode(topicConfig())), "topic");
        same(keccak256(abi.encode(parameterBounds.outerLimitsOf(1))), keccak256(abi.encode(outerLimits())), "outer limits");
    }

    function test_TheOuterLimitsAreHashed() external view {
        TopicConfig[] memory outer = new TopicConfig[](1);
        outer[0] = outerLimits();
        same(parameterBounds.outerLimitsHash(), keccak256(abi.encode(outer)), "hash");
    }

    function test_StrangersMayNothing() external {
        TopicConfig memory config = topicConfig();
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        parameterBounds.configure(TOPIC, config);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        parameterBounds.tighten(TOPIC, 6, config.fields[6]);
        vm.stopPrank();
    }

    /// The administrator is this test: it may configure, and it is still bound.
    function testFuzz_NoAdministratorLeavesTheOuterLimits(uint8 field, bool low, uint64 beyond) external {
        TopicConfig memory config = topicConfig();
        TopicConfig memory outer = outerLimits();
        uint256 place = field % FIELDS;
        int128 excess = int128(uint128(beyond)) + 1;
        // the far ends of the linked fields are reached by rule checks first; move only the side under test
        if (low) config.fields[place].min = outer.fields[place].min - excess;
        else config.fields[place].max = outer.fields[place].max + excess;
        (bool done,) = address(parameterBounds).call(abi.encodeCall(IParameterBounds.configure, (TOPIC, config)));
        holds(!done, "refused");
        same(keccak256(abi.encode(parameterBounds.configOf(TOPIC))), keccak256(abi.encode(topicConfig())), "unchanged");
    }

    function test_BeyondTheOuterLimitSaysWhich() external {
        TopicConfig memory config = topicConfig();
        config.fields[10].max = 0.06e18;
        FieldBound memory field = config.fields[10];
        vm.expectRevert(
            abi.encodeWithSelector(IParameterBounds.BeyondOuterLimit.selector, 10, field.min, field.max, field.maxStepPerSecond)
        );
        parameterBounds.configure(TOPIC, config);
    }

    function test_NoStepLimitIsWiderThanAnyStep() external {
        TopicConfig memory config = topicConfig();
        config.fields[9].maxStepPerSecond = 0;
        vm.expectPartialRevert(IParameterBounds.BeyondOuterLimit.selector);
        parameterBounds.configure(TOPIC, config);
    }

    function test_RulesMayOnlyBeTighterThanTheOuterOnes() external {
        TopicConfig memory config = topicConfig();
        config.rules[7].value = 1.1e18 - 1;
        vm.expectRevert(
            abi.encodeWithSelector(IParameterBounds.RuleLooserThanOuterLimit.selector, 7, int128(1.1e18 - 1), int128(1.1e18))
        );
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.rules[8].value = 0.2e18 + 1;
        vm.expectPartialRevert(IParameterBounds.RuleLooserThanOuterLimit.selector);
        parameterBounds.configure(TOPIC, config);
    }

    function test_RulesCannotBeDroppedOrSwapped() external {
        TopicConfig memory config = topicConfig();
        config.rules = new LinkedRule[](9);
        vm.expectPartialRevert(IParameterBounds.RuleMismatch.selector);
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.rules[6].a = 7;
        vm.expectPartialRevert(IParameterBounds.RuleMismatch.selector);
        parameterBounds.configure(TOPIC, config);
    }

    function test_ARepairNeverLeavesTheBounds() external {
        TopicConfig memory config = topicConfig();
        config.fields[8] = FieldBound(0.02e18, 0.029e18, 1e12);
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.RuleUnreachable.selector, 7));
        parameterBounds.configure(TOPIC, config);
    }

    function test_TheGateMayOnlyBeTighter() external {
        TopicConfig memory config = topicConfig();
        config.gate.rebaselineRounds = 1;
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.GateBeyondOuterLimit.selector));
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.gate.base = 0.2e18 + 1;
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.GateBeyondOuterLimit.selector));
        parameterBounds.configure(TOPIC, config);
    }

    function test_ShapeErrors() external {
        TopicConfig memory config = topicConfig();
        config.schemaVersion = 9;
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.UnknownSchema.selector, 9));
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.measurements = 0x1f;
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.MeasurementsMismatch.selector, 0x1f, 0x3f));
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.fields = new FieldBound[](11);
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.FieldCountMismatch.selector, 11, 12));
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.freshnessSeconds = 3601;
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.FreshnessBeyondOuterLimit.selector, 3601, 3600));
        parameterBounds.configure(TOPIC, config);
        config = topicConfig();
        config.fields[4] = FieldBound(1, -1, 0);
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.BoundInverted.selector, 4, int128(1), int128(-1)));
        parameterBounds.configure(TOPIC, config);
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.UnknownTopic.selector, bytes32("?")));
        parameterBounds.configOf("?");
    }

    function test_ARoundsLengthIsForever() external {
        TopicConfig memory config = topicConfig();
        config.roundSeconds = 60;
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.RoundLengthFixed.selector, TOPIC, 60));
        parameterBounds.configure(TOPIC, config);
    }

    function test_StewardsTightenAtOnce() external {
        FieldBound memory narrower = FieldBound(0.05e18, 0.2e18, 1e14);
        vm.prank(STEWARD);
        parameterBounds.tighten(TOPIC, 8, narrower);
        int128[] memory fields = calm(50_000e18);
        fields[8] = 0.4e18;
        deliver(FIRST, fields);
        same(hub.latest(TOPIC).fields[8], 0.2e18, "the next round already obeys");
    }

    function testFuzz_StewardsNeverLoosen(uint8 field, int128 min, int128 max, uint128 step) external {
        uint8 place = uint8(field % FIELDS);
        FieldBound memory wanted = FieldBound(min, max, step);
        FieldBound memory before = topicConfig().fields[place];
        vm.prank(STEWARD);
        try parameterBounds.tighten(TOPIC, place, wanted) {
            FieldBound memory now_ = parameterBounds.configOf(TOPIC).fields[place];
            holds(now_.min >= before.min && now_.max <= before.max && now_.min <= now_.max, "inside");
            holds(OuterLimits.narrower(now_, before), "narrower");
        } catch {
            same(keccak256(abi.encode(parameterBounds.configOf(TOPIC).fields[place])), keccak256(abi.encode(before)), "unchanged");
        }
    }

    function test_AdministratorsLoosenInsideTheOuterLimits() external {
        TopicConfig memory config = topicConfig();
        config.fields[8].max = 0.9e18;
        parameterBounds.configure(TOPIC, config);
        same(parameterBounds.configOf(TOPIC).fields[8].max, 0.9e18, "loosened");
    }

    function test_ASchemaIsRegisteredOnce() external {
        TopicConfig[] memory outer = new TopicConfig[](2);
        (outer[0], outer[1]) = (outerLimits(), outerLimits());
        vm.expectRevert(abi.encodeWithSelector(IParameterBounds.RepeatedSchema.selector, 1));
        newBounds(outer);
    }
}
