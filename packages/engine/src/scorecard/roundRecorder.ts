import { EvenkeelError } from "@evenkeel/core/market/errors";
import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import { GrowingFloats } from "./growingFloats.ts";
import { gasOrNaN, priceOrNaN, requireFinite, requireIndex, requireNonNegative } from "./requireNumber.ts";
import { MODE_NAMES, type RoundSample } from "./roundSample.ts";
import type { ColumnName, RunColumns } from "./runSeries.ts";

/** Checks one field of a sample and turns it into a column value. */
const READERS: Readonly<Record<ColumnName, (sample: RoundSample) => number>> = {
  at: (sample) => requireNonNegative("at", sample.at),
  round: (sample) => requireIndex("round", sample.round, Number.MAX_SAFE_INTEGER),
  mark: (sample) => priceOrNaN("mark", sample.mark),
  index: (sample) => priceOrNaN("index", sample.index),
  rawMedian: (sample) => priceOrNaN("rawMedian", sample.rawMedian),
  fundingRate: (sample) => requireFinite("fundingRate", sample.fundingRate),
  borrowRate: (sample) => requireNonNegative("borrowRate", sample.borrowRate),
  skew: (sample) => requireFinite("skew", sample.skew),
  openInterestLong: (sample) => requireNonNegative("openInterestLong", sample.openInterestLong),
  openInterestShort: (sample) => requireNonNegative("openInterestShort", sample.openInterestShort),
  tier: (sample) => requireIndex("tier", sample.tier, 4),
  mode: (sample) => requireIndex("mode", sample.mode, MODE_NAMES.length - 1),
  initialMargin: (sample) => requireNonNegative("initialMargin", sample.initialMargin),
  maintenanceMargin: (sample) => requireNonNegative("maintenanceMargin", sample.maintenanceMargin),
  poolValue: (sample) => requireFinite("poolValue", sample.poolValue),
  traderPnl: (sample) => requireFinite("traderPnl", sample.traderPnl),
  landed: (sample) => Number(sample.landed),
  valid: (sample) => Number(sample.valid),
  gasUsed: (sample) => gasOrNaN("gasUsed", sample.gasUsed),
};

const COLUMN_NAMES = Object.keys(READERS) as ColumnName[];

/** Keeps the round samples of a run as columns: about 250 bytes a round. */
export class RoundRecorder {
  readonly #columns = new Map(COLUMN_NAMES.map((name) => [name, new GrowingFloats()]));
  readonly #dispersion = MARKET_SCHEMA.map(() => new GrowingFloats());
  readonly #signed: number[];
  #lastAt = Number.NEGATIVE_INFINITY;
  #lastRound: number | null = null;

  constructor(nodeCount: number) {
    this.#signed = Array.from({ length: nodeCount }, () => 0);
  }

  get lastRound(): number | null {
    return this.#lastRound;
  }

  /** Landed bundles that each node's assessment was part of. */
  get signed(): readonly number[] {
    return this.#signed;
  }

  /** Adds a sample whole or not at all. Errors: `SCORECARD_SAMPLE_INVALID`, `SCORECARD_TIME_BACKWARDS`. */
  push(sample: RoundSample): void {
    const row = COLUMN_NAMES.map((name) => READERS[name](sample));
    this.#requireLater("at", sample.at, this.#lastAt);
    this.#requireLater("round", sample.round, this.#lastRound ?? -1);
    if (sample.dispersion.length > 0) requireIndex("dispersion.length", sample.dispersion.length - MARKET_SCHEMA.length, 0);
    for (const [position, field] of MARKET_SCHEMA.entries())
      requireNonNegative(`dispersion.${field.name}`, sample.dispersion[position] ?? 0);
    requireIndex("signers", sample.signers >> BigInt(this.#signed.length) === 0n ? 0 : Number(sample.signers), 0);
    for (const [column, name] of COLUMN_NAMES.entries()) this.#columns.get(name)?.push(row[column] ?? Number.NaN);
    for (const [position, column] of this.#dispersion.entries()) column.push(sample.dispersion[position] ?? Number.NaN);
    for (const node of this.#signed.keys()) this.#signed[node] = (this.#signed[node] ?? 0) + Number((sample.signers >> BigInt(node)) & 1n);
    this.#lastAt = sample.at;
    this.#lastRound = sample.round;
  }

  columns(): RunColumns {
    return Object.fromEntries([...this.#columns].map(([name, column]) => [name, column.toArray()])) as Record<ColumnName, Float64Array>;
  }

  dispersion(): Float64Array[] {
    return this.#dispersion.map((column) => column.toArray());
  }

  #requireLater(field: string, value: number, last: number): void {
    if (value > last) return;
    throw new EvenkeelError({
      code: "SCORECARD_TIME_BACKWARDS",
      message: `a round sample must come after the last one (${last})`,
      field,
      value,
      remedy: "Record each round once, in order of time.",
    });
  }
}
