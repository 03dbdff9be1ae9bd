import { refuse, within } from "../../market/refuse.ts";

/** What was liquidated when: entries inside the window, oldest first. */
export interface LiquidationWindow {
  readonly entries: readonly { readonly at: number; readonly amount: number }[];
}

/** Limits of one market's liquidation pace. */
export interface LiquidationPace {
  /** Base units per window; 0 means that no limit was set. */
  readonly capacity: number;
  readonly windowMillis: number;
  /** |skew| / skewScale below which a full window is granted again; null never does. */
  readonly refillBelowSkew: number | null;
}

/** What is admitted now, and the window afterwards. */
export interface AdmittedLiquidation {
  readonly admitted: number;
  readonly window: LiquidationWindow;
}

/**
 * Admits as much of a liquidation as the window still holds, and records it.
 *
 * An entry leaves the window `windowMillis` after it was made. When nothing is left, but the market has re-centred and nothing was liquidated at this
 * very time, one more full window is granted. Nothing admitted is not recorded, so that empty calls cannot starve the window. Source: Synthetix v3
 * perps.
 *
 * @param at milliseconds UTC, not before the last entry
 * @param requested Base units, unsigned.
 * @param skewShare |skew| / skewScale now.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * admitLiquidation({ entries: [] }, 0, 150, 1, { capacity: 100, windowMillis: 10_000, refillBelowSkew: null }).admitted // 100
 */
export function admitLiquidation(
  window: LiquidationWindow,
  at: number,
  requested: number,
  skewShare: number,
  pace: LiquidationPace,
): AdmittedLiquidation {
  const last = window.entries.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  refuse("LIQUIDATION_INPUT", [
    ...within("at", at, last, Number.MAX_VALUE),
    ...within("requested", requested, 0, Number.MAX_VALUE),
    ...within("pace.capacity", pace.capacity, 0, Number.MAX_VALUE),
    ...within("pace.windowMillis", pace.windowMillis, 0, Number.MAX_VALUE),
  ]);
  const entries = window.entries.filter((entry) => entry.at > at - pace.windowMillis);
  if (pace.capacity === 0) return record(entries, at, requested);
  const used = entries.reduce((sum, { amount }) => sum + amount, 0);
  const left = Math.max(0, pace.capacity - used);
  const recentred = pace.refillBelowSkew !== null && skewShare < pace.refillBelowSkew && last !== at;
  return record(entries, at, Math.min(requested, left === 0 && recentred ? pace.capacity : left));
}

function record(entries: LiquidationWindow["entries"], at: number, admitted: number): AdmittedLiquidation {
  return { admitted, window: { entries: admitted > 0 ? [...entries, { at, amount: admitted }] : entries } };
}
