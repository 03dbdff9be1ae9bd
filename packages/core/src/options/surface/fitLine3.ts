import type { SmilePoint } from "./smilePoint.ts";

/** Best `(a, d, c)` of `a + d y + c sqrt(y^2 + 1)` and the weighted squared error it leaves. */
export interface Line3 {
  readonly a: number;
  readonly d: number;
  readonly c: number;
  readonly squared: number;
}

/** A feasible direction set: every point is `origin + sum of steps t_i direction_i`. */
interface Face {
  readonly origin: Vector;
  readonly directions: readonly Vector[];
}

type Vector = readonly [number, number, number];

/** Solves the symmetric system of at most three unknowns by elimination with pivoting; null when it is singular. */
function solve(matrix: number[][], right: number[]): number[] | null {
  const n = right.length;
  const scale = Math.max(...matrix.map((row, i) => Math.abs(row[i] ?? 0)), Number.MIN_VALUE);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let j = i + 1; j < n; j++) if (Math.abs(matrix[j]?.[i] ?? 0) > Math.abs(matrix[pivot]?.[i] ?? 0)) pivot = j;
    [matrix[i], matrix[pivot]] = [matrix[pivot] ?? [], matrix[i] ?? []];
    [right[i], right[pivot]] = [right[pivot] ?? 0, right[i] ?? 0];
    const row = matrix[i] ?? [];
    const diagonal = row[i] ?? 0;
    if (Math.abs(diagonal) < 1e-14 * scale) return null;
    for (let j = i + 1; j < n; j++) {
      const below = matrix[j] ?? [];
      const factor = (below[i] ?? 0) / diagonal;
      for (let k = i; k < n; k++) below[k] = (below[k] ?? 0) - factor * (row[k] ?? 0);
      right[j] = (right[j] ?? 0) - factor * (right[i] ?? 0);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= (matrix[i]?.[k] ?? 0) * (right[k] ?? 0);
    right[i] = sum / (matrix[i]?.[i] ?? 1);
  }
  return right;
}

/** Faces of the diamond `|d| <= c <= 2 sigma - |d|`, from the inside to the corners, each with a free level a or with a held at 0. */
function facesOf(sigma: number, level: boolean): Face[] {
  const faces: Face[] = [
    {
      origin: [0, 0, 0],
      directions: [
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    { origin: [0, 0, 0], directions: [[0, 1, 1]] },
    { origin: [0, 0, 0], directions: [[0, -1, 1]] },
    { origin: [0, 0, 2 * sigma], directions: [[0, 1, -1]] },
    { origin: [0, 0, 2 * sigma], directions: [[0, -1, -1]] },
    { origin: [0, 0, 0], directions: [] },
    { origin: [0, sigma, sigma], directions: [] },
    { origin: [0, 0, 2 * sigma], directions: [] },
    { origin: [0, -sigma, sigma], directions: [] },
  ];
  return level ? faces.map(({ origin, directions }) => ({ origin, directions: [[1, 0, 0], ...directions] })) : faces;
}

/**
 * The inner problem of the quasi-explicit fit: least squares of a function linear in three unknowns over a small polytope.
 *
 * A convex problem has its minimum in the interior of exactly one face, so the unconstrained minimum of each is tried, from the inside outwards: the
 * first feasible one of the whole polytope is the answer, otherwise the best of its faces. The level a is free as long as the lowest variance
 * `a + sqrt(c^2 - d^2)` is not negative; where it would be, a is held at 0, which is safe if not always nearest.
 *
 * @example
 * fitLine3(points, 0, 0.1).squared // 0 for points of a smile with m = 0, sigma = 0.1
 */
export function fitLine3(points: readonly SmilePoint[], m: number, sigma: number): Line3 {
  // Normal equations of the basis (1, y, sqrt(y^2 + 1)).
  const gram = [0, 0, 0, 0, 0, 0];
  const cross = [0, 0, 0];
  for (const { k, variance, weight } of points) {
    const y = (k - m) / sigma;
    const z = Math.sqrt(y * y + 1);
    const add = (list: number[], i: number, value: number) => {
      list[i] = (list[i] ?? 0) + weight * value;
    };
    add(gram, 0, 1);
    add(gram, 1, y);
    add(gram, 2, z);
    add(gram, 3, y * y);
    add(gram, 4, y * z);
    add(gram, 5, z * z);
    add(cross, 0, variance);
    add(cross, 1, variance * y);
    add(cross, 2, variance * z);
  }
  const [g0 = 0, g1 = 0, g2 = 0, g3 = 0, g4 = 0, g5 = 0] = gram;
  const [r0 = 0, r1 = 0, r2 = 0] = cross;
  const times = ([x, y, z]: Vector): Vector => [g0 * x + g1 * y + g2 * z, g1 * x + g3 * y + g4 * z, g2 * x + g4 * y + g5 * z];
  const dot = (p: Vector, q: Vector) => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const squaredAt = ([a, d, c]: Vector): number => {
    let sum = 0;
    for (const { k, variance, weight } of points) {
      const y = (k - m) / sigma;
      const error = a + d * y + c * Math.sqrt(y * y + 1) - variance;
      sum += weight * error * error;
    }
    return sum;
  };
  let best: Line3 = { a: 0, d: 0, c: 0, squared: squaredAt([0, 0, 0]) };
  const slack = 1e-12 * sigma;
  for (const level of [true, false]) {
    for (const { origin, directions } of facesOf(sigma, level)) {
      const shift = times(origin);
      const target: Vector = [r0 - shift[0], r1 - shift[1], r2 - shift[2]];
      const steps = solve(
        directions.map((u) => directions.map((v) => dot(u, times(v)))),
        directions.map((u) => dot(u, target)),
      );
      if (!steps) continue;
      let at = origin;
      directions.forEach((u, i) => {
        const step = steps[i] ?? 0;
        at = [at[0] + step * u[0], at[1] + step * u[1], at[2] + step * u[2]];
      });
      const [a, d, c] = at;
      if (Math.abs(d) > c + slack || Math.abs(d) > 2 * sigma - c + slack) continue;
      const lowest = a + Math.sqrt(Math.max(0, c * c - d * d));
      if (lowest < 0) continue;
      const squared = squaredAt(at);
      if (squared <= best.squared) best = { a, d: Math.max(-c, Math.min(c, d)), c, squared };
      if (level && directions.length === 3) return best;
    }
  }
  return best;
}
