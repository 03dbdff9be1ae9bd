import { trustAt } from "../../index/freeze/drift.ts";
import { nextLook, observeDrift } from "../../index/freeze/followDrift.ts";
import { isEnough } from "../../index/freeze/trustCandidates.ts";
import type { IndexDrift } from "../../index/state.ts";
import type { HotConversion, HotIndex } from "./hotIndex.ts";

/** Puts a drift in force: trust and standing by source, and the next look. */
export function takeDrift(index: HotIndex, drift: IndexDrift | null): void {
  const { drift: p, sources } = index.parameters;
  index.drift = drift;
  index.nextLook = nextLook(drift, p);
  index.driftedCount = 0;
  for (let source = 0; source < index.count; source++) {
    const own = drift?.venues[sources[source]?.venue ?? ""];
    index.trust[source] = p === null ? 1 : trustAt(own, p);
    index.drifted[source] = p !== null && own?.standing ? 1 : 0;
    index.driftedCount += index.drifted[source] as number;
  }
}

/** Whether a source has a fresh price in the market's currency. */
export function isFresh({ at, publishedAt, stalenessOf, legOf }: HotIndex, source: number, conversion: HotConversion): boolean {
  const since = publishedAt[source] as number;
  const leg = legOf[source] as number;
  return !((at > since ? at - since : 0) > (stalenessOf[source] as number)) && !(leg >= 0 && conversion.known[leg] === 0);
}

/** `followDrift` when a look is due; once in `lookMillis`, so this may allocate. */
export function followDriftHot(index: HotIndex, conversion: HotConversion): void {
  const { drift, parameters, converted, count, legOf } = index;
  if (parameters.drift === null) return;
  const direct = new Set<string>();
  for (let source = 0; source < count; source++) {
    if ((legOf[source] as number) < 0 && isFresh(index, source, conversion)) direct.add(parameters.sources[source]?.venue ?? "");
  }
  const prices = new Map<string, number[]>();
  for (let source = 0; source < count; source++) {
    const venue = parameters.sources[source]?.venue ?? "";
    if (!isFresh(index, source, conversion) || ((legOf[source] as number) >= 0 && direct.has(venue))) continue;
    const own = prices.get(venue);
    if (own) own.push(converted[source] as number);
    else prices.set(venue, [converted[source] as number]);
  }
  takeDrift(index, observeDrift(drift, prices, index.at, parameters.drift));
}

/** Whether the venues that have not drifted off are enough for an index, so that the others are left out. */
export function leavesOutDrifted(index: HotIndex, conversion: HotConversion): boolean {
  const { count, drifted, venueOf, totals, parameters } = index;
  totals.fill(0);
  let others = 0;
  let out = 0;
  for (let source = 0; source < count; source++) {
    if (!isFresh(index, source, conversion)) continue;
    const venue = venueOf[source] as number;
    if (totals[venue] === 0) {
      if (drifted[source] === 1) out++;
      else others++;
    }
    totals[venue] = 1;
  }
  return isEnough(others, out, parameters);
}
