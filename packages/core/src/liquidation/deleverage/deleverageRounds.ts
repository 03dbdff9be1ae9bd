import { refuse, within } from "../../market/refuse.ts";
import { checkBook, type DeleverageBook } from "./deleverageBook.ts";
import { deleverageCuts } from "./deleverageCut.ts";
import { waterLevel } from "./waterLevel.ts";

/** One auto-deleveraging round: all that a chain needs to book any account's cut. */
export interface DeleverageRound {
  readonly market: string;
  /** Side that is cut: 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly round: number;
  /** What counts as leverage: net of hedges through the common factor, or the position alone. */
  readonly measure: "factor" | "plain";
  /** Lots kept per quote unit of equity, times 1e18, rounded down; null when accounts without equity suffice. */
  readonly thresholdWad: bigint | null;
  /** Lots to close. */
  readonly quantity: number;
  /** Sum of all cuts at this threshold, lots; above the quantity only by rounding, or when `thresholdWad` is null. */
  readonly cut: number;
}

/** Rounds to publish, and what no account can close. */
export interface DeleveragePlan {
  readonly rounds: readonly DeleverageRound[];
  /** Lots; 0 unless the quantity exceeds the whole side. */
  readonly shortfall: number;
}

/**
 * Rounds that close a quantity on one side of a market by water-filling.
 *
 * First by factor-adjusted leverage, so that hedged accounts are cut last; what remains when every exposure is flat, by plain leverage.
 *
 * @param key market, side and round number
 * @param book one side's accounts at the round; `exposures` equal to `positions` where loadings are stale
 * @param quantity Whole lots to close.
 * @throws EvenkeelError `LIQUIDATION_INPUT`, `DELEVERAGE_TOTAL`
 * @example
 * deleverageRounds({ market: "BTC", side: 1, round: 7 }, book, 60).rounds[0]?.thresholdWad
 */
export function deleverageRounds(
  key: Pick<DeleverageRound, "market" | "side" | "round">,
  book: DeleverageBook,
  quantity: number,
): DeleveragePlan {
  refuse("LIQUIDATION_INPUT", within("quantity", quantity, 0, Number.MAX_SAFE_INTEGER));
  if (!Number.isInteger(quantity)) {
    refuse("LIQUIDATION_INPUT", [{ field: "quantity", value: quantity, rule: "must be a number of whole lots" }]);
  }
  checkBook(book);
  if (quantity === 0) return { rounds: [], shortfall: 0 };
  const cuts = new Float64Array(book.positions.length);
  const factor = roundOf({ ...key, measure: "factor" }, book, quantity, cuts);
  const rest = Math.max(0, quantity - factor.cut);
  if (rest === 0) return { rounds: [factor], shortfall: 0 };
  const left = book.positions.map((position, i) => position - (cuts[i] ?? 0));
  const plain = roundOf({ ...key, measure: "plain" }, { positions: left, exposures: left, equities: book.equities }, rest, cuts);
  return { rounds: [factor, plain].filter(({ cut }) => cut > 0), shortfall: Math.max(0, rest - plain.cut) };
}

function roundOf(
  key: Pick<DeleverageRound, "market" | "side" | "round" | "measure">,
  book: DeleverageBook,
  quantity: number,
  cuts: Float64Array,
): DeleverageRound {
  const thresholdWad = thresholdOf(book, quantity);
  const cut = deleverageCuts(book, thresholdWad, cuts);
  return { ...key, thresholdWad, quantity: Math.min(quantity, cut), cut };
}

/** Rounded down, so that the cuts never fall short of the quantity. */
function thresholdOf(book: DeleverageBook, quantity: number): bigint | null {
  const found = waterLevel(book, quantity);
  if (found.kind === "all") return 0n;
  if (found.kind === "withoutEquity") return null;
  if (found.equity === 0) return BigInt(Math.floor(found.level * 1e18));
  return (BigInt(found.exposure - quantity) * 10n ** 18n) / BigInt(found.equity);
}
