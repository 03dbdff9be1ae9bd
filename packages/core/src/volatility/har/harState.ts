import { checkHarSpecification, type HarSpecification } from "./harSpecification.ts";

/** The last variances and their running sums, owned by the caller and changed in place. */
export interface HarState {
  readonly specification: HarSpecification;
  /** Ring of the last variances and of their continuous parts. */
  readonly variances: Float64Array;
  readonly continuous: Float64Array;
  /** Running sums per window, of variances and of continuous parts. */
  readonly sums: Float64Array;
  readonly continuousSums: Float64Array;
  /** Periods since the last gap. */
  count: number;
}

/**
 * A memory without any period.
 *
 * @throws EvenkeelError `VOLATILITY_PARAMETERS`
 */
export function createHarState(specification: HarSpecification): HarState {
  checkHarSpecification(specification);
  const memory = specification.windows.at(-1) as number;
  const windows = specification.windows.length;
  return {
    specification,
    variances: new Float64Array(memory),
    continuous: new Float64Array(memory),
    sums: new Float64Array(windows),
    continuousSums: new Float64Array(windows),
    count: 0,
  };
}

/** Forgets everything: after a gap no average reaches across it. */
export function resetHar(state: HarState): void {
  state.count = 0;
  state.sums.fill(0);
  state.continuousSums.fill(0);
}

/**
 * Takes one period in, without allocating.
 *
 * @param variance of the period, positive
 * @param continuous its part without jumps; the variance itself where no finer data exist
 * @example
 * updateHar(state, 4e-5, 3.5e-5);
 */
export function updateHar(state: HarState, variance: number, continuous: number): void {
  const { specification, variances, sums, continuousSums } = state;
  const memory = variances.length;
  const at = state.count % memory;
  for (let w = 0; w < specification.windows.length; w++) {
    const window = specification.windows[w] as number;
    const leaves = state.count >= window;
    const old = (state.count - window + memory) % memory;
    sums[w] = (sums[w] as number) + variance - (leaves ? (variances[old] as number) : 0);
    continuousSums[w] = (continuousSums[w] as number) + continuous - (leaves ? (state.continuous[old] as number) : 0);
  }
  variances[at] = variance;
  state.continuous[at] = continuous;
  state.count++;
  // Once round the ring the sums are taken anew, so that rounding errors cannot gather.
  if (state.count % memory === 0) resum(state);
}

function resum({ specification, variances, continuous, sums, continuousSums }: HarState): void {
  const memory = variances.length;
  for (let w = 0; w < specification.windows.length; w++) {
    let [sum, part] = [0, 0];
    for (let i = memory - (specification.windows[w] as number); i < memory; i++) {
      sum += variances[i] as number;
      part += continuous[i] as number;
    }
    sums[w] = sum;
    continuousSums[w] = part;
  }
}

/**
 * Writes the regressors after the last period: one intercept per phase, the log of each window's mean variance, and per jump window the log of
 * variance over its continuous part (0 without jumps; free of units). No allocation.
 *
 * @param phase of the cycle, 0 to `phases - 1`
 * @param row receives them, `harColumns(specification)` long
 * @returns false while the memory is not full; the row is then not written
 * @example
 * harRegressors(state, 13, row) // true; row is 0, ..., 1, ..., ln v_1, ln v_24, ln v_168
 */
export function harRegressors(state: HarState, phase: number, row: Float64Array): boolean {
  const { specification, variances, sums, continuousSums } = state;
  const { windows, jumpWindows, phases } = specification;
  if (state.count < variances.length) return false;
  row.fill(0, 0, phases);
  row[phase] = 1;
  let jump = 0;
  for (let w = 0; w < windows.length; w++) {
    const window = windows[w] as number;
    row[phases + w] = Math.log((sums[w] as number) / window);
    if (jumpWindows[jump] !== window) continue;
    row[phases + windows.length + jump] = Math.log((sums[w] as number) / (continuousSums[w] as number));
    jump++;
  }
  return true;
}
