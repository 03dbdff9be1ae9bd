import { draw } from "../random/draw.ts";
import type { FlowParameters, NoiseGroup } from "./agentsFile.ts";
import { limitPrice } from "./limitPrice.ts";
import { persistentNoise } from "./persistentNoise.ts";
import { roundToLot } from "./roundToLot.ts";
import { spread } from "./spread.ts";
import type { Trader } from "./trader.ts";
import type { TraderContext } from "./traderContext.ts";

/**
 * Makes a trader whose wished position wanders for reasons of its own.
 *
 * The wish is standard normal times the trader's size: common sentiment, an own slow part and a fast part, cut at `boundSd`. In a round in
 * which it looks, it orders the difference to the wish it acted on last. Its orders depend on (seed, name, round) only; the outside price
 * sets nothing but the limit. It deliberately ignores mark, funding, mode and its own account, so every policy meets the same orders.
 *
 * @param number Member of the group, from 0.
 */
export function createNoiseTrader(context: TraderContext, group: NoiseGroup, number: number, flow: FlowParameters): Trader {
  const { seed, id, name, skewScale, roundSeconds } = context;
  const size = spread(group.positionSd, number, group.count) * skewScale;
  const maxPosition = flow.boundSd * size;
  const sentiment = persistentNoise(seed, flow.sentimentHalfLifeHours * 3600, "sentiment");
  const slow = persistentNoise(seed, spread(group.halfLifeHours, number, group.count) * 3600, name, "slow");
  const fast = persistentNoise(seed, flow.fastHalfLifeHours * 3600, name, "fast");
  const common = Math.sqrt(flow.sentimentShare);
  const brief = Math.sqrt(flow.fastShare);
  const own = Math.sqrt(1 - flow.sentimentShare - flow.fastShare);
  let acted = 0;

  function wish(round: number): number {
    const seconds = round * roundSeconds;
    const wanted = common * sentiment(seconds) + own * slow(seconds) + brief * fast(seconds);
    return size * Math.max(-flow.boundSd, Math.min(flow.boundSd, wanted));
  }

  return {
    id,
    name,
    kind: "noise",
    collateral: Math.ceil(maxPosition * context.referencePrice * group.collateralRatio),
    maxPosition,
    decide(view, round) {
      if (view.outsidePrice === null || draw(seed, name, round, "look") >= group.activity) return null;
      const order = roundToLot(wish(round) - acted, skewScale);
      if (Math.abs(order) < flow.minimumOrder * skewScale) return null;
      acted += order;
      return { size: order, limitPrice: limitPrice(view.outsidePrice, order, group.limitTolerance) };
    },
  };
}
