import { ratioBp } from "./basisFigures.ts";
import type { RunColumns } from "./runSeries.ts";
import { largest, weightedDeviation, weightedMean, weightedQuantile, weightedRms } from "./weighted.ts";

/** Rates are stored per second and reported in basis points per 8 hours. */
export const PER_8H_BP = 28_800 * 10_000;

const SECONDS_PER_YEAR = 31_536_000;
const scaled = (value: number | null, factor: number): number | null => (value === null ? null : value * factor);

/** The accepted index against the raw venue median of the same moment, basis points. */
export interface IndexFigures {
  readonly maxDeviationFromVenueMedianBp: number | null;
  readonly p99DeviationFromVenueMedianBp: number | null;
  readonly meanDeviationFromVenueMedianBp: number | null;
}

export function indexFigures({ index, rawMedian }: RunColumns, weights: Float64Array): IndexFigures {
  const values = ratioBp(index, rawMedian).map(Math.abs);
  return {
    maxDeviationFromVenueMedianBp: largest(values),
    p99DeviationFromVenueMedianBp: weightedQuantile({ values, weights }, 0.99),
    meanDeviationFromVenueMedianBp: weightedMean({ values, weights }),
  };
}

/** The mark against the accepted index: what the skew alone adds, basis points. */
export interface PremiumFigures {
  readonly meanBp: number | null;
  readonly meanAbsBp: number | null;
  readonly rmsBp: number | null;
}

export function premiumFigures({ mark, index }: RunColumns, weights: Float64Array): PremiumFigures {
  const values = ratioBp(mark, index);
  return {
    meanBp: weightedMean({ values, weights }),
    meanAbsBp: weightedMean({ values, weights }, Math.abs),
    rmsBp: weightedRms({ values, weights }),
  };
}

/** Rates in basis points per 8 hours; amounts in quote currency. */
export interface FundingFigures {
  readonly meanPer8hBp: number | null;
  readonly meanAbsPer8hBp: number | null;
  readonly volatilityPer8hBp: number | null;
  readonly maxAbsPer8hBp: number | null;
  readonly capPer8hBp: number;
  /** Share of time at 99.9 % of the cap or beyond; null when there is no cap. */
  readonly capTimeShare: number | null;
  readonly paid: number;
  readonly received: number;
}

export function fundingFigures(
  { fundingRate }: RunColumns,
  weights: Float64Array,
  cap: number,
  { fundingPaid, fundingReceived }: { readonly fundingPaid: number; readonly fundingReceived: number },
): FundingFigures {
  const data = { values: fundingRate, weights };
  return {
    meanPer8hBp: scaled(weightedMean(data), PER_8H_BP),
    meanAbsPer8hBp: scaled(weightedMean(data, Math.abs), PER_8H_BP),
    volatilityPer8hBp: scaled(weightedDeviation(data), PER_8H_BP),
    maxAbsPer8hBp: scaled(largest(fundingRate, Math.abs), PER_8H_BP),
    capPer8hBp: cap * PER_8H_BP,
    capTimeShare: cap > 0 ? weightedMean(data, (rate) => Number(Math.abs(rate) >= 0.999 * cap)) : null,
    paid: fundingPaid,
    received: fundingReceived,
  };
}

export interface BorrowFigures {
  /** Simple annual rate, a fraction. */
  readonly meanApr: number | null;
  readonly maxApr: number | null;
  /** Quote currency. */
  readonly paid: number;
}

export function borrowFigures({ borrowRate }: RunColumns, weights: Float64Array, paid: number): BorrowFigures {
  return {
    meanApr: scaled(weightedMean({ values: borrowRate, weights }), SECONDS_PER_YEAR),
    maxApr: scaled(largest(borrowRate), SECONDS_PER_YEAR),
    paid,
  };
}

/** Fractions of notional. */
export interface MarginFigures {
  readonly meanInitial: number | null;
  readonly maxInitial: number | null;
  readonly meanMaintenance: number | null;
  readonly maxMaintenance: number | null;
}

export function marginFigures({ initialMargin, maintenanceMargin }: RunColumns, weights: Float64Array): MarginFigures {
  return {
    meanInitial: weightedMean({ values: initialMargin, weights }),
    maxInitial: largest(initialMargin),
    meanMaintenance: weightedMean({ values: maintenanceMargin, weights }),
    maxMaintenance: largest(maintenanceMargin),
  };
}

/** Base units, except the notional, which is in quote currency at the accepted index. */
export interface OpenInterestFigures {
  readonly meanLong: number | null;
  readonly meanShort: number | null;
  readonly meanNotional: number | null;
  readonly meanAbsSkew: number | null;
  readonly maxAbsSkew: number | null;
}

export function openInterestFigures(columns: RunColumns, weights: Float64Array): OpenInterestFigures {
  const { openInterestLong, openInterestShort, index, skew } = columns;
  const notional = index.map((price, row) => price * ((openInterestLong[row] ?? 0) + (openInterestShort[row] ?? 0)));
  return {
    meanLong: weightedMean({ values: openInterestLong, weights }),
    meanShort: weightedMean({ values: openInterestShort, weights }),
    meanNotional: weightedMean({ values: notional, weights }),
    meanAbsSkew: weightedMean({ values: skew, weights }, Math.abs),
    maxAbsSkew: largest(skew, Math.abs),
  };
}
