import { addRow, createNormalEquations, type NormalEquations, solveNormalEquations } from "../../math/linear/normalEquations.ts";
import { type HarSpecification, harColumns } from "./harSpecification.ts";

/** A fitted regression of log variance: plain numbers, the form in which a model is stored. */
export interface HarModel {
  readonly specification: HarSpecification;
  /** One per regressor, in the order of `harRegressors`. */
  readonly beta: Float64Array;
  /** Mean of target / exp(fit): undoes the bias of the log, whatever the errors' law (Duan 1983). */
  readonly level: number;
}

/** Rows seen so far, in room of the caller's choosing. */
export interface HarTraining {
  readonly specification: HarSpecification;
  readonly equations: NormalEquations;
  readonly rows: Float64Array;
  /** Logs of the targets. */
  readonly targets: Float64Array;
  readonly penalties: Float64Array;
  count: number;
}

/**
 * Room for a regression.
 *
 * @param capacity most rows
 * @param ridge penalty per row seen by each slope and each phase: 0 for least squares; 1e-9 keeps an unseen phase or a constant column solvable
 */
export function createHarTraining(specification: HarSpecification, capacity: number, ridge = 0): HarTraining {
  const columns = harColumns(specification);
  return {
    specification,
    equations: createNormalEquations(columns),
    rows: new Float64Array(columns * capacity),
    targets: new Float64Array(capacity),
    penalties: new Float64Array(columns).fill(ridge),
    count: 0,
  };
}

/**
 * Adds a pair of regressors and what came, without allocating.
 *
 * @param target mean variance per period over the horizon, positive
 * @example
 * addHarRow(training, row, 4.1e-5);
 */
export function addHarRow(training: HarTraining, row: Float64Array, target: number): void {
  const logTarget = Math.log(target);
  training.rows.set(row, training.count * row.length);
  training.targets[training.count] = logTarget;
  training.count++;
  addRow(training.equations, row, logTarget, 1);
}

/**
 * Least squares on all rows so far.
 *
 * @returns null when the rows do not determine the coefficients
 * @example
 * fitHar(training)?.beta // one per regressor
 */
export function fitHar(training: HarTraining): HarModel | null {
  const { specification, equations, rows, targets, count } = training;
  const beta = new Float64Array(equations.columns);
  const penalties = training.penalties.map((ridge) => ridge * count);
  if (count === 0 || !solveNormalEquations(equations, penalties, beta)) return null;
  let level = 0;
  for (let i = 0; i < count; i++) level += Math.exp((targets[i] as number) - dot(beta, rows, i * beta.length));
  return { specification, beta, level: level / count };
}

/**
 * Logarithm of the fit, before the level.
 *
 * @example
 * harLogFit(model, row) // -10.1
 */
export function harLogFit(model: HarModel, row: Float64Array): number {
  return dot(model.beta, row, 0);
}

/**
 * Forecast of the mean variance per period over the horizon that the model was trained on.
 *
 * @example
 * forecastHar(model, row) // 4.3e-5
 */
export function forecastHar(model: HarModel, row: Float64Array): number {
  return model.level * Math.exp(harLogFit(model, row));
}

function dot(beta: Float64Array, row: Float64Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < beta.length; i++) sum += (beta[i] as number) * (row[from + i] as number);
  return sum;
}
