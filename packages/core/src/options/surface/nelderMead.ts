/** Where a search ended and what the function is there. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

const MOST_STEPS = 400;
const SPREAD = 1e-13;
const SIZE = 1e-10;

interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * Minimum of a function of a few variables by the simplex method of Nelder and Mead (1965), restarted once from its own result.
 *
 * Deterministic: no randomness, a fixed limit of steps.
 *
 * @param start first corner of the simplex
 * @param widths distance of each other corner along its axis
 * @example
 * nelderMead(([x = 0]) => (x - 2) ** 2, [0], [1]).at[0] // 2.0000
 */
export function nelderMead(cost: (at: readonly number[]) => number, start: readonly number[], widths: readonly number[]): Minimum {
  const first = descend(cost, start, widths);
  return descend(
    cost,
    first.at,
    widths.map((width) => 0.1 * width),
  );
}

function descend(cost: (at: readonly number[]) => number, start: readonly number[], widths: readonly number[]): Minimum {
  const vertex = (at: readonly number[]): Vertex => ({ at, value: cost(at) });
  let simplex = [vertex(start), ...widths.map((width, i) => vertex(start.map((x, j) => (i === j ? x + width : x))))];
  for (let step = 0; step < MOST_STEPS; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best] = simplex;
    const worst = simplex.at(-1);
    if (!best || !worst) break;
    const size = Math.max(...best.at.map((x, i) => Math.abs(x - (worst.at[i] ?? x)) / (1 + Math.abs(x))));
    if (worst.value - best.value <= SPREAD * Math.abs(best.value) && size < 1e-6) break;
    if (size < SIZE) break;
    const kept = simplex.slice(0, -1);
    const centre = best.at.map((_, i) => kept.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / kept.length);
    const along = (factor: number) => vertex(centre.map((x, i) => x + factor * ((worst.at[i] ?? x) - x)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex = [...kept, expanded.value < reflected.value ? expanded : reflected];
      continue;
    }
    if (reflected.value < (kept.at(-1)?.value ?? 0)) {
      simplex = [...kept, reflected];
      continue;
    }
    const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
    if (contracted.value < Math.min(worst.value, reflected.value)) {
      simplex = [...kept, contracted];
      continue;
    }
    simplex = [best, ...simplex.slice(1).map(({ at }) => vertex(at.map((x, i) => 0.5 * (x + (best.at[i] ?? x)))))];
  }
  simplex.sort((a, b) => a.value - b.value);
  return simplex[0] ?? { at: start, value: Number.POSITIVE_INFINITY };
}
