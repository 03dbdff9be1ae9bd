import { deadBand } from "../deadBand.ts";
import { type AdaptiveMove, type AdaptiveRateParameters, adaptiveRate } from "../law/adaptiveRate.ts";
import { type Knot, piecewiseRate } from "../law/piecewiseRate.ts";

/** How the averaged signal becomes a rate of the period, before damper and caps. */
export type LawParameters =
  /** `gain * signal + offset`. */
  | { readonly law: "proportional"; readonly gain: number; readonly offset: number }
  /** Slopes that rise with |signal|. */
  | { readonly law: "piecewise"; readonly knots: readonly Knot[] }
  /** The rate grows by `maxVelocity * signal` per second; it has memory. */
  | { readonly law: "velocity"; readonly maxVelocity: number }
  /** Integrator with a stable band; its rates are per second. */
  | ({ readonly law: "adaptive" } & AdaptiveRateParameters)
  /** `Kp * error + Ki * integral`, the integral leaking; the error is the signal outside the dead band. */
  | {
      readonly law: "leakyPi";
      /** Rate of the period per unit of error. */
      readonly proportionalGain: number;
      /** Rate of the period per unit of error and second. */
      readonly integralGain: number;
      readonly leakSeconds: number;
      readonly deadBand: number;
    };

/** What laws with memory carry from one decision to the next. */
export interface FundingMemory {
  /** Milliseconds UTC of the last decision. */
  readonly at: number;
  /** Rate of the period that the law saved. */
  readonly rate: number;
  /** Rate of the period that was charged. */
  readonly charged: number;
  /** Leaked integral of the error, fraction seconds. */
  readonly integral: number;
}

/** What the law asks for. */
export interface LawResult {
  /** Rate of the period; positive: longs pay. */
  readonly rate: number;
  readonly integral: number;
  /** What an integrating law did with its memory. */
  readonly move: AdaptiveMove | "integrated" | "stateless";
}

function leaky(signal: number, elapsed: number, integral: number, p: LawParameters & { readonly law: "leakyPi" }): LawResult {
  const error = deadBand(signal, p.deadBand);
  const keep = Math.exp(-elapsed / p.leakSeconds);
  // The exact integral of a constant error under a leak, so that a longer gap equals many short ones.
  const next = integral * keep + error * p.leakSeconds * (1 - keep);
  return { rate: p.proportionalGain * error + p.integralGain * next, integral: next, move: "integrated" };
}

/**
 * Stage 3: the rate that the law asks for.
 *
 * @param signal Averaged signal.
 * @param elapsedSeconds Since the memory's decision; 0 for the first.
 * @param periodSeconds Period that rates are stated for.
 * @example
 * applyLaw(0.001, 0, 28_800, null, { law: "proportional", gain: 1, offset: 0 }).rate // 0.001
 */
export function applyLaw(
  signal: number,
  elapsedSeconds: number,
  periodSeconds: number,
  memory: FundingMemory | null,
  parameters: LawParameters,
): LawResult {
  const integral = memory?.integral ?? 0;
  const saved = memory?.rate ?? 0;
  switch (parameters.law) {
    case "proportional":
      return { rate: parameters.gain * signal + parameters.offset, integral, move: "stateless" };
    case "piecewise":
      return { rate: piecewiseRate(signal, parameters.knots), integral, move: "stateless" };
    case "velocity":
      return { rate: saved + parameters.maxVelocity * signal * elapsedSeconds, integral, move: "integrated" };
    case "adaptive": {
      const { saved: next, move } = adaptiveRate(saved / periodSeconds, signal, elapsedSeconds, parameters);
      return { rate: next * periodSeconds, integral, move };
    }
    case "leakyPi":
      return leaky(signal, elapsedSeconds, integral, parameters);
  }
}
