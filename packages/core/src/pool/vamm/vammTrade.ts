import { refuse } from "../../market/refuse.ts";
import type { VirtualSpreads } from "./capSpreads.ts";
import type { VirtualMarket } from "./spendOnRepeg.ts";
import { RESERVE_PEG_TO_MONEY } from "./virtualCurve.ts";

const PPM = 1_000_000n;

const divideUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

/** A market after a trade. */
export interface VirtualTrade {
  readonly market: VirtualMarket;
  /** 1e-6 quote, signed: what the trader pays (negative: is paid), spread included. */
  readonly paid: bigint;
  /** 1e-6 quote of it that is the spread. */
  readonly fee: bigint;
}

/**
 * Trades with a virtual market; reserves and money are rounded for the market, so that the invariant never shrinks and no round trip earns.
 *
 * Source: constant product with a peg (Perpetual Protocol v1, Drift), our rounding.
 *
 * @param base 1e-9, signed; positive: the trader buys.
 * @throws EvenkeelError `POOL_INPUT` when the trade would empty the reserve
 * @example
 * vammTrade({ curve: { base: 10n ** 12n, quote: 10n ** 12n, sqrtK: 10n ** 12n }, peg: 50_000_000n, netBase: 0n }, 10n ** 9n, { long: 0n, short: 0n }).paid // 50_050_051n
 */
export function vammTrade(market: VirtualMarket, base: bigint, spreads: VirtualSpreads): VirtualTrade {
  const { curve, peg, netBase } = market;
  const left = curve.base - base;
  refuse("POOL_INPUT", left > 0n ? [] : [{ field: "base", value: base, rule: "must leave base in the reserve" }]);
  const quote = divideUp(curve.sqrtK * curve.sqrtK, left);
  const moved = (quote - curve.quote) * peg;
  // Floor division of a negative amount rounds what the trader receives down; of a positive one the ceiling rounds what he pays up.
  const atCurve = moved >= 0n ? divideUp(moved, RESERVE_PEG_TO_MONEY) : -(-moved / RESERVE_PEG_TO_MONEY);
  const spread = base >= 0n ? spreads.long : spreads.short;
  const fee = divideUp((atCurve < 0n ? -atCurve : atCurve) * spread, PPM);
  return { market: { ...market, curve: { ...curve, base: left, quote }, netBase: netBase + base }, paid: atCurve + fee, fee };
}
