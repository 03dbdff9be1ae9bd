import { refuse, within } from "../../market/refuse.ts";

/** A portfolio on auction; quote currency. */
export interface AuctionedPortfolio {
  /** Value at the index. */
  readonly markToMarket: number;
  /** Maintenance margin balance, signed: negative when the account is below it. */
  readonly maintenanceMargin: number;
  /** Cash already received in this auction and set aside. */
  readonly reservedCash: number;
}

/**
 * Largest share of a portfolio that one may take over: just enough to bring the account back to its buffer.
 *
 * With the buffer margin `B = MM - buffer * (MtM - MM)`: `B / (B - MtM f - reserved (1 - f))`. Source: Derive v2.
 *
 * @param bufferShare Buffer as a share of the distance from maintenance margin to value.
 * @param priceFactor Share of value that the auction asks now.
 * @returns 0 for a healthy account, at most 1.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * auctionProportion({ markToMarket: 300, maintenanceMargin: -100, reservedCash: 0 }, 0.1, 1) // 0.3181818181818182
 */
export function auctionProportion(portfolio: AuctionedPortfolio, bufferShare: number, priceFactor: number): number {
  const { markToMarket, maintenanceMargin, reservedCash } = portfolio;
  refuse("LIQUIDATION_INPUT", [
    ...within("bufferShare", bufferShare, 0, Number.MAX_VALUE),
    ...within("priceFactor", priceFactor, 0, 1),
    ...within("reservedCash", reservedCash, 0, Number.MAX_VALUE),
    ...within("markToMarket - maintenanceMargin", markToMarket - maintenanceMargin, 0, Number.MAX_VALUE),
  ]);
  const buffer = maintenanceMargin - bufferShare * (markToMarket - maintenanceMargin);
  if (buffer >= 0) return 0;
  const relief = markToMarket * priceFactor + reservedCash * (1 - priceFactor);
  // A portfolio that is worth less than nothing cannot be restored by selling a part of it.
  return relief <= 0 ? 1 : Math.min(1, buffer / (buffer - relief));
}
