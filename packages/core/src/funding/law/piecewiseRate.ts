import { EvenkeelError } from "../../market/errors.ts";

/** From this |premium| on, the rate rises with this slope. */
export interface Knot {
  /** |premium|, fraction; the first is 0 and they rise. */
  readonly from: number;
  /** Rate per premium beyond it. */
  readonly slope: number;
}

/**
 * Odd, continuous, piecewise linear rate of a premium: each knot's slope holds from its |premium| on.
 *
 * Source: Orderly (slopes 1, 2 and 4 from 0, 0.5 % and 1.5 %).
 *
 * @param premium Fraction, signed.
 * @throws EvenkeelError FUNDING_KNOTS_INVALID when the knots do not start at 0 and rise.
 * @example
 * piecewiseRate(0.015, [{ from: 0, slope: 1 }, { from: 0.005, slope: 2 }, { from: 0.015, slope: 4 }]) // 0.025
 */
export function piecewiseRate(premium: number, knots: readonly Knot[]): number {
  const size = Math.abs(premium);
  let rate = 0;
  let previous: Knot | undefined;
  for (const knot of knots) {
    if (previous === undefined ? knot.from !== 0 : !(knot.from > previous.from)) {
      throw new EvenkeelError({
        code: "FUNDING_KNOTS_INVALID",
        message: "the knots must start at 0 and rise",
        field: "knots",
        value: knots.map(({ from }) => from).join(", "),
        remedy: "Sort the knots and start at 0.",
      });
    }
    if (previous !== undefined) rate += previous.slope * (Math.min(size, knot.from) - previous.from);
    previous = knot;
    if (size <= knot.from) break;
  }
  if (previous !== undefined && size > previous.from) rate += previous.slope * (size - previous.from);
  return premium < 0 ? -rate : rate;
}
