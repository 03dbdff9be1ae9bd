import type { Key } from "../random/key.ts";
import { normal } from "../random/normal.ts";

/** Lattice points per half-life, and terms kept: the last one weighs 1 % of the first. */
const POINTS_PER_HALF_LIFE = 12;
const TERMS = 80;
const KEEP = 2 ** (-1 / POINTS_PER_HALF_LIFE);
const NORM = Math.sqrt((1 - KEEP * KEEP) / (1 - KEEP ** (2 * TERMS)));

/**
 * Makes a stationary, unit-variance, mean-reverting function of time with the given half-life, keyed and without history.
 *
 * It is an Ornstein-Uhlenbeck process written as a moving average of keyed shocks on a lattice of a twelfth of the half-life, linear in
 * between, so its value at a time depends on (seed, key, time) alone and not on which times were asked for before.
 *
 * @param seed The run's seed.
 * @param halfLifeSeconds Positive.
 * @param keys Key of the process, as for `draw`.
 * @returns Function of seconds UTC; standard normal at lattice points.
 * @example
 * const wish = persistentNoise(1, 3600, "retail-1", "slow");
 * wish(1_736_899_200) === wish(1_736_899_200); // true
 */
export function persistentNoise(seed: number, halfLifeSeconds: number, ...keys: readonly Key[]): (seconds: number) => number {
  const spacing = halfLifeSeconds / POINTS_PER_HALF_LIFE;
  let cachedIndex = Number.NaN;
  let left = 0;
  let right = 0;

  function pointAt(index: number): number {
    let sum = 0;
    let weight = NORM;
    for (let term = 0; term < TERMS; term++) {
      sum += weight * normal(seed, ...keys, index - term);
      weight *= KEEP;
    }
    return sum;
  }

  return (seconds) => {
    const position = seconds / spacing;
    const index = Math.floor(position);
    if (index !== cachedIndex) {
      left = index === cachedIndex + 1 ? right : pointAt(index);
      right = pointAt(index + 1);
      cachedIndex = index;
    }
    return left + (right - left) * (position - index);
  };
}
