import { decay } from "../../math/decay.ts";
import type { HotIndex } from "./hotIndex.ts";

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
  const { count, middle, publishedAt, size, stalenessOf, legOf, converted, error, base, ages } = index;
  const { kept, drift, doubt } = ages;
  const tabled = kept.length;
  let fresh = 0;
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let free = 0;
  for (let source = 0; source < count; source++) {
    const since = publishedAt[source] as number;
    const age = at > since ? at - since : 0;
    const leg = legOf[source] as number;
    converted[source] = middle[source] as number;
    // Not fresh until shown to be.
    base[source] = -1;
    if (age > (stalenessOf[source] as number)) continue;
    // Ages are whole milliseconds unless a venue publishes fractions; those and the old are worked out one by one.
    const slot = age < tabled ? age | 0 : 0;
    let mass = 0;
    if (slot === age && leg < 0) {
      error[source] = drift[slot] as number;
      mass = ((size[source] as number) * (kept[slot] as number)) / (doubt[slot] as number);
    } else {
      if (leg >= 0 && conversion.known[leg] === 0) continue;
      mass = listOne(index, source, age, leg, conversion);
    }
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

/** Price, error and base weight of a source that has to be converted, or whose age is not in the tables. */
function listOne(index: HotIndex, source: number, age: number, leg: number, conversion: HotConversion): number {
  const { driftPerRootSecond } = index.parameters.confidence;
  const { halfLifeMillis, errorScale } = index.parameters.weights;
  const moved = driftPerRootSecond * Math.sqrt(age / 1000);
  let own = moved;
  if (leg >= 0) {
    const legError = conversion.error[leg] as number;
    own = Math.sqrt(legError * legError + moved * moved);
    index.converted[source] = (index.middle[source] as number) * (conversion.price[leg] as number);
  }
  index.error[source] = own;
  const scaled = own / errorScale;
  return ((index.size[source] as number) * decay(age, halfLifeMillis)) / (1 + scaled * scaled);
}

/** Moves a source of the price order down to its place. */
function insert(order: Int32Array, converted: Float64Array, position: number): void {
  const source = order[position] as number;
  const price = converted[source] as number;
  let i = position - 1;
  for (; i >= 0; i--) {
    const other = order[i] as number;
    const otherPrice = converted[other] as number;
    if (otherPrice < price || (otherPrice === price && other < source)) break;
    order[i + 1] = other;
  }
  order[i + 1] = source;
}

/** Keeps every source sorted by price, nearly sorted from the last call, and lists the fresh ones with price and error. */
export function sortHot(index: HotIndex): void {
  const { count, order, converted, base, error, fresh, sorted, errors } = index;
  let last = Number.NEGATIVE_INFINITY;
  let lastSource = -1;
  for (let i = 0; i < count; i++) {
    const source = order[i] as number;
    const price = converted[source] as number;
    if (price > last || (price === last && source > lastSource)) {
      last = price;
      lastSource = source;
    } else insert(order, converted, i);
  }
  let found = 0;
  for (let i = 0; i < count; i++) {
    const source = order[i] as number;
    if ((base[source] as number) < 0) continue;
    fresh[found] = source;
    sorted[found] = converted[source] as number;
    errors[found] = error[source] as number;
    found++;
  }
}
