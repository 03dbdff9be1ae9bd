import type { StoredVector } from "./gateMeasurements.ts";
import { type HubConfig, WAD } from "./hubConfig.ts";
import { FIELD, MARKET_SCHEMA, type MarketField, type Rounding } from "./schema.ts";

/** The envelope all linked and finalise cases share; round figures, so that a reader can check a case by hand. */
export const CONFIG: HubConfig = {
  rules: {
    initialOverMaintenance: (12n * WAD) / 10n,
    fundingCap: 434_027_777_777n,
    maxConfidence: WAD / 50n,
    maxAverageDeviation: WAD / 5n,
  },
  gate: { base: WAD / 20n, perSecond: WAD / 1_000n, max: WAD / 2n },
  rebaselineRounds: 3n,
  bounds: [
    { min: 1n, max: 10n ** 30n, maxStepPerSecond: 0n },
    { min: 0n, max: 10n ** 30n, maxStepPerSecond: 0n },
    { min: 1n, max: 10n ** 30n, maxStepPerSecond: 0n },
    { min: 0n, max: 20n * WAD, maxStepPerSecond: 0n },
    { min: -WAD, max: WAD, maxStepPerSecond: 0n },
    { min: -100_000n * WAD, max: 100_000n * WAD, maxStepPerSecond: 0n },
    { min: -434_027_777_777n, max: 434_027_777_777n, maxStepPerSecond: 1_446_759_259n },
    { min: 0n, max: 15_854_895_991n, maxStepPerSecond: 52_849_653n },
    { min: WAD / 20n, max: WAD / 2n, maxStepPerSecond: 125_000_000_000_000n },
    { min: WAD / 50n, max: WAD / 40n, maxStepPerSecond: 57_870_370_370n },
    { min: WAD / 2_000n, max: WAD / 200n, maxStepPerSecond: 100_000_000_000_000n },
    { min: 0n, max: 4n, maxStepPerSecond: 0n },
  ],
};

/** A vector that obeys every rule: BTC at 60,000 with calm parameters. */
export const CALM_FIELDS: readonly bigint[] = [
  60_000n * WAD,
  6n * WAD,
  59_990n * WAD,
  (6n * WAD) / 10n,
  WAD / 10_000n,
  WAD / 100n,
  10_000_000_000n,
  634_195_839n,
  WAD / 20n,
  WAD / 40n,
  WAD / 2_000n,
  0n,
];

/** `CALM_FIELDS` with some fields replaced. */
export function fieldsWith(changes: Partial<Record<MarketField, bigint>>): bigint[] {
  return MARKET_SCHEMA.map(({ name }, position) => changes[name] ?? CALM_FIELDS[position] ?? 0n);
}

/** A topic that accepted `CALM_FIELDS`, with some fields replaced, at second 1,000,000. */
export function storedWith(changes: Partial<Record<MarketField, bigint>>, more: Partial<StoredVector> = {}): StoredVector {
  const fields = fieldsWith(changes);
  const candidate = { index: 0n, at: 0n, count: 0n };
  return { fields, lastValidAt: 1_000_000n, lastValidIndex: fields[FIELD.index] ?? 0n, candidate, ...more };
}

export interface EncodeCase {
  readonly name: string;
  readonly field: MarketField;
  readonly decimals: number;
  readonly rounding: Rounding;
  readonly input: number;
}

const encode = (name: string, field: MarketField, input: number): EncodeCase => {
  const { decimals, rounding } = MARKET_SCHEMA[FIELD[field]] ?? MARKET_SCHEMA[0];
  return { name, field, decimals, rounding, input };
};

export const ENCODE_CASES: readonly EncodeCase[] = [
  encode("zero", "fundingRate", 0),
  encode("negative zero", "fundingRate", -0),
  encode("a tenth is slightly more in binary, nearest", "premiumAverage", 0.1),
  encode("a tenth rounds up", "tradeFee", 0.1),
  encode("a negative tenth, nearest is odd", "premiumAverage", -0.1),
  encode("funding cap is cut toward zero", "fundingRate", 4.340277777777778e-7),
  encode("negative funding cap is cut toward zero", "fundingRate", -4.340277777777778e-7),
  encode("borrow rate rounds up", "borrowRate", 1.23e-9),
  encode("smallest double rounds up to one", "tradeFee", 5e-324),
  encode("smallest double rounds to zero", "premiumAverage", 5e-324),
  encode("half a unit rounds away from zero", "premiumAverage", 2 ** -1 / 2 ** 18 / 5 ** 18),
  encode("exact power of two", "index", 2 ** 40),
  encode("a price with cents", "index", 64_000.25),
  encode("largest price below the overflow", "index", 1.7e20),
  encode("confidence rounds up", "confidence", 12.3456789),
  encode("tier is whole", "tier", 3),
  encode("tier rounds half up", "tier", 2.5),
  encode("integral, negative", "premiumIntegral", -1234.56789),
  encode("volatility rounds up", "volatility", 0.8),
  encode("maintenance margin a fortieth rounds up", "maintenanceMargin", 0.025),
];

const INT128 = (1n << 127n) - 1n;

export const MEDIAN_CASES: readonly { readonly name: string; readonly values: readonly bigint[] }[] = [
  { name: "one value", values: [7n] },
  { name: "two values take the lower", values: [9n, 3n] },
  { name: "three values", values: [5n, -5n, 1n] },
  { name: "four values take the second", values: [4n, 1n, 3n, 2n] },
  { name: "negative values", values: [-3n, -1n, -2n, -4n, -5n] },
  { name: "ties", values: [2n, 2n, 1n, 2n] },
  { name: "extremes of int128", values: [INT128, -INT128 - 1n, 0n, INT128] },
  { name: "one liar of four", values: [100n, 101n, 102n, INT128] },
  { name: "thirty-one values", values: Array.from({ length: 31 }, (_, at) => BigInt((at * 17) % 31) - 15n) },
];

