// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConfigWords} from "../libraries/ConfigWords.sol";
import {FieldBounds} from "../libraries/FieldBounds.sol";
import {LinkedFields} from "../libraries/LinkedFields.sol";

/// @title From the median of a round to the vector in force: measurements are judged, parameters are bounded. Pure.
library RoundFinalisation {
    /// A level outside the gate that waits for further rounds to confirm it.
    struct Candidate {
        int256 index;
        uint256 observedAt;
        uint256 count;
    }

    /// What the topic held before. `fields` is empty when nothing was ever stored; `lastValidAt` is 0 when nothing was ever valid.
    struct Previous {
        int256[] fields;
        uint256 lastValidAt;
        int256 lastValidIndex;
        Candidate candidate;
    }

    struct Outcome {
        int256[] fields;
        bool valid;
        uint256 clamped;
        uint256 refused;
        Candidate candidate;
    }

    /// Judges and bounds `median` (changed in place). Linked rules have already been applied to every vector that entered it.
    function finalise(bytes memory config, Previous memory previous, int256[] memory median, uint256 observedAt)
        internal
        pure
        returns (Outcome memory outcome)
    {
        outcome.fields = median;
        outcome.refused = implausible(config, median) | LinkedFields.refused(config, median);
        outcome.candidate = _gate(config, previous, median, observedAt, outcome);
        outcome.valid = outcome.refused == 0;
        if (outcome.valid) outcome.candidate = Candidate(0, 0, 0);
        if (outcome.valid || previous.fields.length == 0) {
            outcome.clamped = _bound(config, previous, median, observedAt);
        } else {
            _keepParameters(config, previous.fields, median);
        }
    }

    /// Bitmap of measurements outside their plausible range.
    function implausible(bytes memory config, int256[] memory fields) internal pure returns (uint256 bitmap) {
        unchecked {
            uint256 left = ConfigWords.measurements(config);
            uint256 cursor = ConfigWords.boundsCursor(config);
            for (uint256 i; left != 0; ++i) {
                if (left & 1 == 1) {
                    (int256 min, int256 max,) = ConfigWords.boundAt(cursor);
                    int256 value = fields[i];
                    if (value < min || value > max) bitmap |= 1 << i;
                }
                left >>= 1;
                cursor += 64;
            }
        }
    }

    /// True when the gated measurement moved no more than allowed over `elapsed` seconds.
    function passesGate(bytes memory config, int256 anchor, int256 value, uint256 elapsed) internal pure returns (bool) {
        (uint256 base, uint256 perSecond, uint256 max) = ConfigWords.gateNumbers(config);
        return FieldBounds.within(anchor, value, FieldBounds.allowance(base, perSecond, max, elapsed));
    }

    function _gate(bytes memory config, Previous memory previous, int256[] memory median, uint256 observedAt, Outcome memory outcome)
        private
        pure
        returns (Candidate memory next)
    {
        uint256 gated = ConfigWords.gateField(config);
        int256 value = median[gated];
        if (previous.lastValidAt == 0) return next;
        if (passesGate(config, previous.lastValidIndex, value, observedAt - previous.lastValidAt)) return next;
        Candidate memory waiting = previous.candidate;
        next.index = value;
        next.observedAt = observedAt;
        next.count = 1;
        if (waiting.count > 0 && passesGate(config, waiting.index, value, observedAt - waiting.observedAt)) {
            // saturates: a byte of storage holds it, and only "enough" matters
            next.count = waiting.count < 255 ? waiting.count + 1 : 255;
        }
        if (next.count < ConfigWords.rebaselineRounds(config)) outcome.refused |= 1 << gated;
    }

    function _bound(bytes memory config, Previous memory previous, int256[] memory fields, uint256 observedAt)
        private
        pure
        returns (uint256 clamped)
    {
        uint256 elapsed = previous.fields.length != 0 && previous.lastValidAt != 0 ? observedAt - previous.lastValidAt : 0;
        unchecked {
            uint256 measurements = ConfigWords.measurements(config);
            uint256 cursor = ConfigWords.boundsCursor(config);
            uint256 count = fields.length;
            int256[] memory asked = new int256[](count);
            for (uint256 i; i < count; ++i) {
                if (measurements >> i & 1 == 0) {
                    (int256 min, int256 max, uint256 maxStep) = ConfigWords.boundAt(cursor + (i << 6));
                    asked[i] = fields[i];
                    int256 value = FieldBounds.clamp(asked[i], min, max);
                    if (elapsed != 0) value = FieldBounds.step(previous.fields[i], value, maxStep, elapsed);
                    fields[i] = value;
                }
            }
            LinkedFields.repair(config, fields);
            for (uint256 i; i < count; ++i) {
                if (measurements >> i & 1 == 0 && fields[i] != asked[i]) clamped |= 1 << i;
            }
        }
    }

    function _keepParameters(bytes memory config, int256[] memory previous, int256[] memory fields) private pure {
        uint256 measurements = ConfigWords.measurements(config);
        uint256 count = fields.length;
        for (uint256 i; i < count; ++i) {
            if (measurements >> i & 1 == 0) fields[i] = previous[i];
        }
    }
}
