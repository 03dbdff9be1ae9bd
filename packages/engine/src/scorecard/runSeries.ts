import type { RunEvent } from "./roundSample.ts";

/** The columns of a run, one row per round; NaN marks a missing price, gas or dispersion. */
export interface RunColumns {
  /** Block time, milliseconds UTC, strictly increasing. */
  readonly at: Float64Array;
  readonly round: Float64Array;
  /** Quote per base. */
  readonly mark: Float64Array;
  readonly index: Float64Array;
  readonly rawMedian: Float64Array;
  /** Fraction per second. */
  readonly fundingRate: Float64Array;
  readonly borrowRate: Float64Array;
  /** Base units. */
  readonly skew: Float64Array;
  readonly openInterestLong: Float64Array;
  readonly openInterestShort: Float64Array;
  readonly tier: Float64Array;
  /** Position in `MODE_NAMES`. */
  readonly mode: Float64Array;
  /** Fraction of notional. */
  readonly initialMargin: Float64Array;
  readonly maintenanceMargin: Float64Array;
  /** Quote currency. */
  readonly poolValue: Float64Array;
  readonly traderPnl: Float64Array;
  /** 1 when the round landed, else 0. */
  readonly landed: Float64Array;
  readonly valid: Float64Array;
  readonly gasUsed: Float64Array;
}

export type ColumnName = keyof RunColumns;

/** Everything the report draws that is no single figure. */
export interface RunSeries extends RunColumns {
  readonly roundSeconds: number;
  /** Per MARKET field in schema order, one value per round; NaN when no quorum was collected. */
  readonly dispersion: readonly Float64Array[];
  /** Wall-clock cost of each assessment, microseconds; differs from run to run. */
  readonly assessMicros: Float64Array;
  readonly events: readonly RunEvent[];
}
