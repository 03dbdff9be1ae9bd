import { choleskyFactor } from "./choleskyFactor.ts";
import { choleskySolve } from "./choleskySolve.ts";

/** Decayed sums of a regression, owned by the caller and changed in place. */
export interface NormalEquations {
  readonly columns: number;
  /** Sum of x x', columns x columns, lower triangle, row-major. */
  readonly gram: Float64Array;
  /** Sum of x y. */
  readonly moment: Float64Array;
  /** Room for the factor. */
  readonly factor: Float64Array;
}

/**
 * Sums of a regression before any row.
 *
 * @param columns regressors, the intercept included
 */
export function createNormalEquations(columns: number): NormalEquations {
  const square = columns * columns;
  return { columns, gram: new Float64Array(square), moment: new Float64Array(columns), factor: new Float64Array(square) };
}

/**
 * Adds one row, without allocating.
 *
 * @param row regressors
 * @param kept what is left of the older rows, 0 to 1; 1 weighs all rows alike
 * @example
 * addRow(equations, Float64Array.of(1, 0.5), 2, 1);
 */
export function addRow(equations: NormalEquations, row: Float64Array, target: number, kept: number): void {
  const { columns, gram, moment } = equations;
  for (let i = 0; i < columns; i++) {
    const x = row[i] as number;
    for (let j = 0; j <= i; j++) gram[i * columns + j] = (gram[i * columns + j] as number) * kept + x * (row[j] as number);
    moment[i] = (moment[i] as number) * kept + x * target;
  }
}

/**
 * Coefficients of (ridge) least squares from the sums, by Cholesky factors, without allocating.
 *
 * @param penalties ridge penalty per column, in the units of that column squared; 0 leaves a column (the intercept) free
 * @param beta receives the coefficients; spoilt when there is no solution
 * @returns false when the columns are linearly dependent and no penalty separates them
 * @example
 * solveNormalEquations(equations, new Float64Array(2), beta) // true
 */
export function solveNormalEquations(equations: NormalEquations, penalties: Float64Array, beta: Float64Array): boolean {
  const { columns, gram, moment, factor } = equations;
  factor.set(gram);
  for (let i = 0; i < columns; i++) factor[i * columns + i] = (factor[i * columns + i] as number) + (penalties[i] as number);
  beta.set(moment);
  if (!choleskyFactor(factor, columns)) return false;
  choleskySolve(factor, columns, beta);
  return true;
}
