import type { DivergenceState } from "../divergence/divergence.ts";
import type { GuardState } from "../index/guard.ts";
import type { IndexState } from "../index/state.ts";
import type { MarketState } from "../step/state.ts";
import type { HotMeasure } from "./decision/hotMeasure.ts";
import type { HotMarket } from "./hotMarket.ts";
import type { HotGuard } from "./index/hotGuard.ts";
import { type HotIndex, IN, OUT } from "./index/hotIndex.ts";

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

function guardOf(guard: HotGuard): GuardState | null {
  if (guard.present === 0) return null;
  const window = Array.from({ length: guard.windowCount }, (_, i) => {
    const [at = 0, low = 0, high = 0] = guard.window.subarray(3 * i, 3 * i + 3);
    return { at, low, high };
  });
  return {
    last: { at: guard.lastAt, price: guard.lastPrice },
    anchor: { at: guard.anchorAt, price: guard.anchorPrice },
    range: { at: guard.rangeAt, low: guard.rangeLow, high: guard.rangeHigh },
    window,
    challenger:
      guard.challenged === 0
        ? null
        : {
            since: guard.challengerSince,
            last: { at: guard.challengerLastAt, price: guard.challengerLastPrice },
            anchor: { at: guard.challengerAnchorAt, price: guard.challengerAnchorPrice },
          },
  };
}

function indexOf(index: HotIndex): IndexState {
  const each = Array.from({ length: index.count }, (_, source) => source);
  return {
    sources: each.map((source) =>
      index.publishedAt[source] === Number.NEGATIVE_INFINITY
        ? null
        : {
            bid: index.bid[source] as number,
            ask: index.ask[source] as number,
            publishedAt: index.publishedAt[source] as number,
            size: index.size[source] as number,
          },
    ),
    outliers: each.map((source) => {
      const since = index.outlier[source] as number;
      return since === IN ? null : { backSince: since === OUT ? null : since };
    }),
    drift: index.drift,
    guard: guardOf(index.guard),
  };
}

function divergenceOf(m: HotMeasure): DivergenceState {
  const { halfLife: h } = m;
  if (Number.isNaN(m.averageAt)) return { average: null, persistence: null, halfLife: null };
  const moments = (lag: number) => {
    const [weight = 0, x = 0, y = 0, xy = 0] = h.moments.subarray(4 * lag, 4 * lag + 4);
    return { weight, x, y, xy };
  };
  return {
    average: { at: m.averageAt, held: m.averageHeld, average: m.average },
    persistence: {
      side: m.side === 0 ? 0 : m.side > 0 ? 1 : -1,
      since: m.sideSince,
      share: { at: m.shareAt, held: m.shareHeld, average: m.share },
    },
    halfLife: {
      at: h.at,
      held: h.held,
      bucket: h.bucket,
      covered: h.covered,
      integral: h.integral,
      recent: [...h.recent.subarray(0, h.recentCount)],
      zero: moments(0),
      short: moments(1),
      long: moments(2),
    },
  };
}

/**
 * The market's state as plain data, exactly what `step` would have made of the same quotes.
 *
 * @example
 * saveHot(createHotMarket(parameters, state)) // deeply equal to state
 */
export function saveHot(market: HotMarket): MarketState {
  const { measure: m, decision: d, base } = market;
  const legs = Object.fromEntries(
    market.legs.flatMap((leg, i) => (leg === null ? [] : [[market.legNames[i] as string, indexOf(leg)] as const])),
  );
  return {
    at: orNull(market.at),
    price: { index: indexOf(market.index), legs },
    indexAverage: Number.isNaN(m.indexAverageAt) ? null : { at: m.indexAverageAt, held: m.indexAverageHeld, average: m.indexAverage },
    volatility: {
      bucket: m.bucket,
      price: m.bucketPrice,
      closedBucket: m.closedBucket,
      closedPrice: m.closedPrice,
      variance: m.variance,
      slowVariance: m.slowVariance,
    },
    divergence: divergenceOf(m),
    chain: base.chain,
    memory: base.memory,
    tier: { tier: d.tier, calmSince: orNull(d.calmSince), calmTier: d.calmTier },
  };
}
