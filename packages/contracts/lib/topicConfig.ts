import type { HubConfig } from "@evenkeel/core";
import { FIELD, MARKET_SCHEMA, MARKET_SCHEMA_VERSION } from "@evenkeel/core";
import type { Hex } from "viem";

/** Kinds of linked rules, as numbered in `LinkedFields.sol`. */
export const RULE = { atLeast: 0, atMost: 1, absAtMost: 2, ratioAtLeast: 3, shareAtMost: 4, deviationAtMost: 5 } as const;

/** One market's hub configuration beside the integers of core's `HubConfig`. */
export interface TopicSettings {
  readonly roundSeconds: number;
  /** Observations older than this are refused, seconds. */
  readonly freshnessSeconds: number;
  /** Hash of the mechanism parameters that the nodes run, 32 bytes. */
  readonly configHash: Hex;
  readonly hub: HubConfig;
}

const MEASUREMENTS = MARKET_SCHEMA.reduce((mask, { kind }, position) => (kind === "measurement" ? mask | (1 << position) : mask), 0);

/**
 * The `TopicConfig` struct of a MARKET topic: core's linked rules spelled out as the data by which the hub judges vectors.
 *
 * @example
 * topicConfig({ roundSeconds: 10, freshnessSeconds: 60, configHash, hub: hubConfig(parameters.governance) }).rules.length // 10
 */
export function topicConfig({ roundSeconds, freshnessSeconds, configHash, hub }: TopicSettings) {
  const { rules, gate } = hub;
  const rule = (kind: number, a: number, b: number, value: bigint) => ({ kind, a, b, value });
  return {
    schemaVersion: MARKET_SCHEMA_VERSION,
    roundSeconds,
    freshnessSeconds,
    measurements: MEASUREMENTS,
    configHash,
    gate: {
      field: FIELD.index,
      companion: FIELD.confidence,
      rebaselineRounds: Number(hub.rebaselineRounds),
      base: gate.base,
      perSecond: gate.perSecond,
      max: gate.max,
    },
    fields: hub.bounds.map(({ min, max, maxStepPerSecond }) => ({ min, max, maxStepPerSecond })),
    rules: [
      rule(RULE.atLeast, FIELD.index, FIELD.index, 1n),
      rule(RULE.atLeast, FIELD.confidence, FIELD.confidence, 0n),
      rule(RULE.atLeast, FIELD.indexAverage, FIELD.indexAverage, 1n),
      rule(RULE.atLeast, FIELD.maintenanceMargin, FIELD.maintenanceMargin, 0n),
      rule(RULE.atLeast, FIELD.tier, FIELD.tier, 0n),
      rule(RULE.atMost, FIELD.tier, FIELD.tier, 4n),
      rule(RULE.absAtMost, FIELD.fundingRate, FIELD.fundingRate, rules.fundingCap),
      rule(RULE.ratioAtLeast, FIELD.initialMargin, FIELD.maintenanceMargin, rules.initialOverMaintenance),
      rule(RULE.shareAtMost, FIELD.confidence, FIELD.index, rules.maxConfidence),
      rule(RULE.deviationAtMost, FIELD.indexAverage, FIELD.index, rules.maxAverageDeviation),
    ],
  };
}

export type TopicConfig = ReturnType<typeof topicConfig>;
