import type { HotIndex } from "./hotIndex.ts";

/** `capShares` over the venues that are present, written back as the factor that takes a venue's sources to its share. */
function scaleToCap(index: HotIndex, venues: number, cap: number): void {
  const { totals, shares } = index;
  const slots = totals.length;
  let largest = 0;
  for (let venue = 0; venue < slots; venue++) {
    const total = totals[venue] as number;
    if (total > largest) largest = total;
  }
  if (largest < 1e-280 || cap * venues <= 1) {
    for (let venue = 0; venue < slots; venue++) {
      const total = totals[venue] as number;
      if (total > 0) totals[venue] = 1 / venues / total;
    }
    return;
  }
  const least = largest * 1e-9;
  for (let venue = 0; venue < slots; venue++) {
    const total = totals[venue] as number;
    // An absent venue is marked by a negative zero-sized share that no pass looks at.
    shares[venue] = total > 0 ? (total > least ? total : least) : -2;
  }
  let freeShare = 1;
  let factor = 1;
  for (;;) {
    let free = 0;
    for (let venue = 0; venue < slots; venue++) {
      const share = shares[venue] as number;
      if (share >= 0) free += share;
    }
    factor = freeShare / free;
    let cut = 0;
    for (let venue = 0; venue < slots; venue++) {
      const share = shares[venue] as number;
      if (share >= 0 && share * factor > cap) {
        shares[venue] = -1;
        cut++;
      }
    }
    if (cut === 0) break;
    freeShare -= cut * cap;
  }
  for (let venue = 0; venue < slots; venue++) {
    const total = totals[venue] as number;
    const share = shares[venue] as number;
    if (total > 0) totals[venue] = (share < 0 ? cap : share * factor) / total;
  }
}

/**
 * `weigh` in place: gives the listed sources their capped shares and leaves the number of venues in `index.venues`.
 *
 * @param list sources by ascending price
 */
export function weighHot(index: HotIndex, list: Int32Array, count: number): void {
  const { base, weight, totals, venueOf, capOf } = index;
  totals.fill(0);
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const own = base[list[i] as number] as number;
    if (own > largest) largest = own;
  }
  const trace = largest > 1e-280 ? largest * 1e-9 : 1;
  let sum = 0;
  let venues = 0;
  for (let i = 0; i < count; i++) {
    const source = list[i] as number;
    const own = base[source] as number;
    const traced = own < trace ? trace : own;
    const venue = venueOf[source] as number;
    const before = totals[venue] as number;
    if (before === 0) venues++;
    totals[venue] = before + traced;
    sum += traced;
    weight[source] = traced;
  }
  const cap = capOf[venues] as number;
  if (cap < 1) scaleToCap(index, venues, cap);
  const share = 1 / sum;
  for (let i = 0; i < count; i++) {
    const source = list[i] as number;
    const factor = cap < 1 ? (totals[venueOf[source] as number] as number) : share;
    weight[source] = (weight[source] as number) * factor;
  }
  index.venues = venues;
}
