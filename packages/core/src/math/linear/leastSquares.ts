import { checkLength } from "../domain.ts";

/** An ordinary least squares fit. */
export interface LeastSquares {
  /** One coefficient per column. */
  readonly beta: Float64Array;
  /** Sum of squared residuals. */
  readonly residualSquares: number;
  /** 1 - residual squares / squares about the mean of the target; 0 for a constant target. */
  readonly rSquared: number;
}

function reflectColumn(q: Float64Array, y: Float64Array, rows: number, columns: number, k: number): number {
  let norm = 0;
  for (let i = k; i < rows; i++) norm = Math.hypot(norm, q[i * columns + k] as number);
  if (norm === 0) return 0;
  const diagonal = (q[k * columns + k] as number) > 0 ? -norm : norm;
  const head = (q[k * columns + k] as number) - diagonal;
  q[k * columns + k] = head;
  // The reflection is I + v v' / (diagonal * head).
  for (let j = k + 1; j <= columns; j++) {
    let dot = 0;
    for (let i = k; i < rows; i++) dot += (q[i * columns + k] as number) * ((j < columns ? q[i * columns + j] : y[i]) as number);
    const scale = dot / (diagonal * head);
    for (let i = k; i < rows; i++) {
      if (j < columns) q[i * columns + j] = (q[i * columns + j] as number) + scale * (q[i * columns + k] as number);
      else y[i] = (y[i] as number) + scale * (q[i * columns + k] as number);
    }
  }
  return diagonal;
}

/**
 * Ordinary least squares by Householder reflections (Golub 1965): accurate where the normal equations square the condition number.
 *
 * @param design rows x columns, row-major, not changed; include a column of ones for an intercept
 * @param target one entry per row, not changed
 * @returns null when the columns are linearly dependent to working precision, or fewer rows than columns
 * @throws EvenkeelError `MATH_SHAPE`
 * @example
 * leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), Float64Array.of(1, 3, 5), 2)?.beta // 1, 2
 */
export function leastSquares(design: Float64Array, target: Float64Array, columns: number): LeastSquares | null {
  const rows = target.length;
  checkLength("design", design.length, rows * columns);
  if (rows < columns) return null;
  const q = design.slice();
  const y = target.slice();
  const diagonals = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    let size = 0;
    for (let i = 0; i < rows; i++) size = Math.hypot(size, design[i * columns + k] as number);
    const diagonal = reflectColumn(q, y, rows, columns, k);
    if (!(Math.abs(diagonal) > 1e-13 * size)) return null;
    diagonals[k] = diagonal;
  }
  const beta = y.slice(0, columns);
  for (let i = columns - 1; i >= 0; i--) {
    let sum = beta[i] as number;
    for (let j = i + 1; j < columns; j++) sum -= (q[i * columns + j] as number) * (beta[j] as number);
    beta[i] = sum / (diagonals[i] as number);
  }
  let residualSquares = 0;
  for (let i = columns; i < rows; i++) residualSquares += (y[i] as number) ** 2;
  const mean = target.reduce((sum, value) => sum + value, 0) / rows;
  const total = target.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { beta, residualSquares, rSquared: total > 0 ? 1 - residualSquares / total : 0 };
}
