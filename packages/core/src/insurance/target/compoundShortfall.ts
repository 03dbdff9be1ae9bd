import { refuse, within } from "../../market/refuse.ts";

/** Bad debt that comes in crises: how often, and how much each time. */
export interface CrisisLosses {
  /** Expected number of crises over the horizon: their natural frequency times the horizon. */
  readonly crises: number;
  /** Bad debt of one crisis in equally likely cases, quote currency; cases without bad debt are zeros. */
  readonly severities: readonly number[];
  /** Grid on which losses are added up, quote currency; severities are rounded up to it. */
  readonly gridStep: number;
}

/** Quote currency. */
export interface CompoundShortfall {
  /** Mean loss over the horizon. */
  readonly mean: number;
  /** Loss that is exceeded with probability `1 - level`. */
  readonly valueAtRisk: number;
  /** Mean of the worst `1 - level` of outcomes. */
  readonly expectedShortfall: number;
}

/** Beyond this the probability of no crisis underflows, and an insurance fund is the wrong remedy. */
const MOST_CRISES = 500;

/**
 * Expected shortfall of the total bad debt over a horizon in which crises come at random.
 *
 * The total is compound Poisson; its distribution follows from Panjer's recursion up to the quantile, and the tail's mean from the known mean, so
 * nothing is simulated and nothing is cut off. Source: Panjer 1981; Acerbi and Tasche 2002.
 *
 * @param level e.g. 0.99
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * compoundShortfall({ crises: 0.02, severities: [1_000], gridStep: 1_000 }, 0.99).expectedShortfall // 1_019.867...
 */
export function compoundShortfall(losses: CrisisLosses, level: number): CompoundShortfall {
  const { crises, severities, gridStep } = losses;
  refuse("INSURANCE_INPUT", [
    ...within("crises", crises, 0, MOST_CRISES),
    ...within("severities.length", severities.length, 1, Number.MAX_SAFE_INTEGER),
    ...within("gridStep", gridStep, 0, Number.MAX_VALUE, true),
    ...within("level", level, 0, 1 - Number.EPSILON),
    ...severities.flatMap((severity, i) => within(`severities[${i}]`, severity, 0, Number.MAX_SAFE_INTEGER * gridStep)),
  ]);
  const weights = new Map<number, number>();
  for (const severity of severities) {
    const steps = Math.ceil(severity / gridStep);
    weights.set(steps, (weights.get(steps) ?? 0) + 1 / severities.length);
  }
  const mean = crises * [...weights].reduce((sum, [steps, weight]) => sum + steps * weight, 0);
  const sizes = [...weights].filter(([steps]) => steps > 0);
  // A crisis without bad debt is no loss: only the others count towards the frequency.
  const chances = [Math.exp(-crises * sizes.reduce((sum, [, weight]) => sum + weight, 0))];
  let reached = chances[0] ?? 1;
  let meanBelow = 0;
  let steps = 0;
  while (reached < level) {
    steps += 1;
    const chance = (crises / steps) * sizes.reduce((sum, [size, weight]) => sum + size * weight * (chances[steps - size] ?? 0), 0);
    chances.push(chance);
    reached += chance;
    meanBelow += steps * chance;
  }
  // What the quantile's own atom holds above the level belongs to the tail.
  const tail = mean - meanBelow + (reached - level) * steps;
  return {
    mean: mean * gridStep,
    valueAtRisk: steps * gridStep,
    expectedShortfall: Math.max(steps, tail / (1 - level)) * gridStep,
  };
}
