import { integerMedian } from "../../math/integerMedian.ts";
import { admitOffers } from "../parts/admitOffers.ts";
import type { FaultCode } from "../parts/faultCode.ts";
import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN } from "../parts/recipe.ts";

/**
 * Maker's Median: exactly `bar` signed values (an odd number), ascending, each newer than the stored one, each from another slot; any fault refuses
 * the poke. The middle one is the price.
 *
 * Source: makerdao/median, `median.sol`.
 */
export function makerRecipe(bar: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, exactCount: bar, newerThanLast: true, oncePerVenue: true, ascending: true, onFault: "refuse" },
    minimum: { count: bar, of: "sources" },
    combine: { kind: "median", even: "upper" },
  };
}

/** A signed value of a poke. */
export interface MakerMessage {
  readonly value: bigint;
  /** Seconds. */
  readonly age: number;
  /** Top byte of the signer's address: each signs once. */
  readonly slot: number;
}

/**
 * The same poke on the contract's own integers.
 *
 * @param lastAge stored age, seconds
 * @returns the median, or why the poke is refused
 * @example
 * makerPoke([{ value: 100n, age: 11, slot: 1 }], 10, 1) // { ok: true, value: 100n }
 */
export function makerPoke(
  messages: readonly MakerMessage[],
  lastAge: number,
  bar: number,
): { readonly ok: true; readonly value: bigint } | { readonly ok: false; readonly fault: FaultCode | "wrong_count" } {
  if (messages.length !== bar) return { ok: false, fault: "wrong_count" };
  // The rank stands for the value, so that the order of integers beyond 2^53 is exact.
  const ranks = [...new Set(messages.map(({ value }) => value))].sort((a, b) => (a < b ? -1 : 1));
  const offers = messages.map(({ value, age, slot }, i) => ({
    source: String(i),
    venue: String(slot),
    price: ranks.indexOf(value),
    publishedAt: age * 1000,
  }));
  const newest = Math.max(...offers.map(({ publishedAt }) => publishedAt));
  const fault = admitOffers(offers, newest, lastAge * 1000, makerRecipe(bar).admit).find((found) => found !== null);
  if (fault) return { ok: false, fault };
  return {
    ok: true,
    value: integerMedian(
      messages.map(({ value }) => value),
      "upper",
    ),
  };
}
