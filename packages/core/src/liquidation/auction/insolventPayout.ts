import { refuse, within } from "../../market/refuse.ts";

/**
 * What the insurance fund pays whoever takes over a share of an insolvent portfolio: from its negative value up to its maintenance margin.
 *
 * Linear in time over the auction's length. Source: Derive v2.
 *
 * @param markToMarket Quote currency; a positive value counts as 0.
 * @param maintenanceMargin Quote currency, signed; zero or above pays nothing.
 * @param elapsedSeconds since the insolvent auction started
 * @param lengthSeconds of the auction
 * @param portion of the portfolio taken over, 0 to 1
 * @returns Quote currency, paid by the fund and, when it is empty, socialised.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * insolventPayout(-100, -300, 300, 600, 1) // 200
 */
export function insolventPayout(
  markToMarket: number,
  maintenanceMargin: number,
  elapsedSeconds: number,
  lengthSeconds: number,
  portion: number,
): number {
  refuse("LIQUIDATION_INPUT", [
    ...within("elapsedSeconds", elapsedSeconds, 0, Number.POSITIVE_INFINITY),
    ...within("lengthSeconds", lengthSeconds, 0, Number.POSITIVE_INFINITY),
    ...within("portion", portion, 0, 1),
    ...within("|markToMarket|", Math.abs(markToMarket), 0, Number.MAX_VALUE),
    ...within("|maintenanceMargin|", Math.abs(maintenanceMargin), 0, Number.MAX_VALUE),
  ]);
  if (maintenanceMargin >= 0) return 0;
  const hole = Math.max(0, -markToMarket);
  if (elapsedSeconds >= lengthSeconds) return -maintenanceMargin * portion;
  return (hole + ((-maintenanceMargin - hole) * elapsedSeconds) / lengthSeconds) * portion;
}
