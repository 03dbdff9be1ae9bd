import { refuse, within } from "../market/refuse.ts";

/**
 * The multiple of forecast volatility whose mean initial margin equals a budget, inside the margin's bounds.
 *
 * Two forecasters compared at their fitted multiples ask traders for the same margin on average, so a smaller loss beyond margin is pure gain.
 * Fit on training data only: the level is a parameter like any other.
 *
 * @param volatilities Forecast volatility over the margin horizon, one per time, fractions.
 * @param meanInitial Budget, fraction of notional, between `floor` and `max`.
 * @param floor Lowest initial margin, fraction.
 * @param max Largest initial margin, fraction.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * fitMultiple([0.01, 0.03], 0.06, 0, 1) // 3
 */
export function fitMultiple(volatilities: readonly number[], meanInitial: number, floor: number, max: number): number {
  refuse("MARGIN_INPUT", [
    ...within("volatilities.length", volatilities.length, 1, Number.POSITIVE_INFINITY),
    ...within("floor", floor, 0, max),
    ...within("max", max, 0, 1),
    ...within("meanInitial", meanInitial, floor, max),
    ...volatilities.flatMap((volatility, i) => within(`volatilities[${i}]`, volatility, 0, Number.POSITIVE_INFINITY, true)),
  ]);
  const meanAt = (multiple: number) =>
    volatilities.reduce((sum, volatility) => sum + Math.max(floor, Math.min(max, multiple * volatility)), 0) / volatilities.length;
  let low = 0;
  let high = max / volatilities.reduce((least, volatility) => Math.min(least, volatility), Number.POSITIVE_INFINITY);
  // The mean rises with the multiple; halving until the interval is one rounding wide.
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (meanAt(middle) < meanInitial) low = middle;
    else high = middle;
  }
}
