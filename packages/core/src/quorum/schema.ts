/** A measurement reports the world and is gated, never clamped; a parameter sets a rule and is clamped to its bounds. */
export type FieldKind = "measurement" | "parameter";

/** How a float estimate becomes an integer commitment; each choice favours the pool or is neutral. */
export type Rounding = "nearest" | "up" | "towardZero";

export interface FieldSchema {
  readonly name: string;
  readonly kind: FieldKind;
  /** Decimal places of the fixed-point integer. */
  readonly decimals: number;
  readonly rounding: Rounding;
  readonly unit: string;
}

/** The MARKET topic, schema version 1, in the order in which the chain stores it. */
export const MARKET_SCHEMA = [
  { name: "index", kind: "measurement", decimals: 18, rounding: "nearest", unit: "quote per base" },
  { name: "confidence", kind: "measurement", decimals: 18, rounding: "up", unit: "quote per base, half-width" },
  { name: "indexAverage", kind: "measurement", decimals: 18, rounding: "nearest", unit: "quote per base, 5-minute average" },
  { name: "volatility", kind: "measurement", decimals: 18, rounding: "up", unit: "fraction per square root of a year" },
  { name: "premiumAverage", kind: "measurement", decimals: 18, rounding: "nearest", unit: "fraction, signed" },
  { name: "premiumIntegral", kind: "measurement", decimals: 18, rounding: "nearest", unit: "fraction seconds, signed, leaky" },
  {
    name: "fundingRate",
    kind: "parameter",
    decimals: 18,
    rounding: "towardZero",
    unit: "fraction per second, signed; positive: longs pay",
  },
  {
    name: "borrowRate",
    kind: "parameter",
    decimals: 18,
    rounding: "up",
    unit: "fraction per second, paid by the side with more open interest",
  },
  { name: "initialMargin", kind: "parameter", decimals: 18, rounding: "up", unit: "fraction of notional" },
  { name: "maintenanceMargin", kind: "parameter", decimals: 18, rounding: "up", unit: "fraction of notional" },
  { name: "tradeFee", kind: "parameter", decimals: 18, rounding: "up", unit: "fraction of notional" },
  { name: "tier", kind: "parameter", decimals: 0, rounding: "nearest", unit: "0 calm, 1 nudge, 2 correct, 3 defend, 4 halt" },
] as const satisfies readonly FieldSchema[];

export type MarketField = (typeof MARKET_SCHEMA)[number]["name"];

/** Position of each MARKET field in the vector, e.g. `FIELD.fundingRate` is 6. */
export const FIELD = Object.fromEntries(MARKET_SCHEMA.map((field, position) => [field.name, position])) as Readonly<
  Record<MarketField, number>
>;

export const MARKET_SCHEMA_VERSION = 1;
