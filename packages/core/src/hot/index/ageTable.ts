import type { IndexParameters } from "../../index/parameters.ts";
import { decay } from "../../math/decay.ts";

/** What follows from a quote's age alone, by whole milliseconds; most quotes of a live market are younger than the table is long. */
export interface AgeTable {
  /** What is left of the traded size. */
  readonly kept: Float64Array;
  /** Move to be expected since publication, a fraction. */
  readonly drift: Float64Array;
  /** Divisor of the weight of a quote without any other error. */
  readonly doubt: Float64Array;
}

/** Milliseconds covered; 12 kB per table keep them in the first cache. */
const LENGTH = 1_536;

/**
 * The tables of an index, each entry computed as `listCandidates` and `weigh` compute it.
 *
 * @example
 * ageTableOf(parameters).kept[0] // 1
 */
export function ageTableOf({ confidence, weights }: IndexParameters): AgeTable {
  const ages = Array.from({ length: LENGTH }, (_, age) => age);
  const drift = Float64Array.from(ages, (age) => confidence.driftPerRootSecond * Math.sqrt(age / 1000));
  return {
    kept: Float64Array.from(ages, (age) => decay(age, weights.halfLifeMillis)),
    drift,
    doubt: drift.map((error) => {
      const scaled = error / weights.errorScale;
      return 1 + scaled * scaled;
    }),
  };
}
