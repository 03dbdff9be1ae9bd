// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// Governance's envelope of one field, fixed-point integers of the schema. For a measurement only the plausible range counts.
struct FieldBound {
    int128 min;
    int128 max;
    /// Largest change per second since the last valid vector; 0: no step limit.
    uint128 maxStepPerSecond;
}

/// A rule between fields, see LinkedFields for the kinds. `value` is a wad ratio or a limit in the field's own unit.
struct LinkedRule {
    uint8 kind;
    uint8 a;
    uint8 b;
    int128 value;
}

/// Largest relative move of one measurement: min(max, base + perSecond * elapsed), wad.
struct Gate {
    uint8 field;
    /// Field reported beside the gated one in the record of past rounds.
    uint8 companion;
    /// Consecutive vectors that must agree within the gate before a new level is accepted.
    uint8 rebaselineRounds;
    uint128 base;
    uint128 perSecond;
    uint128 max;
}

/// Everything the hub needs to judge vectors of one topic.
struct TopicConfig {
    uint32 schemaVersion;
    uint32 roundSeconds;
    uint32 freshnessSeconds;
    /// Bitmap: bit i set when field i is a measurement.
    uint32 measurements;
    /// Hash of the mechanism parameters that the nodes run; part of what they sign.
    bytes32 configHash;
    Gate gate;
    FieldBound[] fields;
    LinkedRule[] rules;
}
