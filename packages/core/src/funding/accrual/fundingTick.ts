import { boundInteger } from "../../math/integer/boundInteger.ts";
import { truncatedMean } from "../averaging/truncatedMean.ts";

/** What the hourly tick reads; rates in integer units. */
export interface FundingTickInput {
  /** Samples since the last tick, zeros may be left out. */
  readonly samples: readonly bigint[];
  readonly expectedSamples: number;
  readonly defaultRate: bigint;
  /** Largest |rate|; see `marginCapUnits`. */
  readonly cap: bigint;
}

/** The rate of a tick and whether its cap decided it. */
export interface FundingTick {
  readonly average: bigint;
  readonly rate: bigint;
  readonly capped: boolean;
}

/**
 * Rate of one tick in integers: truncated mean of the padded samples plus the default, inside the cap.
 *
 * Source: dYdX v4. Without any sample only the default is left.
 *
 * @example
 * fundingTick({ samples: [1_000n], expectedSamples: 2, defaultRate: 100n, cap: 550n }) // { average: 500n, rate: 550n, capped: true }
 */
export function fundingTick({ samples, expectedSamples, defaultRate, cap }: FundingTickInput): FundingTick {
  const average = samples.length === 0 && expectedSamples === 0 ? 0n : truncatedMean(samples, expectedSamples);
  const wanted = average + defaultRate;
  const rate = boundInteger(wanted, cap);
  return { average, rate, capped: rate !== wanted };
}

/**
 * Quote per whole base unit that a tick adds to the cumulative index, truncated towards zero to the index's own quantum.
 *
 * @param rate Units of the period's rate.
 * @param one Units of one whole rate.
 * @param price Quote per base, in units of `priceOne` per whole.
 * @param quantum Smallest step of the index, in units of `priceOne` per whole.
 * @returns Units of `priceOne` per whole, a multiple of the quantum.
 * @example
 * tickIndexDelta({ rate: 500n, one: 1_000_000n, price: 5_000_000n, quantum: 1n, tickSeconds: 3_600n, periodSeconds: 28_800n }) // 312n
 */
export function tickIndexDelta(input: {
  readonly rate: bigint;
  readonly one: bigint;
  readonly price: bigint;
  readonly quantum: bigint;
  readonly tickSeconds: bigint;
  readonly periodSeconds: bigint;
}): bigint {
  const { rate, one, price, quantum, tickSeconds, periodSeconds } = input;
  return ((rate * price * tickSeconds) / (one * periodSeconds * quantum)) * quantum;
}
