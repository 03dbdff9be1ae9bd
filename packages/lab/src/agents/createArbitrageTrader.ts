import { draw } from "../random/draw.ts";
import type { ArbitrageBeliefs, ArbitrageParameters } from "./agentsFile.ts";
import { expectation } from "./expectation.ts";
import { holdingValue } from "./holdingValue.ts";
import { limitPrice } from "./limitPrice.ts";
import { permitted } from "./permitted.ts";
import { roundToLot } from "./roundToLot.ts";
import type { Trader, TraderView } from "./trader.ts";
import type { TraderContext } from "./traderContext.ts";

const HOURS_PER_YEAR = 8766;
/** An order is executed one round later and seen one round after that: until then the trader does not know its own position. */
const SETTLE_ROUNDS = 2;
/** The hedge leg outside is held unlevered. */
const HEDGE_CAPITAL = 1;
/** Beyond this gap between index and outside price one of the two is wrong, and there is nothing to hedge against. */
const MOST_INDEX_GAP = 0.02;
const SPENDABLE_SHARE = 0.9;

/**
 * Makes an arbitrageur with finite capital who takes the cheap side, hedges outside, and leaves when holding no longer pays.
 *
 * It enters when convergence + funding over its horizon exceed two trade fees, the hedge, capital and a required edge, by an order
 * proportional to what is left over; it unwinds, as slowly, once the expected income of holding turns negative.
 *
 * @param capitalMultiplier Scales its largest position and deposit.
 * @param fundingBlind The placebo: it trades as if funding and borrowing did not exist.
 */
export function createArbitrageTrader(
  context: TraderContext,
  parameters: ArbitrageParameters,
  beliefs: ArbitrageBeliefs,
  options: { readonly capitalMultiplier: number; readonly fundingBlind: boolean },
): Trader {
  const p = parameters;
  const { seed, id, name, skewScale } = context;
  const maxPosition = p.maxPosition * skewScale * options.capitalMultiplier;
  const expected = expectation(beliefs, p.horizonHours);
  const capitalCost = (p.capitalCostPerYear * (p.collateralRatio + HEDGE_CAPITAL) * p.horizonHours) / HOURS_PER_YEAR;
  const perUnit = p.speed * skewScale;
  const leastOrder = p.minimumOrder * skewScale;
  const lookChance = 1 - Math.exp(-context.roundSeconds / p.attentionSeconds);
  let lastOrderRound = Number.NEGATIVE_INFINITY;

  /** Signed size that unwinds, 0 while holding pays. What would be left below the smallest order goes too, so that no dust remains. */
  function unwinding(view: TraderView, position: number): number {
    if (position === 0) return 0;
    const value = holdingValue(position > 0 ? 1 : -1, view, expected, capitalCost, options.fundingBlind);
    if (value >= 0) return 0;
    const size = Math.min(Math.abs(position), perUnit * -value);
    return -Math.sign(position) * (Math.abs(position) - size < leastOrder ? Math.abs(position) : size);
  }

  /** Signed size that enters or adds, 0 while no side pays for its costs. */
  function entering(view: TraderView, position: number): number {
    const tradingCost = 2 * view.tradeFee + p.hedgeCost + p.requiredEdge;
    for (const side of [1, -1] as const) {
      const edge = holdingValue(side, view, expected, capitalCost, options.fundingBlind) - tradingCost;
      if (edge <= 0) continue;
      const room = maxPosition - side * position;
      const affordable = (SPENDABLE_SHARE * view.freeCollateral) / (view.mark * view.initialMargin);
      return side * Math.max(0, Math.min(perUnit * edge, room, affordable));
    }
    return 0;
  }

  return {
    id,
    name,
    kind: "arbitrage",
    collateral: Math.ceil(maxPosition * context.referencePrice * p.collateralRatio),
    maxPosition,
    decide(view, round) {
      const outside = view.outsidePrice;
      if (outside === null || !(view.index > 0) || Math.abs(view.index / outside - 1) > MOST_INDEX_GAP) return null;
      if (round - lastOrderRound < SETTLE_ROUNDS || draw(seed, name, round, "look") >= lookChance) return null;
      // Positions come back from fixed point or float sums: only whole lots count.
      const position = roundToLot(view.position, skewScale);
      const size = roundToLot(permitted(unwinding(view, position) || entering(view, position), view), skewScale);
      if (size === 0 || (Math.abs(size) < leastOrder && size !== -position)) return null;
      lastOrderRound = round;
      return { size, limitPrice: limitPrice((outside * view.mark) / view.index, size, p.limitTolerance) };
    },
  };
}
