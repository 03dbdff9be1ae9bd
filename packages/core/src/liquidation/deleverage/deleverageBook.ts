import { EvenkeelError } from "../../market/errors.ts";

/** The accounts of one side of one market at one round, as columns of the same length. */
export interface DeleverageBook {
  /** Lots each account holds on that side: the most it can be cut. */
  readonly positions: Float64Array;
  /** Lots of risk that count towards its leverage: the position itself, or less for an account that is hedged elsewhere, or more. */
  readonly exposures: Float64Array;
  /** Equity, quote units; zero or below counts as none. */
  readonly equities: Float64Array;
}

/**
 * Refuses a book that cannot be summed exactly: every value must be an integer, and totals must stay below 2^53.
 *
 * Exact sums are what makes a round independent of the order of the accounts.
 *
 * @throws EvenkeelError `LIQUIDATION_INPUT`, `DELEVERAGE_TOTAL`
 * @example
 * checkBook({ positions: Float64Array.of(0.5), exposures: Float64Array.of(0), equities: Float64Array.of(0) }) // throws
 */
export function checkBook(book: DeleverageBook): void {
  const { positions, exposures, equities } = book;
  const count = positions.length;
  if (exposures.length !== count || equities.length !== count) {
    throw invalid("columns of a book must have one length", "book", `${count}, ${exposures.length}, ${equities.length}`);
  }
  let exposure = 0;
  let equity = 0;
  for (let i = 0; i < count; i += 1) {
    const position = positions[i] ?? 0;
    if (!(Number.isInteger(position) && position >= 0)) throw invalid("a position is a number of whole lots", `positions[${i}]`, position);
    if (!Number.isInteger(exposures[i])) throw invalid("an exposure is a number of whole lots", `exposures[${i}]`, exposures[i]);
    if (!Number.isInteger(equities[i])) throw invalid("equity is a number of whole quote units", `equities[${i}]`, equities[i]);
    exposure += Math.max(position, exposures[i] ?? 0);
    equity += Math.max(0, equities[i] ?? 0);
  }
  if (exposure > Number.MAX_SAFE_INTEGER || equity > Number.MAX_SAFE_INTEGER) {
    throw new EvenkeelError({
      code: "DELEVERAGE_TOTAL",
      message: "the book's totals exceed 2^53 units and cannot be summed exactly",
      field: exposure > equity ? "exposures" : "equities",
      value: Math.max(exposure, equity),
      remedy: "Use a larger lot or quote unit for this market.",
    });
  }
}

function invalid(message: string, field: string, value: unknown): EvenkeelError {
  return new EvenkeelError({ code: "LIQUIDATION_INPUT", message, field, value, remedy: "Convert to whole lots and quote units first." });
}
