import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { medianBy } from "../../math/medianOfSorted.ts";
import { NOW } from "../market.testing.ts";
import { EMPTY_RECIPE_STATE, type RecipeState } from "../parts/recipeState.ts";
import { runRecipe } from "../parts/runRecipe.ts";
import { rtiRecipe } from "./cme.ts";
import { bitmexRecipe } from "./exchanges.ts";

const MINUTE = 60_000;
type Row = readonly number[];

/** Who is in after each row, by the code under test. */
function followed(rows: readonly Row[], stepMillis: number, recipe = bitmexRecipe()): string[] {
  let state: RecipeState = EMPTY_RECIPE_STATE;
  return rows.map((prices, i) => {
    const offers = prices.map((price, j) => ({ source: String.fromCharCode(65 + j), price, bidDepth: 1, askDepth: 1 }));
    const round = runRecipe(state, offers, { at: NOW + i * stepMillis }, recipe);
    state = round.state;
    return round.result.offers.flatMap(({ status, offer }) => (status === "used" ? [offer.source] : [])).join("");
  });
}

/** The same from the words of BitMEX's page, with nothing in common with the code: a clock per constituent that is out. */
function bitmexByHand(rows: readonly Row[], stepMillis: number): string[] {
  const outSince = new Map<number, number | null>();
  return rows.map((prices, i) => {
    const now = i * stepMillis;
    const active = prices.map((_, j) => j).filter((j) => !outSince.has(j));
    const said = active.map((j) => prices[j] ?? 0);
    // With nobody active nobody is far from anybody, and all come back after their dwell.
    const centre = said.length > 0 ? medianBy(said, "mean") : Number.NaN;
    for (const [j, price] of prices.entries()) {
      const distance = Math.abs(price - centre) / centre;
      const back = outSince.get(j);
      if (back === undefined) {
        if (active.length >= 3 && distance >= 0.1) outSince.set(j, null);
      } else if (distance > 0.02) outSince.set(j, null);
      else if (back === null) outSince.set(j, now);
      else if (now - back > 15 * MINUTE) outSince.delete(j);
    }
    return prices.flatMap((_, j) => (outSince.has(j) ? [] : [String.fromCharCode(65 + j)])).join("");
  });
}

test("BitMEX's own example, minute by minute", () => {
  const rows: Row[] = [
    [100, 100, 100],
    ...Array.from({ length: 20 }, (): Row => [150, 100, 100]),
    ...Array.from({ length: 16 }, (): Row => [122, 120, 120]),
    [130, 131, 129],
    [140, 138, 139],
  ];
  const seen = followed(rows, MINUTE);
  assert.equal(seen[0], "ABC");
  assert.deepEqual(new Set(seen.slice(1, 37)), new Set(["BC"]));
  assert.deepEqual(seen.slice(37), ["ABC", "ABC"]);
});

test("BitMEX: any path of prices, against the rule written out by hand", () => {
  const venue = fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: 98.5, max: 101.5, noNaN: true }) },
    fc.constantFrom(60, 89, 91, 102.5, 112, 150),
  );
  const row = fc.tuple(venue, venue, venue, venue);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.constantFrom(MINUTE, 4 * MINUTE, 16 * MINUTE), (rows, step) => {
      assert.deepEqual(followed(rows, step), bitmexByHand(rows, step));
    }),
  );
});

test("real-time index: a venue between half and the whole of the parameter stays where it was", () => {
  const recipe = rtiRecipe(0.05);
  const path = [100, 104, 106, 104, 103, 102.4, 104, 104.9].map((a): Row => [a, 100, 100]);
  assert.deepEqual(followed(path, 1000, recipe), ["ABC", "ABC", "BC", "BC", "BC", "ABC", "ABC", "ABC"]);
});
