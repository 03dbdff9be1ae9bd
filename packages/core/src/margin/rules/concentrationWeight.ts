import { refuse, within } from "../../market/refuse.ts";

/**
 * Collateral weight of an asset once its total deposits are worth more than `start`: `weight * start / depositsValue`.
 *
 * What the whole protocol can count on then stays at `weight * start`, however much is deposited. Source: Drift v2.
 *
 * @param weight fraction
 * @param depositsValue Quote currency, all accounts.
 * @param start Quote currency; 0 switches the rule off.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * concentrationWeight(0.9, 1_500_000, 500_000) // 0.3
 */
export function concentrationWeight(weight: number, depositsValue: number, start: number): number {
  refuse("MARGIN_INPUT", [
    ...within("weight", weight, 0, Number.POSITIVE_INFINITY),
    ...within("depositsValue", depositsValue, 0, Number.POSITIVE_INFINITY),
    ...within("start", start, 0, Number.POSITIVE_INFINITY),
  ]);
  return start === 0 || depositsValue < start ? weight : (weight * start) / depositsValue;
}
