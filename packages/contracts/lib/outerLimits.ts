import type { HubConfig, IntegerBounds } from "@evenkeel/core";
import { encodeAbiParameters, type Hex, keccak256, zeroHash } from "viem";
import { abis } from "./abis.ts";
import { type TopicConfig, topicConfig } from "./topicConfig.ts";

const WAD = 10n ** 18n;
const bounds = (min: bigint, max: bigint, maxStepPerSecond = 0n): IntegerBounds => ({ min, max, maxStepPerSecond });

const WIDEST: HubConfig = {
  bounds: [
    bounds(1n, 10n ** 12n * WAD),
    bounds(0n, 10n ** 12n * WAD),
    bounds(1n, 10n ** 12n * WAD),
    bounds(0n, 100n * WAD),
    bounds(-10n * WAD, 10n * WAD),
    bounds(-(10n ** 7n) * WAD, 10n ** 7n * WAD),
    // 2.9 % per 8 hours, reached in no less than a minute
    bounds(-(10n ** 12n), 10n ** 12n, 10n ** 12n / 60n),
    // 158 % a year
    bounds(0n, 5n * 10n ** 10n, (5n * 10n ** 10n) / 60n),
    bounds(WAD / 100n, WAD, WAD / 100n),
    bounds(WAD / 200n, WAD / 2n, WAD / 100_000n),
    bounds(0n, WAD / 20n, WAD / 1_000n),
    bounds(0n, 4n),
  ],
  rules: { initialOverMaintenance: (WAD * 11n) / 10n, fundingCap: 10n ** 12n, maxConfidence: WAD / 5n, maxAverageDeviation: WAD / 2n },
  gate: { base: WAD / 5n, perSecond: WAD / 100n, max: WAD },
  rebaselineRounds: 2n,
};

/**
 * Limits of the MARKET schema that no administrator of a default deployment can pass.
 *
 * @example
 * defaultOuterLimits().length // 1
 */
export function defaultOuterLimits(): TopicConfig[] {
  return [topicConfig({ roundSeconds: 1, freshnessSeconds: 3_600, configHash: zeroHash, hub: WIDEST })];
}

/** `outerLimitsHash` that ParameterBounds computes from the same limits: `keccak256(abi.encode(TopicConfig[]))`. */
export function outerLimitsHashOf(outerLimits: readonly TopicConfig[]): Hex {
  const creation = abis.parameterBounds.find((entry) => entry.type === "constructor");
  if (creation === undefined) throw new TypeError("ParameterBounds has no constructor in its ABI");
  return keccak256(encodeAbiParameters([creation.inputs[1]], [outerLimits]));
}
