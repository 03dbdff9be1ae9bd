import type { FundingParameters } from "./fundingParameters.ts";
import { fundingRate } from "./fundingRate.ts";

/** A run of `db/dt = -g f(t - tau) + noise` under a funding law, one sample per round. */
export interface PlantRun {
  readonly g: number;
  /** From the end of a round to the moment its rate moves the basis, seconds. */
  readonly delaySeconds: number;
  readonly roundSeconds: number;
  readonly rounds: number;
  /** Basis at the start, fraction. */
  readonly start: number;
  /** Added to the basis every round, fraction. */
  readonly disturbance: (round: number) => number;
  readonly parameters: FundingParameters;
}

/** Basis and rate after every round. */
export interface PlantTrace {
  readonly basis: Float64Array;
  readonly rate: Float64Array;
}

export function simulatePlant({ g, delaySeconds, roundSeconds, rounds, start, disturbance, parameters }: PlantRun): PlantTrace {
  const basis = new Float64Array(rounds);
  const rate = new Float64Array(rounds);
  const lag = Math.ceil(delaySeconds / roundSeconds);
  const lambda = 1 - Math.exp(-roundSeconds / parameters.averagingSeconds);
  const keep = parameters.law.law === "leakyPi" ? Math.exp(-roundSeconds / parameters.law.leakSeconds) : 1;
  let level = start;
  let average = 0;
  let integral = 0;
  for (let round = 0; round < rounds; round += 1) {
    average += lambda * (level - average);
    const carried = integral * keep;
    const result = fundingRate(
      {
        premiumAverage: average,
        integral: carried,
        skew: level * 20_000,
        roundVolatility: 0,
        roundSeconds,
        previousRate: round === 0 ? 0 : (rate[round - 1] ?? 0),
        elapsedSeconds: roundSeconds,
      },
      parameters,
    );
    integral = carried + result.contribution;
    rate[round] = result.rate;
    level += -g * (rate[round - lag] ?? 0) * roundSeconds + disturbance(round);
    basis[round] = level;
  }
  return { basis, rate };
}

/** Largest |value| over a share of the run, e.g. 0.75 to 1 for the last quarter. */
export function largest(values: Float64Array, from: number, to: number): number {
  let most = 0;
  for (let at = Math.floor(values.length * from); at < values.length * to; at += 1) most = Math.max(most, Math.abs(values[at] ?? 0));
  return most;
}
