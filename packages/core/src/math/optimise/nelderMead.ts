import { domainError } from "../domain.ts";

/** Where a search ended. */
export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  /** False when the evaluations ran out first. */
  readonly converged: boolean;
}

export interface NelderMeadOptions {
  /** Largest spread of values over the simplex at the end, relative to the best value. */
  readonly tolerance: number;
  readonly maxEvaluations: number;
}

/** Coefficients of reflection, expansion, contraction and shrinkage that suit the dimension (Gao and Han 2012). */
const coefficients = (n: number) => ({ expand: 1 + 2 / n, contract: 0.75 - 1 / (2 * n), shrink: 1 - 1 / n });

/**
 * Finds a local minimum without derivatives (Nelder and Mead 1965, coefficients of Gao and Han 2012). The same arguments always give the
 * same answer. A value that is not a number counts as infinite, so a function may refuse a point that way.
 *
 * @param f of a point it must not keep or change
 * @param start first corner of the simplex
 * @param steps distance to the other corners, one per coordinate, none zero
 * @throws EvenkeelError `MATH_DOMAIN` when f is not finite at the start
 * @example
 * nelderMead((x) => (x[0]! - 3) ** 2, Float64Array.of(0), Float64Array.of(1), { tolerance: 1e-12, maxEvaluations: 200 }).at // about 3
 */
export function nelderMead(
  f: (point: Float64Array) => number,
  start: Float64Array,
  steps: Float64Array,
  { tolerance, maxEvaluations }: NelderMeadOptions,
): Minimum {
  const n = start.length;
  // In one dimension the adapted contraction and shrinkage would be 0.25 and 0.
  const { expand, contract, shrink } = n > 1 ? coefficients(n) : { expand: 2, contract: 0.5, shrink: 0.5 };
  let evaluations = 0;
  const evaluate = (point: Float64Array): number => {
    evaluations++;
    const value = f(point);
    return Number.isNaN(value) ? Infinity : value;
  };
  const corners = Array.from({ length: n + 1 }, (_, i): Corner => {
    const at = start.slice();
    if (i > 0) at[i - 1] = (at[i - 1] as number) + (steps[i - 1] as number);
    return { at, value: evaluate(at) };
  });
  if (corners[0]?.value === Infinity) throw domainError("start", start.join(", "), "must have a finite value");

  const centre = new Float64Array(n);
  const along = (worst: Float64Array, t: number) => centre.map((c, i) => c + t * (c - (worst[i] as number)));
  let converged = false;
  while (evaluations < maxEvaluations) {
    corners.sort((a, b) => a.value - b.value);
    const [best, second, worst] = [corners[0], corners[n - 1], corners[n]] as [Corner, Corner, Corner];
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) {
      converged = true;
      break;
    }
    for (let i = 0; i < n; i++) {
      centre[i] = 0;
      for (let c = 0; c < n; c++) centre[i] = (centre[i] as number) + ((corners[c] as Corner).at[i] as number) / n;
    }
    const reflected = corner(along(worst.at, 1), evaluate);
    let next: Corner | null = reflected;
    if (reflected.value < best.value) {
      const expanded = corner(along(worst.at, expand), evaluate);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= second.value) {
      const outside = reflected.value < worst.value;
      const contracted = corner(along(worst.at, outside ? contract : -contract), evaluate);
      next = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    if (next) corners[n] = next;
    else for (let c = 1; c <= n; c++) corners[c] = corner(towards(best.at, (corners[c] as Corner).at, shrink), evaluate);
  }
  corners.sort((a, b) => a.value - b.value);
  const found = corners[0] as Corner;
  return { at: found.at, value: found.value, evaluations, converged };
}

interface Corner {
  readonly at: Float64Array;
  readonly value: number;
}

const corner = (at: Float64Array, evaluate: (point: Float64Array) => number): Corner => ({ at, value: evaluate(at) });
const towards = (best: Float64Array, from: Float64Array, share: number) =>
  from.map((x, i) => (best[i] as number) + share * (x - (best[i] as number)));
