import { medianBy } from "../../math/medianOfSorted.ts";
import { largestCluster } from "./largestCluster.ts";
import { nextStanding, type Standing } from "./nextStanding.ts";
import type { ExcludeRule } from "./recipe.ts";

export interface Excluded {
  /** Per price, in the order given. */
  readonly out: readonly boolean[];
  readonly standings: Readonly<Record<string, Standing>>;
  /** True when there are so many outliers that the index is the median of all. */
  readonly medianOfAll: boolean;
}

const priceOf = ({ price }: { readonly price: number }) => price;

function byDistance(
  offers: readonly { readonly source: string; readonly price: number }[],
  before: Readonly<Record<string, Standing>>,
  at: number,
  rule: Extract<ExcludeRule, { kind: "distance" }>,
): Excluded {
  const active = offers.filter(({ source }) => !Object.hasOwn(before, source));
  const standings: Record<string, Standing> = { ...before };
  const shared = active.length > 0 ? medianBy(active.map(priceOf), "mean") : null;
  const out = offers.map((offer) => {
    const standing = (Object.hasOwn(before, offer.source) ? before[offer.source] : null) ?? null;
    const others = standing === null && rule.centre === "others" ? active.filter((other) => other !== offer) : null;
    const centre = others === null ? shared : others.length > 0 ? medianBy(others.map(priceOf), "mean") : null;
    // Nobody can be measured against nobody; and too few cannot outvote each other.
    const judged = standing !== null || active.length >= rule.minimumActive;
    const distance = centre === null || centre === 0 ? 0 : Math.abs((offer.price - centre) / centre);
    const after = judged ? nextStanding(standing, distance, at, rule.standing) : null;
    if (after) standings[offer.source] = after;
    else delete standings[offer.source];
    return after !== null;
  });
  // A source that is silent starts its dwell again: silence is no proof of having stayed inside.
  const present = new Set(offers.map(({ source }) => source));
  for (const source of Object.keys(standings)) if (!present.has(source)) standings[source] = { backSince: null };
  const excluded = out.filter(Boolean).length;
  return { out, standings, medianOfAll: rule.medianAbove !== null && excluded > rule.medianAbove };
}

/**
 * Marks the outliers among converted prices.
 *
 * @param offers sources with their converted prices
 * @param before sources that are out
 * @param at milliseconds UTC
 * @example
 * excludeOffers([a100, b100, c50], {}, at, BITMEX.exclude).out // [false, false, true]
 */
export function excludeOffers(
  offers: readonly { readonly source: string; readonly price: number }[],
  before: Readonly<Record<string, Standing>>,
  at: number,
  rule: ExcludeRule | null,
): Excluded {
  if (rule === null) return { out: offers.map(() => false), standings: before, medianOfAll: false };
  if (rule.kind === "distance") return byDistance(offers, before, at, rule);
  if (offers.length < rule.minimumCount) return { out: offers.map(() => false), standings: before, medianOfAll: false };
  const sorted = offers.map(priceOf).sort((a, b) => a - b);
  const [start, end] = largestCluster(sorted, rule.width);
  const low = sorted[start] ?? 0;
  const high = sorted[end - 1] ?? 0;
  return { out: offers.map(({ price }) => price < low || price > high), standings: before, medianOfAll: false };
}
