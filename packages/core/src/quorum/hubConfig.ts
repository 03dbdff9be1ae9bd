import type { GovernanceParameters } from "../governance/governanceParameters.ts";
import { decimalToFixed } from "./decimalToFixed.ts";
import { MARKET_SCHEMA } from "./schema.ts";

/** One wad: the integer that stands for 1. */
export const WAD = 10n ** 18n;

/** Envelope of one field as the contract stores it, in the field's fixed point. */
export interface IntegerBounds {
  readonly min: bigint;
  readonly max: bigint;
  /** Largest change per second; 0 means no limit. */
  readonly maxStepPerSecond: bigint;
}

/** Linked-field rules, wad. */
export interface IntegerRules {
  readonly initialOverMaintenance: bigint;
  readonly fundingCap: bigint;
  readonly maxConfidence: bigint;
  readonly maxAverageDeviation: bigint;
}

/** Index gate, wad. */
export interface IntegerGate {
  readonly base: bigint;
  readonly perSecond: bigint;
  readonly max: bigint;
}

/** What the hub knows of one MARKET topic; bounds in schema order. */
export interface HubConfig {
  readonly bounds: readonly IntegerBounds[];
  readonly rules: IntegerRules;
  readonly gate: IntegerGate;
  readonly rebaselineRounds: bigint;
}

const wad = (value: number): bigint => decimalToFixed(value, 18);

/**
 * Governance's numbers as the integers the contract is deployed with: exactly as written, digits beyond the field's places cut off.
 *
 * @example
 * hubConfig(parameters.governance).rules.fundingCap // 434027777777n
 */
export function hubConfig(governance: GovernanceParameters): HubConfig {
  const { rules, gate } = governance;
  return {
    bounds: MARKET_SCHEMA.map(({ name, decimals }) => {
      const { min, max, maxStepPerSecond } = governance.bounds[name];
      return {
        min: decimalToFixed(min, decimals),
        max: decimalToFixed(max, decimals),
        maxStepPerSecond: decimalToFixed(maxStepPerSecond, decimals),
      };
    }),
    rules: {
      initialOverMaintenance: wad(rules.initialOverMaintenance),
      fundingCap: wad(rules.fundingCap),
      maxConfidence: wad(rules.maxConfidence),
      maxAverageDeviation: wad(rules.maxAverageDeviation),
    },
    gate: { base: wad(gate.base), perSecond: wad(gate.perSecond), max: wad(gate.max) },
    rebaselineRounds: BigInt(governance.rebaselineRounds),
  };
}
