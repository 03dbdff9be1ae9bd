import { type HotIndex, IN, OUT } from "./hotIndex.ts";

/** Of which venue's sources a median is taken. */
const ALL = -1;
const allBut = (venue: number) => -2 - venue;

function isAmong(own: number, venue: number): boolean {
  return venue === ALL || (venue >= 0 ? own === venue : own !== -2 - venue);
}

/** Lower weighted median of the fresh sources of a venue, of all venues, or of all but one; left in `index.centre`. */
function medianHot(index: HotIndex, venue: number): void {
  const { fresh, freshCount, weights, sorted, venueOf } = index;
  let total = index.totalWeight;
  if (venue !== ALL) {
    total = 0;
    for (let i = 0; i < freshCount; i++) if (isAmong(venueOf[fresh[i] as number] as number, venue)) total += weights[i] as number;
  }
  let cumulative = 0;
  let median = Number.NaN;
  for (let i = 0; i < freshCount; i++) {
    if (venue !== ALL && !isAmong(venueOf[fresh[i] as number] as number, venue)) continue;
    const share = weights[i] as number;
    if (share === 0) continue;
    median = sorted[i] as number;
    cumulative += share;
    if (2 * cumulative >= total) break;
  }
  index.centre = median;
}

/** The price the sources are measured against, as in `markOutliers`; left in `index.centre`. */
function centreHot(index: HotIndex): void {
  const { at, guard, venues, fresh, freshCount, venueOf, outlier } = index;
  index.centreIsMedian = 1;
  if (venues >= 3 || guard.present === 0 || at - guard.lastAt > guard.parameters.rebaselineMillis) {
    medianHot(index, ALL);
    return;
  }
  if (venues === 2) {
    const first = venueOf[fresh[0] as number] as number;
    index.centreIsMedian = 0;
    medianHot(index, first);
    const a = index.centre;
    medianHot(index, allBut(first));
    const b = index.centre;
    index.centre = Math.max(Math.min(a, b), Math.min(Math.max(a, b), guard.lastPrice));
    return;
  }
  for (let i = 0; i < freshCount; i++) {
    if ((outlier[fresh[i] as number] as number) !== IN) continue;
    medianHot(index, ALL);
    return;
  }
  index.centreIsMedian = 0;
  index.centre = guard.lastPrice;
}

/** True when every source is in and stays in: in ascending order the ends are the farthest from the centre, rounding included. */
function allStayIn({ outsiders, freshCount, sorted, centre, parameters }: HotIndex): boolean {
  if (outsiders > 0) return false;
  const { threshold } = parameters.outlier;
  const low = Math.abs((sorted[0] as number) / centre - 1);
  const high = Math.abs((sorted[freshCount - 1] as number) / centre - 1);
  return !(low > threshold) && !(high > threshold);
}

/** Judges every fresh source; the arrays by price keep those that stay. */
function judgeAll(index: HotIndex): void {
  const { at, fresh, freshCount, sorted, errors, weights, outlier, centre } = index;
  const { threshold, readmitFraction, dwellMillis } = index.parameters.outlier;
  let kept = 0;
  for (let i = 0; i < freshCount; i++) {
    const source = fresh[i] as number;
    const price = sorted[i] as number;
    const distance = Math.abs(price / centre - 1);
    const before = outlier[source] as number;
    let after = before;
    if (before === IN) {
      if (distance > threshold) after = OUT;
    } else if (distance >= threshold * readmitFraction) after = OUT;
    else if (before === OUT) after = dwellMillis > 0 ? at : IN;
    else if (at - before >= dwellMillis) after = IN;
    outlier[source] = after;
    if (before === IN && after !== IN) index.outsiders += 1;
    if (before !== IN && after === IN) index.outsiders -= 1;
    if (after !== IN) continue;
    fresh[kept] = source;
    sorted[kept] = price;
    errors[kept] = errors[i] as number;
    weights[kept] = weights[i] as number;
    kept++;
  }
  index.usedCount = kept;
}

/** `markOutliers` in place on the fresh sources; the first `usedCount` by price are those that count. */
export function markHot(index: HotIndex): void {
  const { count, outlier, base } = index;
  for (let source = 0; source < count && index.outsiders > 0; source++) {
    // Silence is no proof of having stayed inside.
    if ((outlier[source] as number) >= 0 && (base[source] as number) < 0) outlier[source] = OUT;
  }
  index.usedCount = index.freshCount;
  if (index.freshCount === 0) return;
  centreHot(index);
  if (!allStayIn(index)) judgeAll(index);
}
