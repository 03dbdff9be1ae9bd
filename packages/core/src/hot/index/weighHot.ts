import type { HotIndex } from "./hotIndex.ts";

/**
 * The passes of `capShares` over shares that are still free, negative ones being out of it: marks by -1 who is capped; the factor of the rest is left
 * in `index.factor`.
 *
 * Sums run in the order of the venues, so that they round as they do there; each pass already adds up what the next one shares out.
 */
function cutShares(index: HotIndex): void {
  const { shares, free, cap } = index;
  let freeShare = 1;
  let factor = freeShare / free;
  for (;;) {
    let cut = 0;
    let rest = 0;
    for (let venue = 0; venue < shares.length; venue++) {
      const share = shares[venue] as number;
      if (share < 0) continue;
      if (share * factor > cap) {
        shares[venue] = -1;
        cut++;
      } else rest += share;
    }
    if (cut === 0) break;
    freeShare -= cut * cap;
    factor = freeShare / rest;
  }
  index.factor = factor;
}

/** Turns each venue's total into the factor that takes its sources to the venue's capped share. */
function scaleToCap(index: HotIndex, venues: number): void {
  const { totals, shares, cap, largest } = index;
  const equal = largest < 1e-280 || cap * venues <= 1;
  const least = largest * 1e-9;
  let free = 0;
  for (let venue = 0; venue < totals.length; venue++) {
    const total = totals[venue] as number;
    const share = total > 0 ? (total > least ? total : least) : -1;
    if (share > 0) free += share;
    shares[venue] = share;
  }
  index.free = free;
  if (!equal) cutShares(index);
  const { factor } = index;
  for (let venue = 0; venue < totals.length; venue++) {
    const total = totals[venue] as number;
    const share = shares[venue] as number;
    if (total > 0) totals[venue] = (equal ? 1 / venues : share < 0 ? cap : share * factor) / total;
  }
}

/** `weigh` when no two sources share a venue and none is below the trace: a source's weight is its venue's. */
function weighDistinct(index: HotIndex): void {
  const { cap, base, shares, fresh, freshCount, masses, weights, largest, count } = index;
  let free = 0;
  for (let source = 0; source < count; source++) {
    const own = base[source] as number;
    if (own >= 0) free += own;
  }
  const equal = cap * freshCount <= 1;
  let factor = 1 / free;
  const anyCut = !equal && largest * factor > cap;
  if (anyCut) {
    shares.set(base);
    index.free = free;
    cutShares(index);
    factor = index.factor;
  }
  let total = 0;
  for (let i = 0; i < freshCount; i++) {
    const own = masses[i] as number;
    let share = own * factor;
    if (equal) share = 1 / freshCount;
    else if (anyCut && (shares[fresh[i] as number] as number) < 0) share = cap;
    const weight = own * (share / own);
    weights[i] = weight;
    total += weight;
  }
  index.venues = freshCount;
  index.totalWeight = total;
}

/** `weigh` of the first sources by price, whatever their venues. */
function weighAny(index: HotIndex, count: number): void {
  const { base, fresh, weights, totals, venueOf, capOf } = index;
  totals.fill(0);
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, base[fresh[i] as number] as number);
  const trace = largest > 1e-280 ? largest * 1e-9 : 1;
  let sum = 0;
  let venues = 0;
  let largestTotal = 0;
  for (let i = 0; i < count; i++) {
    const source = fresh[i] as number;
    const own = base[source] as number;
    const traced = own < trace ? trace : own;
    const venue = venueOf[source] as number;
    const before = totals[venue] as number;
    const total = before + traced;
    if (before === 0) venues++;
    if (total > largestTotal) largestTotal = total;
    totals[venue] = total;
    sum += traced;
    weights[i] = traced;
  }
  const cap = capOf[venues] as number;
  index.cap = cap;
  index.largest = largestTotal;
  if (cap < 1) scaleToCap(index, venues);
  const share = 1 / sum;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const weight = (weights[i] as number) * (cap < 1 ? (totals[venueOf[fresh[i] as number] as number] as number) : share);
    weights[i] = weight;
    total += weight;
  }
  index.venues = venues;
  index.totalWeight = total;
}

/** `weigh` in place over all fresh sources. */
export function weighFresh(index: HotIndex): void {
  const { distinct, freshCount, largest, smallest } = index;
  const cap = index.capOf[distinct === 1 ? freshCount : 0] as number;
  if (distinct === 1 && cap < 1 && largest > 1e-280 && smallest >= largest * 1e-9) {
    index.cap = cap;
    weighDistinct(index);
  } else weighAny(index, freshCount);
}

/** `weigh` in place over the sources that are left when outliers are out. */
export function weighUsed(index: HotIndex): void {
  weighAny(index, index.usedCount);
}
