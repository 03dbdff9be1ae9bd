import { refuse, type Violation, within } from "../../market/refuse.ts";
import { clamp } from "../../math/clamp.ts";
import { decay } from "../../math/decay.ts";
import { medianBy } from "../../math/medianOfSorted.ts";
import type { DriftParameters } from "../parameters.ts";
import { nextStanding, type Standing } from "../parts/nextStanding.ts";

const HOUR = 3_600_000;

/**
 * Six hours of averaging hide the noise of single prints (honest USDT venues of 2020 differ by 2 to 10 bp in an hour, by less than 2 bp on the average
 * of a day); the OKEx withdrawal freeze of October 2020 crossed 10 bp on its seventh day and reached 137 bp. Back below 4 bp for a day. One observation
 * counts as 50 bp at most: a venue without a bias is out after just under two hours of a glitch however large, one that is 9 bp off already after a
 * quarter of an hour, and then for a day and a half.
 */
export const DEFAULT_DRIFT: DriftParameters = {
  halfLifeMillis: 6 * HOUR,
  maxGapMillis: HOUR,
  lookMillis: 60_000,
  reach: 0.005,
  scale: 0.0004,
  out: 0.001,
  back: 0.0004,
  dwellMillis: 24 * HOUR,
  forgetMillis: 7 * 24 * HOUR,
  minimumVenues: 3,
};

/** What is remembered of one venue. */
export interface VenueDrift {
  /** Averaged signed distance from the centre. */
  readonly bias: number;
  readonly at: number;
  /** null while it has weight. */
  readonly standing: Standing | null;
}

/** Keyed by venue. Plain data. */
export type DriftState = Readonly<Record<string, VenueDrift>>;

/** One venue's converted price now. */
export interface VenuePrice {
  readonly venue: string;
  readonly price: number;
}

/** What is wrong with them, each field after the prefix. */
export function driftViolations(prefix: string, p: DriftParameters): Violation[] {
  return [
    ...within(`${prefix}halfLifeMillis`, p.halfLifeMillis, 0, Infinity, true),
    ...within(`${prefix}maxGapMillis`, p.maxGapMillis, 0, Infinity, true),
    ...within(`${prefix}lookMillis`, p.lookMillis, 0, Infinity, true),
    ...within(`${prefix}reach`, p.reach, p.out, Infinity),
    ...within(`${prefix}scale`, p.scale, 0, 1, true),
    ...within(`${prefix}out`, p.out, 0, 1, true),
    ...within(`${prefix}back`, p.back, 0, p.out, true),
    ...within(`${prefix}dwellMillis`, p.dwellMillis, 0, Infinity),
    ...within(`${prefix}forgetMillis`, p.forgetMillis, p.dwellMillis, Infinity),
    ...within(`${prefix}minimumVenues`, p.minimumVenues, 3, Infinity),
  ];
}

/** @throws EvenkeelError `DRIFT_PARAMETERS` */
export function checkDriftParameters(p: DriftParameters): void {
  refuse("DRIFT_PARAMETERS", driftViolations("", p));
}

const sizeOf = (drift: VenueDrift | undefined) => Math.abs(drift?.bias ?? 0);

/** The memory without venues that were last judged too long ago: what nobody can judge any more must not count for ever. */
function remembered(state: DriftState, at: number, p: DriftParameters): DriftState {
  const kept = Object.entries(state).filter(([, drift]) => at - drift.at <= p.forgetMillis);
  return kept.length === Object.keys(state).length ? state : Object.fromEntries(kept);
}

/**
 * Follows how far each venue is from the median of all, averaged over hours, and takes the weight of a venue that has drifted off: one whose
 * withdrawals are frozen goes on trading, in range of every outlier filter, at a price that nobody can carry elsewhere.
 *
 * At most the smaller half of the venues is out at a time: a majority is the market.
 *
 * @param prices converted prices of the venues that are fresh now, one per venue
 * @param at milliseconds UTC, not before the last call
 * @param p checked by `checkDriftParameters`
 * @returns the next state; a venue that is not fresh keeps its own until it is forgotten
 * @example
 * updateDrift({}, [{ venue: "a", price: 100 }, { venue: "b", price: 100 }, { venue: "c", price: 99 }], at, DEFAULT_DRIFT).c // { bias: -0.0011, standing: { backSince: null }, ... }
 */
export function updateDrift(before: DriftState, prices: readonly VenuePrice[], at: number, p: DriftParameters): DriftState {
  const state = remembered(before, at, p);
  if (prices.length < p.minimumVenues) return state;
  // Of all that are fresh, also of those that are out: among the rest the honest may be a minority.
  const centre = medianBy(
    prices.map(({ price }) => price),
    "mean",
  );
  const next: Record<string, VenueDrift> = { ...state };
  for (const { venue, price } of prices) {
    const own = state[venue];
    const distance = clamp(price / centre - 1, -p.reach, p.reach);
    // A venue starts without bias: its first print stands for no more than any other.
    const elapsed = own ? Math.min(at - own.at, p.maxGapMillis) : p.maxGapMillis;
    const kept = decay(elapsed, p.halfLifeMillis);
    const bias = distance + ((own?.bias ?? 0) - distance) * kept;
    const rule = { threshold: p.out, bound: "exceeds", back: p.back, backBound: "below", dwellMillis: p.dwellMillis } as const;
    // Silence is no proof of having stayed inside: only time that was observed counts towards the dwell.
    const since = own?.standing?.backSince ?? null;
    const standing = own && since !== null ? { backSince: since + (at - own.at - elapsed) } : (own?.standing ?? null);
    next[venue] = { bias, at, standing: nextStanding(standing, Math.abs(bias), at, rule) };
  }
  const mostOut = (prices.length - 1) >> 1;
  // Distances are cut at the reach, so that two may be equal: then the name decides, not the order of the venues.
  const out = prices
    .map(({ venue }) => venue)
    .filter((venue) => next[venue]?.standing)
    .sort((a, b) => sizeOf(next[b]) - sizeOf(next[a]) || (a < b ? -1 : 1));
  for (const venue of out.slice(mostOut)) {
    const drift = next[venue];
    if (drift) next[venue] = { ...drift, standing: null };
  }
  return next;
}

/**
 * What is left of a venue's weight at its averaged distance, whether or not it is out; 1 for a venue without a memory.
 *
 * @example
 * trustAt({ bias: 0.0004, ... }, DEFAULT_DRIFT) // 0.5
 */
export function trustAt(drift: VenueDrift | undefined, { scale }: DriftParameters): number {
  if (drift === undefined) return 1;
  const doubt = drift.bias / scale;
  return 1 / (1 + doubt * doubt);
}

/**
 * Trust per venue, 0 to 1: none for one that has drifted off, falling with the averaged distance for the others.
 *
 * @example
 * trustOf({ a: { bias: 0.0004, at, standing: null } }, DEFAULT_DRIFT) // { a: 0.5 }
 */
export function trustOf(state: DriftState, p: DriftParameters): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(state).map(([venue, drift]) => [venue, drift.standing ? 0 : trustAt(drift, p)]));
}
