import { EvenkeelError } from "../../market/errors.ts";

/** Prices of one period, positive. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/**
 * Refuses a bar whose high is below or low above another of its prices.
 *
 * @throws EvenkeelError `VOLATILITY_BAR`
 * @example
 * checkBar({ open: 100, high: 99, low: 98, close: 98 }) // throws
 */
export function checkBar({ open, high, low, close }: Bar): void {
  if (low > 0 && high < Infinity && low <= open && low <= close && high >= open && high >= close) return;
  throw new EvenkeelError({
    code: "VOLATILITY_BAR",
    message: "a bar's prices must be positive and lie between its low and its high",
    field: "bar",
    value: `${open}, ${high}, ${low}, ${close}`,
    remedy: "Drop the bar, or take open, high, low and close from one source.",
  });
}