export const CLAMP_CASES = [
  { name: "inside", value: 5n, min: 0n, max: 10n },
  { name: "below", value: -1n, min: 0n, max: 10n },
  { name: "above", value: 11n, min: 0n, max: 10n },
  { name: "at the minimum", value: 0n, min: 0n, max: 10n },
  { name: "at the maximum", value: 10n, min: 0n, max: 10n },
  { name: "negative range", value: 0n, min: -10n, max: -5n },
  { name: "extremes", value: -INT128 - 1n, min: -INT128, max: INT128 },
] as const;

export const STEP_CASES = [
  { name: "within reach", previous: 100n, value: 120n, maxStepPerSecond: 3n, elapsed: 10n },
  { name: "up beyond reach", previous: 100n, value: 200n, maxStepPerSecond: 3n, elapsed: 10n },
  { name: "down beyond reach", previous: 100n, value: -200n, maxStepPerSecond: 3n, elapsed: 10n },
  { name: "exactly the reach", previous: 100n, value: 130n, maxStepPerSecond: 3n, elapsed: 10n },
  { name: "no time passed", previous: 100n, value: 130n, maxStepPerSecond: 3n, elapsed: 0n },
  { name: "zero per second is no limit", previous: 100n, value: 10n ** 30n, maxStepPerSecond: 0n, elapsed: 10n },
  { name: "through zero", previous: -50n, value: 50n, maxStepPerSecond: 7n, elapsed: 10n },
  { name: "product saturates", previous: 0n, value: INT128, maxStepPerSecond: INT128, elapsed: 1_000n },
  { name: "product saturates downwards", previous: -1n, value: -INT128, maxStepPerSecond: INT128, elapsed: 31_536_000n },
  { name: "funding over one round", previous: 0n, value: 434_027_777_777n, maxStepPerSecond: 1_446_759_259n, elapsed: 10n },
] as const;

export const GATE_CASES = [
  { name: "unchanged", previous: 60_000n * WAD, value: 60_000n * WAD, elapsed: 0n, ...CONFIG.gate },
  { name: "exactly the base", previous: 60_000n * WAD, value: 63_000n * WAD, elapsed: 0n, ...CONFIG.gate },
  { name: "one unit beyond the base", previous: 60_000n * WAD, value: 63_000n * WAD + 1n, elapsed: 0n, ...CONFIG.gate },
  { name: "time widens the gate", previous: 60_000n * WAD, value: 63_600n * WAD, elapsed: 10n, ...CONFIG.gate },
  { name: "downwards", previous: 60_000n * WAD, value: 56_400n * WAD, elapsed: 10n, ...CONFIG.gate },
  { name: "downwards beyond", previous: 60_000n * WAD, value: 56_399n * WAD, elapsed: 10n, ...CONFIG.gate },
  { name: "the gate ends at its maximum", previous: 60_000n * WAD, value: 90_000n * WAD, elapsed: 86_400n, ...CONFIG.gate },
  { name: "beyond the maximum", previous: 60_000n * WAD, value: 90_000n * WAD + 1n, elapsed: 86_400n, ...CONFIG.gate },
  { name: "tiny price", previous: 3n, value: 4n, elapsed: 300n, ...CONFIG.gate },
] as const;

export const LINKED_CASES: readonly { readonly name: string; readonly fields: readonly bigint[] }[] = [
  { name: "calm", fields: fieldsWith({}) },
  { name: "index zero", fields: fieldsWith({ index: 0n }) },
  { name: "index negative", fields: fieldsWith({ index: -1n }) },
  { name: "confidence negative", fields: fieldsWith({ confidence: -1n }) },
  { name: "index average zero", fields: fieldsWith({ indexAverage: 0n }) },
  { name: "maintenance negative", fields: fieldsWith({ maintenanceMargin: -1n }) },
  { name: "initial exactly 1.2 maintenance", fields: fieldsWith({ initialMargin: 30_000n, maintenanceMargin: 25_000n }) },
  { name: "initial one unit short", fields: fieldsWith({ initialMargin: 29_999n, maintenanceMargin: 25_000n }) },
  { name: "repair rounds up", fields: fieldsWith({ initialMargin: 1n, maintenanceMargin: 33_333_333n }) },
  { name: "funding at the cap", fields: fieldsWith({ fundingRate: 434_027_777_777n }) },
  { name: "funding beyond the cap", fields: fieldsWith({ fundingRate: 434_027_777_778n }) },
  { name: "funding beyond the negative cap", fields: fieldsWith({ fundingRate: -434_027_777_778n }) },
  { name: "tier five", fields: fieldsWith({ tier: 5n }) },
  { name: "tier negative", fields: fieldsWith({ tier: -1n }) },
  { name: "confidence exactly at its limit", fields: fieldsWith({ confidence: 1_200n * WAD }) },
  { name: "confidence beyond its limit", fields: fieldsWith({ confidence: 1_200n * WAD + 1n }) },
  { name: "average exactly a fifth away", fields: fieldsWith({ indexAverage: 72_000n * WAD }) },
  { name: "average more than a fifth away", fields: fieldsWith({ indexAverage: 48_000n * WAD - 1n }) },
  { name: "wide and far", fields: fieldsWith({ confidence: 5_000n * WAD, indexAverage: WAD }) },
];
