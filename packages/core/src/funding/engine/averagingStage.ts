import { gapAverage } from "../averaging/gapAverage.ts";
import { linearMean, plainMean } from "../averaging/sampleMeans.ts";
import { truncatedMean } from "../averaging/truncatedMean.ts";
import { votedSample } from "../averaging/votedSample.ts";
import type { SignalSample } from "./signalStage.ts";

/** How samples become one number. */
export type AveragingParameters =
  /** The newest sample. */
  | { readonly averaging: "last" }
  /** Mean of the window; with an expected count, missing samples are zeros. */
  | { readonly averaging: "mean"; readonly windowSeconds: number; readonly expectedSamples: number }
  /** Weights 1 to n over the window. */
  | { readonly averaging: "linear"; readonly windowSeconds: number }
  /** Median of the votes of each slot, padded with zeros, then the truncated mean of the padded slots, in integer units. */
  | {
      readonly averaging: "votes";
      readonly windowSeconds: number;
      readonly slotSeconds: number;
      readonly minimumVotes: number;
      readonly unitsPerWhole: number;
    }
  /** Exponential average that skips outages. */
  | {
      readonly averaging: "exponential";
      readonly windowSeconds: number;
      readonly halfLifeSeconds: number;
      readonly longestGapSeconds: number;
    };

/** The average and what it was made of. */
export interface Averaged {
  /** Fraction, signed; null without a valid sample. */
  readonly value: number | null;
  readonly samples: number;
  /** Samples of the window without a value. */
  readonly empty: number;
}

const MILLIS = 1_000;

function voted(
  valid: readonly (SignalSample & { readonly value: number })[],
  now: number,
  p: AveragingParameters & { averaging: "votes" },
) {
  const slots = new Map<number, bigint[]>();
  for (const { at, value } of valid) {
    const slot = Math.ceil(at / (p.slotSeconds * MILLIS));
    // 0.0003 is 299.99999999999994 millionths as a double: digits beyond the twelfth are noise, and must not cost a unit.
    const vote = BigInt(Math.trunc(Number((value * p.unitsPerWhole).toPrecision(12))));
    const votes = slots.get(slot);
    if (votes === undefined) slots.set(slot, [vote]);
    else votes.push(vote);
  }
  const last = Math.ceil(now / (p.slotSeconds * MILLIS));
  const expected = Math.round(p.windowSeconds / p.slotSeconds);
  const samples: bigint[] = [];
  for (const [slot, votes] of slots)
    if (slot > last - expected && slot <= last) samples.push(votedSample(votes, votes.length, p.minimumVotes));
  return Number(truncatedMean(samples, expected)) / p.unitsPerWhole;
}

/**
 * Stage 2: the average of the samples in the window that ends now; the start of the window is excluded, its end included.
 *
 * @param samples Oldest first.
 * @param now Milliseconds UTC.
 * @example
 * averageSamples([{ at: 0, value: 1, missing: [] }, { at: 60_000, value: 3, missing: [] }], 60_000, { averaging: "mean", windowSeconds: 120, expectedSamples: 0 }).value // 2
 */
export function averageSamples(samples: readonly SignalSample[], now: number, parameters: AveragingParameters): Averaged {
  const from = parameters.averaging === "last" ? Number.NEGATIVE_INFINITY : now - parameters.windowSeconds * MILLIS;
  const inside = samples.filter(({ at }) => at > from && at <= now);
  const valid = inside.filter((sample): sample is SignalSample & { readonly value: number } => sample.value !== null);
  const counts = { samples: valid.length, empty: inside.length - valid.length };
  const values = valid.map(({ value }) => value);
  switch (parameters.averaging) {
    case "last":
      return { value: inside.at(-1)?.value ?? null, samples: Math.min(1, valid.length), empty: counts.empty };
    case "mean":
      return { value: plainMean(values, parameters.expectedSamples), ...counts };
    case "linear":
      return { value: linearMean(values), ...counts };
    case "votes":
      return { value: voted(valid, now, parameters), ...counts };
    case "exponential":
      return { value: gapAverage(valid, parameters.halfLifeSeconds, parameters.longestGapSeconds), ...counts };
  }
}
