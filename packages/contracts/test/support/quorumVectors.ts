import { readFileSync } from "node:fs";
import type { HubConfig } from "@evenkeel/core";
import type { Hex } from "viem";

type Integers<Keys extends string> = Readonly<Record<Keys, string>>;
type Rules = Integers<"initialOverMaintenance" | "fundingCap" | "maxConfidence" | "maxAverageDeviation">;
type CandidateCase = Integers<"index" | "at" | "count">;

interface ConfigCase {
  readonly rules: Rules;
  readonly gate: Integers<"base" | "perSecond" | "max">;
  readonly rebaselineRounds: string;
  readonly bounds: readonly Integers<"min" | "max" | "maxStepPerSecond">[];
}

interface FinaliseCase {
  readonly name: string;
  readonly config: ConfigCase;
  readonly previous:
    | (Integers<"lastValidAt" | "lastValidIndex"> & { readonly fields: readonly string[]; readonly candidate: CandidateCase })
    | null;
  readonly observedAt: string;
  readonly vectors: readonly (readonly string[])[];
  readonly required: string;
  readonly expected: {
    readonly entered: string;
    readonly enough: boolean;
    readonly fields?: readonly string[];
    readonly valid?: boolean;
    readonly clamped?: string;
    readonly refused?: string;
    readonly candidate?: CandidateCase;
  };
}

interface DigestCase extends Integers<"schemaVersion" | "epoch" | "round" | "observedAt"> {
  readonly name: string;
  readonly genesisSigners: readonly Hex[];
  readonly deploymentName: string;
  readonly outerLimitsHash: Hex;
  readonly deploymentId: Hex;
  readonly market: string;
  readonly topic: Hex;
  readonly configHash: Hex;
  readonly fields: readonly string[];
  readonly structHash?: Hex;
  readonly digest: Hex;
  readonly privateKey?: Hex;
  readonly signer?: Hex;
  readonly signature?: Hex;
}

/** `vectors/quorum.json`: cases that the core, the contracts and later the circuits share. Integers are decimal strings. */
interface QuorumVectors {
  readonly lowerMedian: readonly { readonly name: string; readonly values: readonly string[]; readonly expected: string }[];
  readonly clamp: readonly (Integers<"value" | "min" | "max" | "expected"> & { readonly name: string })[];
  readonly step: readonly (Integers<"previous" | "value" | "maxStepPerSecond" | "elapsed" | "expected"> & { readonly name: string })[];
  readonly gate: readonly (Integers<"previous" | "value" | "elapsed" | "base" | "perSecond" | "max" | "allowed"> & {
    readonly name: string;
    readonly passes: boolean;
  })[];
  readonly linked: readonly {
    readonly name: string;
    readonly rules: Rules;
    readonly fields: readonly string[];
    readonly enters: boolean;
    readonly refused: string;
    readonly repaired: readonly string[];
  }[];
  readonly finalise: readonly FinaliseCase[];
  readonly digest: readonly DigestCase[];
}

export const quorumVectors = JSON.parse(readFileSync(new URL("../../../../vectors/quorum.json", import.meta.url), "utf8")) as QuorumVectors;

export const integers = (values: readonly string[]): bigint[] => values.map((value) => BigInt(value));

/** Bounds that allow everything, for cases that only look at rules. */
const OPEN = Array.from({ length: 12 }, () => ({ min: "0", max: "0", maxStepPerSecond: "0" }));
const NO_GATE = { base: "0", perSecond: "0", max: "0" };

/** Core's `HubConfig` from a case, or from its rules alone. */
export function hubConfigOf({
  rules,
  gate = NO_GATE,
  rebaselineRounds = "1",
  bounds = OPEN,
}: Partial<ConfigCase> & { rules: Rules }): HubConfig {
  return {
    bounds: bounds.map(({ min, max, maxStepPerSecond }) => ({
      min: BigInt(min),
      max: BigInt(max),
      maxStepPerSecond: BigInt(maxStepPerSecond),
    })),
    rules: {
      initialOverMaintenance: BigInt(rules.initialOverMaintenance),
      fundingCap: BigInt(rules.fundingCap),
      maxConfidence: BigInt(rules.maxConfidence),
      maxAverageDeviation: BigInt(rules.maxAverageDeviation),
    },
    gate: { base: BigInt(gate.base), perSecond: BigInt(gate.perSecond), max: BigInt(gate.max) },
    rebaselineRounds: BigInt(rebaselineRounds),
  };
}
