import { decay } from "../../math/decay.ts";
import { guardHot } from "./guardHot.ts";
import { type HotIndex, RESULT, STATUS } from "./hotIndex.ts";
import { markHot } from "./markHot.ts";
import { weighHot } from "./weighHot.ts";

/** Price and relative error of each leg, and whether it has a price now. */
export interface HotConversion {
  readonly price: Float64Array;
  readonly error: Float64Array;
  readonly known: Uint8Array;
}

/** Price, error and weight of every source, in the order of `listCandidates`. */
function listHot(index: HotIndex, at: number, conversion: HotConversion): void {
  const { count, present, bid, ask, publishedAt, size, stalenessOf, legOf, status, converted, error, base } = index;
  const { driftPerRootSecond } = index.parameters.confidence;
  const { halfLifeMillis, errorScale } = index.parameters.weights;
  for (let source = 0; source < count; source++) {
    if (present[source] === 0) {
      status[source] = STATUS.missing;
      continue;
    }
    const raw = ((bid[source] as number) + (ask[source] as number)) / 2;
    const since = publishedAt[source] as number;
    const age = at > since ? at - since : 0;
    let fate: number = age > (stalenessOf[source] as number) ? STATUS.stale : STATUS.used;
    const leg = legOf[source] as number;
    const drift = driftPerRootSecond * Math.sqrt(age / 1000);
    let price = raw;
    let doubt = drift;
    if (leg >= 0) {
      if (conversion.known[leg] === 0) {
        if (fate === STATUS.used) fate = STATUS.conversionMissing;
        price = 0;
      } else {
        const legError = conversion.error[leg] as number;
        price = raw * (conversion.price[leg] as number);
        doubt = Math.sqrt(legError * legError + drift * drift);
      }
    }
    status[source] = fate;
    converted[source] = price;
    error[source] = doubt;
    if (fate !== STATUS.used) continue;
    const scaled = doubt / errorScale;
    base[source] = ((size[source] as number) * decay(at - since, halfLifeMillis)) / (1 + scaled * scaled);
  }
}

/** Keeps every source sorted by price, ties by position, and lists the fresh ones; nearly sorted from the last call. */
function sortHot(index: HotIndex): void {
  const { count, order, converted, status, fresh } = index;
  for (let i = 1; i < count; i++) {
    const source = order[i] as number;
    const price = converted[source] as number;
    let j = i - 1;
    for (; j >= 0; j--) {
      const other = order[j] as number;
      const otherPrice = converted[other] as number;
      if (otherPrice < price || (otherPrice === price && other < source)) break;
      order[j + 1] = other;
    }
    order[j + 1] = source;
  }
  let found = 0;
  for (let i = 0; i < count; i++) {
    const source = order[i] as number;
    if (status[source] === STATUS.used) fresh[found++] = source;
  }
  index.freshCount = found;
}

/** `aggregate` over the used sources; left in `index.aggregate`. */
function aggregateHot(index: HotIndex): void {
  const { used, usedCount, weight, converted, parameters } = index;
  if (parameters.aggregation === "median") {
    index.aggregate = converted[used[(usedCount - 1) >> 1] as number] as number;
    return;
  }
  let median = index.centre;
  if (index.centreIsMedian === 0 || usedCount !== index.freshCount) {
    let total = 0;
    for (let i = 0; i < usedCount; i++) total += weight[used[i] as number] as number;
    let cumulative = 0;
    for (let i = 0; i < usedCount; i++) {
      const source = used[i] as number;
      const share = weight[source] as number;
      if (share === 0) continue;
      median = converted[source] as number;
      cumulative += share;
      if (2 * cumulative >= total) break;
    }
  }
  if (parameters.aggregation === "weightedMedian") {
    index.aggregate = median;
    return;
  }
  const low = median * (1 - parameters.clampWidth);
  const high = median * (1 + parameters.clampWidth);
  let shift = 0;
  for (let i = 0; i < usedCount; i++) {
    const source = used[i] as number;
    const price = converted[source] as number;
    const held = price < low ? low : price > high ? high : price;
    shift += (weight[source] as number) * (held - median);
  }
  index.aggregate = median + shift;
}

/** `relativeHalfWidth` of the used sources, widened by what the guard holds back; left in `index.halfWidth`. */
function widthHot(index: HotIndex): void {
  const { used, usedCount, weight, converted, error, aggregate, price, venues } = index;
  const { confidence, singleVenueHalfWidth } = index.parameters;
  let dispersion = 0;
  let doubt = 0;
  for (let i = 0; i < usedCount; i++) {
    const source = used[i] as number;
    const share = weight[source] as number;
    dispersion += share * Math.abs((converted[source] as number) / aggregate - 1);
    doubt += share * (error[source] as number);
  }
  const relative =
    confidence.floor + confidence.dispersionMultiple * dispersion * (1 + 1 / venues) + doubt + (venues < 2 ? singleVenueHalfWidth : 0);
  index.halfWidth = relative * price + Math.abs(aggregate - price);
}

/**
 * `computeIndex` in place: filter, convert, weigh, aggregate, guard; the outcome is in `index.result`, `price` and `halfWidth`.
 *
 * @param at milliseconds UTC
 */
export function computeHot(index: HotIndex, at: number, conversion: HotConversion): void {
  listHot(index, at, conversion);
  sortHot(index);
  index.venues = 0;
  if (index.freshCount > 0) weighHot(index, index.fresh, index.freshCount);
  markHot(index, at);
  if (index.usedCount === 0) index.venues = 0;
  else if (index.usedCount !== index.freshCount) weighHot(index, index.used, index.usedCount);
  if (index.venues === 0 || index.venues < index.parameters.minimumVenues) {
    index.result = RESULT.tooFewVenues;
    return;
  }
  aggregateHot(index);
  guardHot(index, at);
  widthHot(index);
  index.result = index.halfWidth > index.parameters.confidence.maxRelative * index.price ? RESULT.confidenceWide : RESULT.ok;
}
