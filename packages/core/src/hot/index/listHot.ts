import { decay } from "../../math/decay.ts";
import { followDriftHot, leavesOutDrifted } from "./driftHot.ts";
import type { HotConversion, HotIndex } from "./hotIndex.ts";

/** Moves a source of the price order to its place among the others, which are sorted; ties by source. */
export function placeByPrice({ order, converted, count }: HotIndex, source: number): void {
  const price = converted[source] as number;
  let i = 0;
  while (order[i] !== source) i++;
  for (; i > 0; i--) {
    const other = order[i - 1] as number;
    const otherPrice = converted[other] as number;
    if (otherPrice < price || (otherPrice === price && other < source)) break;
    order[i] = other;
  }
  for (; i < count - 1; i++) {
    const other = order[i + 1] as number;
    const otherPrice = converted[other] as number;
    if (otherPrice > price || (otherPrice === price && other > source)) break;
    order[i] = other;
  }
  order[i] = source;
}

/** Prices of converted sources move with their legs: works them out and sorts all sources anew, nearly sorted from the last call. */
function convertAll(index: HotIndex, conversion: HotConversion): void {
  const { count, order, middle, converted, legOf } = index;
  for (let source = 0; source < count; source++) {
    const leg = legOf[source] as number;
    const price = middle[source] as number;
    converted[source] = leg < 0 ? price : conversion.known[leg] === 1 ? price * (conversion.price[leg] as number) : 0;
  }
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
}

/** Error and base weight of a source that has to be converted, or whose age is not in the tables; the error is left in its slot by source. */
function listOne(index: HotIndex, source: number, leg: number, conversion: HotConversion): void {
  const { age } = index;
  const { driftPerRootSecond } = index.parameters.confidence;
  const { halfLifeMillis, errorScale } = index.parameters.weights;
  const moved = driftPerRootSecond * Math.sqrt(age / 1000);
  const legError = leg >= 0 ? (conversion.error[leg] as number) : 0;
  const own = leg >= 0 ? Math.sqrt(legError * legError + moved * moved) : moved;
  index.error[source] = own;
  const scaled = own / errorScale;
  index.mass = (((index.size[source] as number) * decay(age, halfLifeMillis)) / (1 + scaled * scaled)) * (index.trust[source] as number);
}

/** Lists the fresh sources that are not left out for their drift by price with error and base weight, as `listCandidates` and `weigh` compute them. */
export function listHot(index: HotIndex, conversion: HotConversion): void {
  if (index.converts === 1) convertAll(index, conversion);
  if (index.at >= index.nextLook) followDriftHot(index, conversion);
  const leavesOut = index.driftedCount > 0 && leavesOutDrifted(index, conversion);
  const { count, order, publishedAt, size, stalenessOf, legOf, converted, error, base, fresh, sorted, errors, masses, ages, at } = index;
  const { trust, drifted } = index;
  const { kept, drift, doubt } = ages;
  const tabled = kept.length;
  let found = 0;
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const source = order[i] as number;
    const since = publishedAt[source] as number;
    const age = at > since ? at - since : 0;
    const leg = legOf[source] as number;
    // Not fresh until shown to be.
    base[source] = -1;
    if (age > (stalenessOf[source] as number) || (leg >= 0 && conversion.known[leg] === 0)) continue;
    if (leavesOut && drifted[source] === 1) continue;
    // Ages are whole milliseconds unless a venue publishes fractions; those and the old are worked out one by one.
    const slot = age < tabled ? age | 0 : 0;
    let mass = 0;
    if (slot === age && leg < 0) {
      errors[found] = drift[slot] as number;
      mass = (((size[source] as number) * (kept[slot] as number)) / (doubt[slot] as number)) * (trust[source] as number);
    } else {
      index.age = age;
      listOne(index, source, leg, conversion);
      mass = index.mass;
      errors[found] = error[source] as number;
    }
    base[source] = mass;
    masses[found] = mass;
    fresh[found] = source;
    sorted[found] = converted[source] as number;
    found++;
    if (mass > largest) largest = mass;
    if (mass < smallest) smallest = mass;
  }
  index.freshCount = found;
  index.largest = largest;
  index.smallest = smallest;
}
