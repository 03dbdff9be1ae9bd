import { type HotIndex, IN, OUT, STATUS } from "./hotIndex.ts";

/** Lower weighted median of the fresh sources of one venue (-1: of every venue; -2 - v: of every venue but v); left in `index.centre`. */
function medianHot(index: HotIndex, venue: number): void {
  const { fresh, freshCount, weight, converted, venueOf } = index;
  let total = 0;
  for (let i = 0; i < freshCount; i++) {
    const source = fresh[i] as number;
    const own = venueOf[source] as number;
    if (venue >= 0 ? own !== venue : venue < -1 && own === -2 - venue) continue;
    total += weight[source] as number;
  }
  let cumulative = 0;
  let median = Number.NaN;
  for (let i = 0; i < freshCount; i++) {
    const source = fresh[i] as number;
    const own = venueOf[source] as number;
    if (venue >= 0 ? own !== venue : venue < -1 && own === -2 - venue) continue;
    const share = weight[source] as number;
    if (share === 0) continue;
    median = converted[source] as number;
    cumulative += share;
    if (2 * cumulative >= total) break;
  }
  index.centre = median;
}

/** The price the sources are measured against, as in `markOutliers`; left in `index.centre`. */
function centreHot(index: HotIndex, at: number): void {
  const { guard, venues, fresh, freshCount, venueOf, outlier } = index;
  const recent = guard.present === 1 && at - guard.lastAt <= guard.parameters.rebaselineMillis;
  index.centreIsMedian = 1;
  if (venues >= 3 || !recent) {
    medianHot(index, -1);
    return;
  }
  const last = guard.lastPrice;
  if (venues === 2) {
    const first = venueOf[fresh[0] as number] as number;
    index.centreIsMedian = 0;
    medianHot(index, first);
    const a = index.centre;
    medianHot(index, -2 - first);
    const b = index.centre;
    index.centre = Math.max(Math.min(a, b), Math.min(Math.max(a, b), last));
    return;
  }
  for (let i = 0; i < freshCount; i++) {
    if ((outlier[fresh[i] as number] as number) !== IN) continue;
    medianHot(index, -1);
    return;
  }
  index.centreIsMedian = 0;
  index.centre = last;
}

/**
 * `markOutliers` in place on the fresh sources; whoever stays is listed in `index.used`.
 *
 * @param at milliseconds UTC
 */
export function markHot(index: HotIndex, at: number): void {
  const { count, fresh, freshCount, used, converted, outlier, status, weight } = index;
  const { threshold, readmitFraction, dwellMillis } = index.parameters.outlier;
  for (let source = 0; source < count; source++) {
    // Silence is no proof of having stayed inside.
    if ((outlier[source] as number) >= 0 && status[source] !== STATUS.used) outlier[source] = OUT;
  }
  index.usedCount = 0;
  if (freshCount === 0) return;
  centreHot(index, at);
  const { centre } = index;
  let kept = 0;
  for (let i = 0; i < freshCount; i++) {
    const source = fresh[i] as number;
    const distance = Math.abs((converted[source] as number) / centre - 1);
    const before = outlier[source] as number;
    let after = before;
    if (before === IN) {
      if (distance > threshold) after = OUT;
    } else if (distance >= threshold * readmitFraction) after = OUT;
    else if (before === OUT) after = dwellMillis > 0 ? at : IN;
    else if (at - before >= dwellMillis) after = IN;
    outlier[source] = after;
    if (after === IN) used[kept++] = source;
    else {
      status[source] = STATUS.outlier;
      weight[source] = 0;
    }
  }
  index.usedCount = kept;
}
