import { draw } from "../random/draw.ts";
import type { FlowParameters, MomentumGroup } from "./agentsFile.ts";
import { limitPrice } from "./limitPrice.ts";
import { roundToLot } from "./roundToLot.ts";
import { spread } from "./spread.ts";
import type { Trader } from "./trader.ts";
import type { TraderContext } from "./traderContext.ts";
import { trendSignal } from "./trendSignal.ts";

/**
 * Makes a trend follower: long after outside rises, short after falls, up to its largest position.
 *
 * Its orders depend on (seed, name, round) and outside returns only, never on mark, funding, mode or its own account.
 *
 * @param number Member of the group, from 0.
 */
export function createMomentumTrader(context: TraderContext, group: MomentumGroup, number: number, flow: FlowParameters): Trader {
  const { seed, id, name, skewScale } = context;
  const maxPosition = spread(group.maxPosition, number, group.count) * skewScale;
  const window = Math.max(1, Math.round((spread(group.lookbackMinutes, number, group.count) * 60) / context.roundSeconds));
  const leastOrder = Math.max(group.deadband * maxPosition, flow.minimumOrder * skewScale);
  let acted = 0;
  return {
    id,
    name,
    kind: "momentum",
    collateral: Math.ceil(maxPosition * context.referencePrice * group.collateralRatio),
    maxPosition,
    decide(view, round) {
      if (view.outsidePrice === null || draw(seed, name, round, "look") >= group.activity) return null;
      const wish = maxPosition * Math.tanh(trendSignal(view.outsideReturns, window) / group.saturation);
      const order = roundToLot(wish - acted, skewScale);
      if (Math.abs(order) < leastOrder) return null;
      acted += order;
      return { size: order, limitPrice: limitPrice(view.outsidePrice, order, group.limitTolerance) };
    },
  };
}
