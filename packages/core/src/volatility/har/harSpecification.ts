import { refuse, type Violation, within } from "../../market/refuse.ts";

/** Regressors of a heterogeneous autoregression of log variance (Corsi 2009). */
export interface HarSpecification {
  /** Lengths of the averages in periods, rising; the longest is the memory. */
  readonly windows: readonly number[];
  /** Lengths over which the share of jumps in the variance is a regressor too; each is one of `windows`. */
  readonly jumpWindows: readonly number[];
  /** Intercepts, one per phase of the cycle (24 for hours of the day); 1 for a single intercept. */
  readonly phases: number;
}

/**
 * Refuses a specification that breaks a rule, all violations at once.
 *
 * @throws EvenkeelError `VOLATILITY_PARAMETERS`
 */
export function checkHarSpecification({ windows, jumpWindows, phases }: HarSpecification): void {
  const whole = (field: string, value: number): Violation[] =>
    Number.isInteger(value) && value >= 1 ? [] : [{ field, value, rule: "must be a positive integer" }];
  const rising = windows.every((window, i) => i === 0 || window > (windows[i - 1] as number));
  refuse("VOLATILITY_PARAMETERS", [
    ...within("windows.length", windows.length, 1, Infinity),
    ...windows.flatMap((window) => whole("windows", window)),
    ...(rising ? [] : [{ field: "windows", value: windows, rule: "must rise" }]),
    ...jumpWindows.filter((w) => !windows.includes(w)).map((value) => ({ field: "jumpWindows", value, rule: "must be one of windows" })),
    ...whole("phases", phases),
  ]);
}

/**
 * Number of regressors, intercepts included.
 *
 * @example
 * harColumns({ windows: [1, 24, 168], jumpWindows: [], phases: 24 }) // 27
 */
export function harColumns({ windows, jumpWindows, phases }: HarSpecification): number {
  return phases + windows.length + jumpWindows.length;
}
