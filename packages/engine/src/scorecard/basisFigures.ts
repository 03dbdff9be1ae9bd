import { fitHalfLife } from "./fitHalfLife.ts";
import { type Bins, fiveMinuteMeans } from "./fiveMinuteMeans.ts";
import { MODE_NAMES } from "./roundSample.ts";
import type { RunColumns } from "./runSeries.ts";
import { largest, totalWeight, type Weighted, weightedMean, weightedQuantile, weightedRms } from "./weighted.ts";

/** Size statistics of a signed series, basis points. */
export interface BasisSize {
  readonly meanBp: number | null;
  readonly meanAbsBp: number | null;
  readonly rmsBp: number | null;
  readonly p99AbsBp: number | null;
  readonly maxAbsBp: number | null;
  /** Share of the observed time outside the band or with trading halted. */
  readonly outsideBandShare: number | null;
}

/** Headline figures on 5-minute means; `raw` on the samples as they are. */
export interface BasisFigures extends BasisSize {
  readonly bandBp: number;
  readonly halfLifeSeconds: number | null;
  readonly halfLifeFastSeconds: number | null;
  readonly halfLifeSlowSeconds: number | null;
  readonly noiseShare: number | null;
  /** Time for which both a mark and a raw venue median were known. */
  readonly observedSeconds: number;
  readonly raw: BasisSize;
}

const HALTED = MODE_NAMES.indexOf("halted");

/** Ratio of two price columns minus 1, in basis points; NaN where either is missing. */
export function ratioBp(price: Float64Array, reference: Float64Array): Float64Array {
  return price.map((value, row) => (value / (reference[row] ?? Number.NaN) - 1) * 10_000);
}

/** The basis on the 5-minute grid: on-chain mark against the raw venue median, basis points. */
export function basisBins(columns: RunColumns, weights: Float64Array): Bins {
  return fiveMinuteMeans(columns.at, { values: ratioBp(columns.mark, columns.rawMedian), weights });
}

function basisSize(data: Weighted, outside: Float64Array): BasisSize {
  const absolute = { values: data.values.map(Math.abs), weights: data.weights };
  return {
    meanBp: weightedMean(data),
    meanAbsBp: weightedMean(absolute),
    rmsBp: weightedRms(data),
    p99AbsBp: weightedQuantile(absolute, 0.99),
    maxAbsBp: largest(absolute.values),
    outsideBandShare: weightedMean({ values: outside, weights: data.weights }),
  };
}

/**
 * How far the on-chain mark was from the outside price, over time.
 *
 * Halted time counts as outside the band, so that a market cannot score by doing nothing.
 * `weights` are seconds per row, see `roundWeights`; `band` is a fraction.
 */
export function basisFigures(columns: RunColumns, weights: Float64Array, band: number): BasisFigures {
  const bandBp = band * 10_000;
  const values = ratioBp(columns.mark, columns.rawMedian);
  const halted = values.map((value, row) => (Number.isNaN(value) ? value : Number(columns.mode[row] === HALTED)));
  const bins = basisBins(columns, weights);
  const haltedShare = fiveMinuteMeans(columns.at, { values: halted, weights }).values;
  const fit = fitHalfLife(bins);
  return {
    ...basisSize(
      bins,
      bins.values.map((value, bin) => (Math.abs(value) > bandBp ? 1 : (haltedShare[bin] ?? 0))),
    ),
    bandBp,
    halfLifeSeconds: fit?.halfLifeSeconds ?? null,
    halfLifeFastSeconds: fit?.fastSeconds ?? null,
    halfLifeSlowSeconds: fit?.slowSeconds ?? null,
    noiseShare: fit?.noiseShare ?? null,
    observedSeconds: totalWeight({ values, weights }),
    raw: basisSize(
      { values, weights },
      values.map((value, row) => (Math.abs(value) > bandBp ? 1 : (halted[row] ?? Number.NaN))),
    ),
  };
}
