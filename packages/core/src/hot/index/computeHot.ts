import { guardHot } from "./guardHot.ts";
import { type HotConversion, type HotIndex, RESULT } from "./hotIndex.ts";
import { listHot } from "./listHot.ts";
import { markHot } from "./markHot.ts";
import { weighFresh, weighUsed } from "./weighHot.ts";

/** The weighted median of the sources that count, left in `index.aggregate`; the centre already is it when nobody was left out. */
function medianOfUsed(index: HotIndex): void {
  const { usedCount, freshCount, weights, sorted, totalWeight } = index;
  if (index.centreIsMedian === 1 && usedCount === freshCount) {
    index.aggregate = index.centre;
    return;
  }
  let cumulative = 0;
  let median = Number.NaN;
  for (let i = 0; i < usedCount; i++) {
    const share = weights[i] as number;
    if (share === 0) continue;
    median = sorted[i] as number;
    cumulative += share;
    if (2 * cumulative >= totalWeight) break;
  }
  index.aggregate = median;
}

/** `aggregate` over the sources that count; left in `index.aggregate`. */
function aggregateHot(index: HotIndex): void {
  const { usedCount, weights, sorted, parameters } = index;
  if (parameters.aggregation === "median") {
    index.aggregate = sorted[(usedCount - 1) >> 1] as number;
    return;
  }
  medianOfUsed(index);
  if (parameters.aggregation === "weightedMedian") return;
  const median = index.aggregate;
  const low = median * (1 - parameters.clampWidth);
  const high = median * (1 + parameters.clampWidth);
  let shift = 0;
  for (let i = 0; i < usedCount; i++) {
    const price = sorted[i] as number;
    const held = price < low ? low : price > high ? high : price;
    shift += (weights[i] as number) * (held - median);
  }
  index.aggregate = median + shift;
}

/** `relativeHalfWidth` of the sources that count, widened by what the guard holds back; left in `index.halfWidth`. */
function widthHot(index: HotIndex): void {
  const { usedCount, weights, sorted, errors, aggregate, price, venues } = index;
  const { confidence, singleVenueHalfWidth } = index.parameters;
  let dispersion = 0;
  let doubt = 0;
  for (let i = 0; i < usedCount; i++) {
    const share = weights[i] as number;
    dispersion += share * Math.abs((sorted[i] as number) / aggregate - 1);
    doubt += share * (errors[i] as number);
  }
  const relative =
    confidence.floor + confidence.dispersionMultiple * dispersion * (1 + 1 / venues) + doubt + (venues < 2 ? singleVenueHalfWidth : 0);
  index.halfWidth = relative * price + Math.abs(aggregate - price);
}

/**
 * `computeIndex` in place: filter, convert, weigh, aggregate, guard; the outcome is in `index.result`, `price` and `halfWidth`.
 */
export function computeHot(index: HotIndex, conversion: HotConversion): void {
  listHot(index, conversion);
  index.venues = 0;
  if (index.freshCount > 0) weighFresh(index);
  markHot(index);
  if (index.usedCount === 0) index.venues = 0;
  else if (index.usedCount !== index.freshCount) weighUsed(index);
  if (index.venues === 0 || index.venues < index.parameters.minimumVenues) {
    index.result = RESULT.tooFewVenues;
    return;
  }
  aggregateHot(index);
  guardHot(index);
  widthHot(index);
  index.result = index.halfWidth <= index.parameters.confidence.maxRelative * index.price ? RESULT.ok : RESULT.confidenceWide;
}
