import type { MemoryParameters } from "./memoryParameters.ts";

/** The two numbers a node must remember from round to round because signed fields are made of them. */
export interface MemoryValues {
  /** Fraction, signed. */
  readonly premiumAverage: number;
  /** Fraction seconds, signed. */
  readonly premiumIntegral: number;
}

/** What this node itself added in one round. */
export interface Contribution extends MemoryValues {
  readonly round: number;
}

/** The accepted vector's memory and this node's own recent additions, oldest first. */
export interface Memory {
  readonly accepted: Contribution | null;
  readonly ring: readonly Contribution[];
}

/** Nothing accepted, nothing added. */
export const EMPTY_MEMORY: Memory = { accepted: null, ring: [] };

/**
 * Re-anchors to the finalised vector: from now on only own contributions of later rounds are added to it.
 *
 * Contributions of accepted rounds stay in the ring until they fall out, so that a chain that reverts a block loses nothing.
 *
 * @example
 * anchor(memory, { round: 7, premiumAverage: 0.001, premiumIntegral: 0.4 }).accepted?.round // 7
 */
export function anchor(memory: Memory, accepted: Contribution): Memory {
  return { accepted, ring: memory.ring };
}

/**
 * What is carried into a round: `(1 - lambda)^(round - accepted) * accepted` plus own contributions since, each contracted by its age.
 *
 * A round without a contribution adds nothing, so memory fades during silence. With `x' = carried + local` one round after the anchor this is
 * `x' = (1 - lambda) * accepted + local`, and f liars move the median of it by no more than dispersion / lambda.
 *
 * @param round The round to be assessed.
 * @example
 * contract({ accepted: { round: 9, premiumAverage: 0.001, premiumIntegral: 0 }, ring: [] }, 10, { averageLambda: 0.25, ... }).premiumAverage // 0.00075
 */
export function contract(memory: Memory, round: number, parameters: MemoryParameters): MemoryValues {
  const keepAverage = 1 - parameters.averageLambda;
  const keepIntegral = 1 - parameters.integralLambda;
  const { accepted, ring } = memory;
  const since = accepted?.round ?? -1;
  let premiumAverage = 0;
  let premiumIntegral = 0;
  const add = (part: Contribution): void => {
    const age = round - part.round;
    premiumAverage += part.premiumAverage * keepAverage ** age;
    premiumIntegral += part.premiumIntegral * keepIntegral ** age;
  };
  if (accepted !== null && accepted.round < round) add(accepted);
  for (const part of ring) if (part.round > since && part.round < round) add(part);
  return { premiumAverage, premiumIntegral };
}

/**
 * Keeps this node's own contribution of a round, replacing an earlier one of the same round.
 *
 * @example
 * remember(EMPTY_MEMORY, { round: 3, premiumAverage: 1e-4, premiumIntegral: 0 }, 32).ring.length // 1
 */
export function remember(memory: Memory, contribution: Contribution, ringRounds: number): Memory {
  const others = memory.ring.filter(({ round }) => round !== contribution.round);
  return { accepted: memory.accepted, ring: [...others, contribution].slice(-ringRounds) };
}
