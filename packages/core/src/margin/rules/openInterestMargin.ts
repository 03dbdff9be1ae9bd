import { refuse, within } from "../../market/refuse.ts";

/** Open interest, in quote currency, between which initial margin climbs to the whole notional. */
export interface OpenInterestCaps {
  readonly lower: number;
  /** From here on a position is fully paid; 0 switches the rule off. */
  readonly upper: number;
}

/**
 * Initial margin that rises linearly with the market's open interest, from its base at the lower cap to 1 at the upper.
 *
 * Only initial margin: open positions keep their maintenance margin, so a rise of open interest by others liquidates nobody.
 * Source: dYdX v4 liquidity tiers.
 *
 * @param base Initial margin without the rule, fraction.
 * @param openNotional Quote currency.
 * @returns Fraction of notional, `base` to 1.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * openInterestMargin(0.2, 1_500_000, { lower: 1_000_000, upper: 2_000_000 }) // 0.6
 */
export function openInterestMargin(base: number, openNotional: number, caps: OpenInterestCaps): number {
  const { lower, upper } = caps;
  refuse("MARGIN_INPUT", [
    ...within("base", base, 0, 1),
    ...within("openNotional", openNotional, 0, Number.POSITIVE_INFINITY),
    ...within("caps.lower", lower, 0, upper === 0 ? Number.POSITIVE_INFINITY : upper),
    ...within("caps.upper", upper, 0, Number.POSITIVE_INFINITY),
  ]);
  if (upper === 0 || openNotional <= lower) return base;
  if (openNotional >= upper) return 1;
  return Math.min(1, base + ((openNotional - lower) / (upper - lower)) * (1 - base));
}
