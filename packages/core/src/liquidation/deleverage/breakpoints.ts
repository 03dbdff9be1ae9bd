import type { DeleverageBook } from "./deleverageBook.ts";

/** Leverages at which an account's cut begins (its exposure) and ends (its position is closed), as columns; the second kind counts negatively. */
export interface Breakpoints {
  /** amount / equity, all positive. */
  readonly keys: Float64Array;
  /** Lots, signed. */
  readonly amounts: Float64Array;
  /** Quote units, signed. */
  readonly equities: Float64Array;
  readonly count: number;
  /** Lots that accounts without equity can be cut. */
  readonly withoutEquity: number;
  /** Lots that all accounts together can be cut. */
  readonly capacity: number;
}

/**
 * The corner points of the total cut as a function of the leverage.
 *
 * @example
 * breakpointsOf({ positions: Float64Array.of(60), exposures: Float64Array.of(100), equities: Float64Array.of(10) }).count // 2: at 10 and at 4
 */
export function breakpointsOf({ positions, exposures, equities }: DeleverageBook): Breakpoints {
  const length = positions.length;
  let saturating = 0;
  for (let i = 0; i < length; i += 1) if ((exposures[i] ?? 0) > (positions[i] ?? 0)) saturating += 1;
  const keys = new Float64Array(length + saturating);
  const amounts = new Float64Array(length + saturating);
  const weights = new Float64Array(length + saturating);
  let count = 0;
  let withoutEquity = 0;
  let capacity = 0;
  for (let i = 0; i < length; i += 1) {
    const position = positions[i] ?? 0;
    const exposure = exposures[i] ?? 0;
    const equity = equities[i] ?? 0;
    const cuttable = Math.min(position, exposure);
    if (!(cuttable > 0)) continue;
    capacity += cuttable;
    if (!(equity > 0)) {
      withoutEquity += cuttable;
      continue;
    }
    keys[count] = exposure / equity;
    amounts[count] = exposure;
    weights[count] = equity;
    count += 1;
    if (exposure > position) {
      keys[count] = (exposure - position) / equity;
      amounts[count] = position - exposure;
      weights[count] = -equity;
      count += 1;
    }
  }
  return { keys, amounts, equities: weights, count, withoutEquity, capacity };
}
