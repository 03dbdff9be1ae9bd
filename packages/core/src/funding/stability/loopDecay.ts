import { spectralRadius } from "../../math/linear/spectralRadius.ts";
import type { LeakyPiParameters } from "../fundingParameters.ts";
import { leakyPi } from "../leakyPi.ts";

/** The closed loop of our law and a market that answers it. */
export interface FundingLoop {
  /** Basis change per unit of funding paid. */
  readonly g: number;
  /** From the end of a round to the moment its rate moves the basis. */
  readonly delaySeconds: number;
  readonly roundSeconds: number;
  /** Time constant of the averaged premium. */
  readonly averagingSeconds: number;
  readonly law: LeakyPiParameters;
}

/** How a disturbance dies away. */
export interface LoopDecay {
  /** What is left of the slowest mode after one round; below 1 the loop is stable. */
  readonly perRound: number;
  /** Seconds in which the slowest mode halves; null when it does not. */
  readonly halfLifeSeconds: number | null;
}

/** Average, integral and basis; the rates on their way follow. */
const STATES = 3;

/** One round of the loop inside the limits: the law itself is asked, with a cap that never binds. */
function advance(state: readonly number[], { g, roundSeconds, averagingSeconds, law }: FundingLoop): number[] {
  const [average = 0, integral = 0, basis = 0] = state;
  const queue = state.slice(STATES);
  const premiumAverage = average + (1 - Math.exp(-roundSeconds / averagingSeconds)) * (basis - average);
  const carried = integral * Math.exp(-roundSeconds / law.leakSeconds);
  const { rate, contribution } = leakyPi(
    { premiumAverage, integral: carried, deadBandWidth: 0, roundSeconds, cap: Number.POSITIVE_INFINITY },
    law,
  );
  const [effective = rate] = queue;
  return [
    premiumAverage,
    carried + contribution,
    basis - g * effective * roundSeconds,
    ...queue.slice(1),
    ...(queue.length > 0 ? [rate] : []),
  ];
}

/**
 * Matrix of one round of the closed loop, row-major: states are the averaged premium, the leaky integral, the basis, and the rates not yet effective.
 *
 * Made by asking the law for the response to each state alone, so that it cannot differ from what runs. The dead band and the limits are left out: inside the
 * dead band the loop is open on purpose, and the limits only weaken it.
 *
 * @example
 * loopMatrix({ g: 0, delaySeconds: 0, roundSeconds: 10, averagingSeconds: 60, law }).size // 3
 */
export function loopMatrix(loop: FundingLoop): { readonly matrix: readonly number[]; readonly size: number } {
  const size = STATES + Math.ceil(loop.delaySeconds / loop.roundSeconds);
  const matrix = new Array<number>(size * size).fill(0);
  for (let column = 0; column < size; column++) {
    const unit = Array.from({ length: size }, (_, i) => (i === column ? 1 : 0));
    for (const [row, value] of advance(unit, loop).entries()) matrix[row * size + column] = value;
  }
  return { matrix, size };
}

/**
 * How fast a basis dies away under our law in a market `db/dt = -g f(t - delay)`.
 *
 * @example
 * loopDecay({ g: 0, delaySeconds: 20, roundSeconds: 10, averagingSeconds: 60, law }).halfLifeSeconds // null: a market that does not answer keeps its basis
 */
export function loopDecay(loop: FundingLoop): LoopDecay {
  const { matrix, size } = loopMatrix(loop);
  const perRound = spectralRadius(matrix, size);
  // The radius is exact to about 1e-6 per round; nearer to 1 nothing can be said.
  const settles = perRound < 1 - 1e-6;
  return { perRound, halfLifeSeconds: settles ? (loop.roundSeconds * Math.LN2) / -Math.log(perRound) : null };
}
