// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IParameterBounds} from "../interfaces/IParameterBounds.sol";
import {FieldBound, Gate, LinkedRule, TopicConfig} from "../interfaces/TopicConfig.sol";
import {LinkedFields} from "./LinkedFields.sol";

/// @title Checks that a topic's envelope is coherent and lies inside the outer limits of its schema.
library OuterLimits {
    function check(TopicConfig memory config, TopicConfig memory outer) internal pure {
        if (config.fields.length != outer.fields.length) {
            revert IParameterBounds.FieldCountMismatch(config.fields.length, outer.fields.length);
        }
        if (config.measurements != outer.measurements) {
            revert IParameterBounds.MeasurementsMismatch(config.measurements, outer.measurements);
        }
        if (config.freshnessSeconds > outer.freshnessSeconds || config.roundSeconds == 0) {
            revert IParameterBounds.FreshnessBeyondOuterLimit(config.freshnessSeconds, outer.freshnessSeconds);
        }
        checkCoherent(config);
        for (uint256 i; i < config.fields.length; ++i) {
            FieldBound memory field = config.fields[i];
            if (!narrower(field, outer.fields[i])) {
                revert IParameterBounds.BeyondOuterLimit(i, field.min, field.max, field.maxStepPerSecond);
            }
        }
        _checkGate(config.gate, outer.gate);
        _checkRules(config, outer);
    }

    /// Bounds not inverted, rules over existing fields, and the repair of a rule never leaves the bounds.
    function checkCoherent(TopicConfig memory config) internal pure {
        for (uint256 i; i < config.fields.length; ++i) {
            FieldBound memory field = config.fields[i];
            if (field.min > field.max) revert IParameterBounds.BoundInverted(i, field.min, field.max);
        }
        for (uint256 i; i < config.rules.length; ++i) {
            LinkedRule memory rule = config.rules[i];
            if (rule.a >= config.fields.length || rule.b >= config.fields.length || rule.kind > LinkedFields.DEVIATION_AT_MOST) {
                revert IParameterBounds.RuleMismatch(i);
            }
            FieldBound memory a = config.fields[rule.a];
            if (rule.kind == LinkedFields.ABS_AT_MOST && (a.max > rule.value || a.min < -rule.value)) {
                revert IParameterBounds.RuleUnreachable(i);
            }
            if (rule.kind == LinkedFields.RATIO_AT_LEAST) {
                FieldBound memory b = config.fields[rule.b];
                if (int256(rule.value) * b.max > int256(a.max) * 1e18) revert IParameterBounds.RuleUnreachable(i);
            }
        }
    }

    /// True when `inner` allows nothing that `outer` does not.
    function narrower(FieldBound memory inner, FieldBound memory outer) internal pure returns (bool) {
        if (inner.min < outer.min || inner.max > outer.max) return false;
        if (outer.maxStepPerSecond == 0) return true;
        return inner.maxStepPerSecond != 0 && inner.maxStepPerSecond <= outer.maxStepPerSecond;
    }

    function _checkGate(Gate memory gate, Gate memory outer) private pure {
        bool looser = gate.field != outer.field || gate.companion != outer.companion || gate.base > outer.base
            || gate.perSecond > outer.perSecond || gate.max > outer.max || gate.rebaselineRounds < outer.rebaselineRounds;
        if (looser) revert IParameterBounds.GateBeyondOuterLimit();
    }

    function _checkRules(TopicConfig memory config, TopicConfig memory outer) private pure {
        if (config.rules.length != outer.rules.length) revert IParameterBounds.RuleMismatch(config.rules.length);
        for (uint256 i; i < config.rules.length; ++i) {
            LinkedRule memory rule = config.rules[i];
            LinkedRule memory limit = outer.rules[i];
            if (rule.kind != limit.kind || rule.a != limit.a || rule.b != limit.b) revert IParameterBounds.RuleMismatch(i);
            bool atLeast = rule.kind == LinkedFields.AT_LEAST || rule.kind == LinkedFields.RATIO_AT_LEAST;
            if (atLeast ? rule.value < limit.value : rule.value > limit.value) {
                revert IParameterBounds.RuleLooserThanOuterLimit(i, rule.value, limit.value);
            }
        }
    }
}
