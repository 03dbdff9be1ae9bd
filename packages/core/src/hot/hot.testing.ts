import assert from "node:assert/strict";
import type { Observation } from "../market/observation.ts";
import type { Quote } from "../market/quote.ts";
import type { MarketParameters } from "../parameters.ts";
import type { FieldValues } from "../quorum/encodeFields.ts";
import { decide } from "../step/decide.ts";
import { measure } from "../step/measure.ts";
import type { MarketState } from "../step/state.ts";
import { CAME_TO, decideOnQuote } from "./decideOnQuote.ts";
import { sureOf } from "./decision/measureHot.ts";
import type { HotMarket } from "./hotMarket.ts";
import { routeOf } from "./observeHot.ts";

/** What the pure stages decide on one observation, without the step around them. */
export function decidePure(state: MarketState, observation: Observation, parameters: MarketParameters) {
  const measured = measure(state, observation, parameters);
  const { measurement } = measured;
  const { chain } = measured.state;
  if (measurement === null || chain === null) return { price: measured.price, measurement, decision: null };
  return { price: measured.price, measurement, decision: decide(measured.state, chain, measurement, observation.at, parameters) };
}

/** Writes a quote into the market's input and decides on it. */
export function decideOn(market: HotMarket, quote: Quote, at: number): number {
  const route = routeOf(market, quote.venue, quote.pair) ?? { leg: -1, source: -1 };
  const { bid, ask, size, publishedAt } = quote;
  Object.assign(market.input, route, { bid, ask, size, publishedAt, at });
  return decideOnQuote(market);
}

/** The values to be signed as the buffers hold them, in the names of the schema. */
export function valuesOf({ measured, measure: m, decision: d }: HotMarket): FieldValues {
  const [fundingRate = Number.NaN, borrowRate = Number.NaN, initialMargin = Number.NaN, maintenanceMargin = Number.NaN] = d.response;
  return {
    index: measured.price,
    confidence: measured.halfWidth,
    indexAverage: m.indexAverage,
    volatility: m.current,
    premiumAverage: d.premiumAverage,
    premiumIntegral: d.premiumIntegral,
    fundingRate,
    borrowRate,
    initialMargin,
    maintenanceMargin,
    tradeFee: d.response[4] ?? Number.NaN,
    tier: d.response[5] ?? Number.NaN,
  };
}

/** Every number the pure stages report is in the buffers, bit for bit; `Object.is` tells the zeros apart. */
export function assertSameDecision(market: HotMarket, cameTo: number, pure: ReturnType<typeof decidePure>): void {
  const { price, measurement, decision } = pure;
  const { measure: m, decision: d, index } = market;
  const expected = decision !== null ? CAME_TO.decided : measurement !== null ? CAME_TO.measured : CAME_TO.noIndex;
  assert.equal(cameTo, expected);
  if (price.ok) {
    assert.deepEqual(
      [index.price, index.halfWidth, index.aggregate, index.venues, index.guard.guarded, index.guard.rebaselined === 1],
      [
        price.price,
        price.halfWidth,
        price.aggregate,
        price.venuesUsed,
        [null, "step", "cumulative"].indexOf(price.guarded),
        price.rebaselined,
      ],
    );
    const weights = new Array<number>(index.count).fill(0);
    for (let i = 0; i < index.usedCount; i++) weights[index.fresh[i] ?? 0] = index.weights[i] ?? Number.NaN;
    assert.deepEqual(
      weights,
      price.contributions.map(({ weight }) => weight),
    );
  }
  if (measurement !== null) {
    const { volatilities, divergence } = measurement;
    assert.deepEqual([m.current, m.slow], [volatilities.current, volatilities.slow]);
    if (divergence !== null) {
      const { level, average, z, scale, sure, persistence, halfLifeSeconds, noiseShare } = divergence;
      const { seconds, noiseShare: noise } = m.halfLife;
      const found = [m.level, m.average, m.z, m.scale, sureOf(m, market.measured), m.share, seconds, noise, market.measured.mark];
      const told = [level, average, z, scale, sure, persistence.share, halfLifeSeconds ?? Number.NaN, noiseShare ?? Number.NaN];
      assert.deepEqual(found, [...told, measurement.mark]);
    }
  }
  if (decision === null) return;
  assert.deepEqual(valuesOf(market), decision.values);
  const { fundingRate, borrowRate, initialMargin, maintenanceMargin, tradeFee, tier } = decision.policy.response;
  assert.deepEqual([...d.wanted], [fundingRate, borrowRate, initialMargin, maintenanceMargin, tradeFee, tier]);
}
