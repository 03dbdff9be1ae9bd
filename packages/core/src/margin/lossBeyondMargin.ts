import { refuse, within } from "../market/refuse.ts";

/**
 * Mean of what a move takes beyond the margin that was posted for it: `mean max(0, |move| - margin)`.
 *
 * @param moves Returns over the margin horizon, fractions.
 * @param margins Margin in force at each start, fractions; the same length.
 * @returns Fraction of notional.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * lossBeyondMargin([0.02, -0.12], [0.1, 0.1]) // 0.01
 */
export function lossBeyondMargin(moves: ArrayLike<number>, margins: ArrayLike<number>): number {
  refuse("MARGIN_INPUT", [
    ...within("moves.length", moves.length, 1, Number.POSITIVE_INFINITY),
    ...within("margins.length", margins.length, moves.length, moves.length),
  ]);
  let sum = 0;
  for (let i = 0; i < moves.length; i += 1) sum += Math.max(0, Math.abs(moves[i] ?? 0) - (margins[i] ?? 0));
  return sum / moves.length;
}
