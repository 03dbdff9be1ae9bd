import type { IndexParameters } from "../../index/parameters.ts";
import type { IndexPlan } from "../../index/plan.ts";
import type { IndexDrift } from "../../index/state.ts";
import { type AgeTable, ageTableOf } from "./ageTable.ts";
import { createHotGuard, type HotGuard } from "./hotGuard.ts";

/** A source is in; otherwise the slot holds -1 (out) or the time since when it has been back inside. */
export const IN = Number.NEGATIVE_INFINITY;
export const OUT = -1;

/** Outcome of the last computation. */
export const RESULT = { ok: 0, tooFewVenues: 1, confidenceWide: 2 } as const;

/** Price and relative error of each leg, and whether it has a price now. */
export interface HotConversion {
  readonly price: Float64Array;
  readonly error: Float64Array;
  readonly known: Uint8Array;
}

/**
 * One index's memory and workspace in flat arrays; everything is written in place.
 *
 * Numbers live in typed arrays and number fields so that a computation allocates nothing. Arrays "by source" follow the order of the parameters,
 * arrays "by price" list the fresh sources in ascending order of price, ties by source.
 */
export interface HotIndex {
  readonly parameters: IndexParameters;
  readonly plan: IndexPlan;
  readonly ages: AgeTable;
  readonly count: number;
  readonly venueOf: Int32Array;
  /** 1 when no venue has two sources; then a venue has the number of its source. */
  readonly distinct: number;
  /** Position of the leg that converts a source; -1: none is needed; the number of legs: there is none. */
  readonly legOf: Int32Array;
  /** 1 when some source has to be converted. */
  readonly converts: number;
  readonly stalenessOf: Float64Array;
  /** Largest venue share by number of venues, index 0 to the venue count. */
  readonly capOf: Float64Array;

  /** By source: what was last quoted, its middle, and where it stands with the outlier filter; a source that never quoted did so at -Infinity. */
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly middle: Float64Array;
  readonly publishedAt: Float64Array;
  readonly size: Float64Array;
  readonly outlier: Float64Array;
  readonly guard: HotGuard;
  /** Slow drift: what is left of its weight, and 1 when its venue is out; changed by `takeDrift`, which also sets the next look. */
  readonly trust: Float64Array;
  readonly drifted: Uint8Array;

  /** By source: price in the market's currency (the middle itself where nothing is converted), relative error, weight before trace and caps; a weight below zero means that it is not fresh. */
  readonly converted: Float64Array;
  readonly error: Float64Array;
  readonly base: Float64Array;
  /** Every source by price; the fresh ones among them with price, error, weight before and after trace and caps. */
  readonly order: Int32Array;
  readonly fresh: Int32Array;
  readonly sorted: Float64Array;
  readonly errors: Float64Array;
  readonly masses: Float64Array;
  readonly weights: Float64Array;
  /** By venue: weight and share while they are being capped. */
  readonly totals: Float64Array;
  readonly shares: Float64Array;

  /** Sources that are out as outliers, and those whose venue has drifted off. */
  outsiders: number;
  driftedCount: number;
  /** Drift as `step` keeps it, and when it has to be looked at next, milliseconds UTC. */
  drift: IndexDrift | null;
  nextLook: number;
  /** Fresh sources, and how many of them count; the arrays by price hold the latter once the outliers are marked. */
  freshCount: number;
  usedCount: number;
  /** The node's clock, set before each computation: numbers are handed on in fields, because a call that is not inlined would put them on the heap. */
  at: number;
  /** Age and base weight of the source that `listOne` works on. */
  age: number;
  mass: number;
  /** Cap in force, sum of the shares to be capped, and the factor of those that are not cut. */
  cap: number;
  free: number;
  factor: number;
  /** Over the fresh sources: largest and smallest base weight. */
  largest: number;
  smallest: number;
  /** Sum of the weights of the last weighing, in the order of the prices. */
  totalWeight: number;
  venues: number;
  centre: number;
  /** 1 when `centre` is the weighted median of all sources that count. */
  centreIsMedian: number;
  aggregate: number;
  price: number;
  halfWidth: number;
  result: number;
}

function capTable({ weights }: IndexParameters, venues: number): Float64Array {
  const table = new Float64Array(venues + 1);
  for (let count = 0; count <= venues; count++) {
    let cap = 1;
    for (const row of weights.capByCount) if (count >= row.venues) cap = row.cap;
    table[count] = cap;
  }
  return table;
}

function legPosition(currency: string | null, legs: readonly string[]): number {
  if (currency === null) return -1;
  const position = legs.indexOf(currency);
  return position < 0 ? legs.length : position;
}

/**
 * Room for one index; filled by `loadHot`.
 *
 * @param legs currencies of the market's legs in order
 */
export function createHotIndex(parameters: IndexParameters, plan: IndexPlan, legs: readonly string[]): HotIndex {
  const count = parameters.sources.length;
  const floats = () => new Float64Array(count);
  const middle = floats();
  const converts = plan.currencyOf.some((currency) => currency !== null);
  return {
    parameters,
    plan,
    ages: ageTableOf(parameters),
    count,
    venueOf: Int32Array.from(plan.venueOf),
    distinct: plan.venueCount === count ? 1 : 0,
    legOf: Int32Array.from(plan.currencyOf, (currency) => legPosition(currency, legs)),
    converts: converts ? 1 : 0,
    stalenessOf: Float64Array.from(plan.stalenessOf),
    capOf: capTable(parameters, plan.venueCount),
    bid: floats(),
    ask: floats(),
    middle,
    publishedAt: floats().fill(Number.NEGATIVE_INFINITY),
    size: floats(),
    outlier: floats().fill(IN),
    guard: createHotGuard(parameters.guard),
    trust: floats().fill(1),
    drifted: new Uint8Array(count),
    converted: converts ? floats() : middle,
    error: floats(),
    base: floats(),
    order: Int32Array.from({ length: count }, (_, i) => i),
    fresh: new Int32Array(count),
    sorted: floats(),
    errors: floats(),
    masses: floats(),
    weights: floats(),
    totals: new Float64Array(plan.venueCount),
    shares: new Float64Array(plan.venueCount),
    outsiders: 0,
    driftedCount: 0,
    drift: null,
    nextLook: Number.POSITIVE_INFINITY,
    freshCount: 0,
    usedCount: 0,
    at: Number.NaN,
    age: Number.NaN,
    mass: Number.NaN,
    cap: Number.NaN,
    free: Number.NaN,
    factor: Number.NaN,
    largest: Number.NaN,
    smallest: Number.NaN,
    totalWeight: Number.NaN,
    venues: 0,
    centre: Number.NaN,
    centreIsMedian: 0,
    aggregate: Number.NaN,
    price: Number.NaN,
    halfWidth: Number.NaN,
    result: RESULT.tooFewVenues,
  };
}
