import { decay } from "../../math/decay.ts";
import { type HotIndex, STATUS } from "./hotIndex.ts";

/** Price and relative error of each leg, and whether it has a price now. */
export interface HotConversion {
  readonly price: Float64Array;
  readonly error: Float64Array;
  readonly known: Uint8Array;
}

/**
 * Price, error and base weight of every source, as `listCandidates` and `weigh` compute them; by source.
 *
 * @param at milliseconds UTC
 */
export function listHot(index: HotIndex, at: number, conversion: HotConversion): void {
  const { count, present, bid, ask, publishedAt, size, stalenessOf, legOf, status, converted, error, base, ages } = index;
  const { kept, drift, doubt } = ages;
  const { driftPerRootSecond } = index.parameters.confidence;
  const { halfLifeMillis, errorScale } = index.parameters.weights;
  const tabled = kept.length;
  let fresh = 0;
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let free = 0;
  for (let source = 0; source < count; source++) {
    if (present[source] === 0) {
      status[source] = STATUS.missing;
      continue;
    }
    const since = publishedAt[source] as number;
    const age = at > since ? at - since : 0;
    const leg = legOf[source] as number;
    let fate: number = age > (stalenessOf[source] as number) ? STATUS.stale : STATUS.used;
    let price = ((bid[source] as number) + (ask[source] as number)) / 2;
    // Ages are whole milliseconds unless a venue publishes fractions; those are worked out here.
    const slot = age < tabled ? Math.floor(age) : 0;
    const known = slot === age;
    const moved = known ? (drift[slot] as number) : driftPerRootSecond * Math.sqrt(age / 1000);
    const left = (size[source] as number) * (known ? (kept[slot] as number) : decay(age, halfLifeMillis));
    let own = moved;
    if (leg >= 0) {
      if (conversion.known[leg] === 0) {
        if (fate === STATUS.used) fate = STATUS.conversionMissing;
      } else {
        const legError = conversion.error[leg] as number;
        price *= conversion.price[leg] as number;
        own = Math.sqrt(legError * legError + moved * moved);
      }
    }
    status[source] = fate;
    converted[source] = price;
    error[source] = own;
    if (fate !== STATUS.used) continue;
    let divisor = 0;
    if (known && leg < 0) divisor = doubt[slot] as number;
    else {
      const scaled = own / errorScale;
      divisor = 1 + scaled * scaled;
    }
    const mass = left / divisor;
    base[source] = mass;
    fresh++;
    free += mass;
    if (mass > largest) largest = mass;
    if (mass < smallest) smallest = mass;
  }
  index.freshCount = fresh;
  index.largest = largest;
  index.smallest = smallest;
  index.free = free;
}

/** Keeps every source sorted by price, nearly sorted from the last call, and lists the fresh ones with price and error. */
export function sortHot(index: HotIndex): void {
  const { count, order, converted, status, error, fresh, sorted, errors } = index;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const source = order[i] as number;
    const price = converted[source] as number;
    let j = i - 1;
    for (; j >= 0; j--) {
      const other = order[j] as number;
      const otherPrice = converted[other] as number;
      if (otherPrice < price || (otherPrice === price && other < source)) break;
      order[j + 1] = other;
    }
    if (j + 1 !== i) order[j + 1] = source;
  }
  for (let i = 0; i < count; i++) {
    const source = order[i] as number;
    if (status[source] !== STATUS.used) continue;
    fresh[found] = source;
    sorted[found] = converted[source] as number;
    errors[found] = error[source] as number;
    found++;
  }
}
