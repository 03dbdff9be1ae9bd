import type { DivergenceState } from "../divergence/divergence.ts";
import type { GuardState } from "../index/guard.ts";
import type { IndexState } from "../index/state.ts";
import type { ChainView, MarketState } from "../step/state.ts";
import { estimateHalfLife } from "./decision/halfLifeHot.ts";
import type { HotChain } from "./decision/hotDecision.ts";
import type { HotMeasure } from "./decision/hotMeasure.ts";
import { reportVolatility } from "./decision/measureHot.ts";
import { weighOpenInterest } from "./decision/openInterestHot.ts";
import type { HotMarket } from "./hotMarket.ts";
import { takeDrift } from "./index/driftHot.ts";
import { type HotGuard, pushRange, summariseWindow } from "./index/hotGuard.ts";
import { type HotIndex, IN, OUT } from "./index/hotIndex.ts";

function loadGuard(guard: HotGuard, state: GuardState | null): void {
  guard.present = state === null ? 0 : 1;
  guard.windowCount = 0;
  guard.challenged = 0;
  if (state === null) return;
  const { last, anchor, range, window, challenger } = state;
  guard.lastAt = last.at;
  guard.lastPrice = last.price;
  guard.lastStep = Math.floor(last.at / guard.parameters.stepMillis);
  guard.anchorAt = anchor.at;
  guard.anchorPrice = anchor.price;
  guard.rangeAt = range.at;
  guard.rangeLow = range.low;
  guard.rangeHigh = range.high;
  for (const { at, low, high } of window) pushRange(guard, at, low, high);
  summariseWindow(guard);
  if (challenger === null) return;
  guard.challenged = 1;
  guard.challengerSince = challenger.since;
  guard.challengerLastAt = challenger.last.at;
  guard.challengerLastPrice = challenger.last.price;
  guard.challengerAnchorAt = challenger.anchor.at;
  guard.challengerAnchorPrice = challenger.anchor.price;
}

function loadIndex(index: HotIndex, state: IndexState): void {
  index.outsiders = state.outliers.filter((outlier) => outlier !== null).length;
  for (let source = 0; source < index.count; source++) {
    const known = state.sources[source] ?? null;
    const outlier = state.outliers[source] ?? null;
    index.bid[source] = known?.bid ?? 0;
    index.ask[source] = known?.ask ?? 0;
    index.middle[source] = known === null ? 0 : (known.bid + known.ask) / 2;
    index.publishedAt[source] = known?.publishedAt ?? Number.NEGATIVE_INFINITY;
    index.size[source] = known?.size ?? 0;
    index.outlier[source] = outlier === null ? IN : (outlier.backSince ?? OUT);
  }
  index.order.sort((a, b) => (index.converted[a] as number) - (index.converted[b] as number) || a - b);
  takeDrift(index, state.drift);
  loadGuard(index.guard, state.guard);
}

function loadDivergence(m: HotMeasure, { average, persistence, halfLife }: DivergenceState): void {
  m.averageAt = average?.at ?? Number.NaN;
  m.averageHeld = average?.held ?? Number.NaN;
  m.average = average?.average ?? Number.NaN;
  m.side = persistence?.side ?? 0;
  m.sideSince = persistence?.since ?? Number.NaN;
  m.shareAt = persistence?.share.at ?? Number.NaN;
  m.shareHeld = persistence?.share.held ?? Number.NaN;
  m.share = persistence?.share.average ?? Number.NaN;
  const h = m.halfLife;
  h.at = halfLife?.at ?? Number.NaN;
  h.held = halfLife?.held ?? Number.NaN;
  h.bucket = halfLife?.bucket ?? Number.NaN;
  h.covered = halfLife?.covered ?? Number.NaN;
  h.integral = halfLife?.integral ?? Number.NaN;
  h.recentCount = halfLife?.recent.length ?? 0;
  h.recent.fill(0);
  h.recent.set(halfLife?.recent ?? []);
  h.moments.fill(0);
  if (halfLife !== null) {
    for (const [lag, { weight, x, y, xy }] of [halfLife.zero, halfLife.short, halfLife.long].entries())
      h.moments.set([weight, x, y, xy], 4 * lag);
  }
  estimateHalfLife(h);
}

function loadChain(chain: HotChain, view: ChainView | null): void {
  chain.known = view === null ? 0 : 1;
  chain.accepted = view?.accepted ? 1 : 0;
  if (view === null) return;
  const { snapshot, accepted, lastValidAt, poolPeak } = view;
  chain.skewPriced = snapshot.skewScale === 0 ? 0 : 1;
  chain.mark = snapshot.mark;
  chain.skew = snapshot.openInterestLong - snapshot.openInterestShort;
  chain.skewScale = snapshot.skewScale;
  chain.largerSide = Math.max(snapshot.openInterestLong, snapshot.openInterestShort);
  chain.poolValue = snapshot.poolValue;
  chain.poolDrawdown = poolPeak > 0 ? Math.max(0, 1 - snapshot.poolValue / poolPeak) : 0;
  chain.valuation = accepted?.index ?? Number.NaN;
  chain.anchoredPremium = accepted?.premiumAverage ?? 0;
  chain.since = lastValidAt ?? (accepted === null ? Number.NaN : (snapshot.accepted?.observedAt ?? Number.NaN));
  if (accepted === null) return;
  const { fundingRate, borrowRate, initialMargin, maintenanceMargin, tradeFee, tier } = accepted;
  chain.previous.set([fundingRate, borrowRate, initialMargin, maintenanceMargin, tradeFee, tier]);
}

/** A mark that the divergence would refuse, or that could come out of an extreme index so. */
function isUnmeasurable({ known, accepted, skewPriced, mark, skew, skewScale }: HotChain): boolean {
  if (known === 0 || accepted === 0) return false;
  const factor = skewPriced === 1 ? 1 + skew / skewScale : mark;
  return !(factor >= 1e-200 && factor <= 1e200);
}

/**
 * Fills a market's buffers from a state.
 *
 * @param state of the same parameters
 */
export function loadHot(market: HotMarket, state: MarketState): void {
  const { measure: m, decision: d, parameters } = market;
  market.base = state;
  market.at = state.at ?? Number.NaN;
  loadIndex(market.index, state.price.index);
  for (const [i, currency] of market.legNames.entries()) {
    const leg = market.legs[i];
    const legState = state.price.legs[currency];
    if (leg && legState) loadIndex(leg, legState);
  }
  m.indexAverageAt = state.indexAverage?.at ?? Number.NaN;
  m.indexAverageHeld = state.indexAverage?.held ?? Number.NaN;
  m.indexAverage = state.indexAverage?.average ?? Number.NaN;
  const { bucket, price, closedBucket, closedPrice, variance, slowVariance } = state.volatility;
  m.bucket = bucket;
  m.bucketPrice = price;
  m.closedBucket = closedBucket;
  m.closedPrice = closedPrice;
  m.variance = variance;
  m.slowVariance = slowVariance;
  reportVolatility(m, parameters.volatility);
  loadDivergence(m, state.divergence);
  loadChain(d.chain, state.chain);
  market.unmeasurable = isUnmeasurable(d.chain) ? 1 : 0;
  d.round = Number.NaN;
  d.elapsed = Number.NaN;
  if (d.chain.accepted === 1) weighOpenInterest(d, d.chain.valuation, parameters);
  d.tier = state.tier.tier;
  d.calmSince = state.tier.calmSince ?? Number.NaN;
  d.calmTier = state.tier.calmTier;
}
