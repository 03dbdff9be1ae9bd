import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DEFAULT_DRIFT, type DriftState, trustOf, updateDrift } from "../freeze/drift.ts";
import { NOW } from "../market.testing.ts";
import { EVENKEEL_RECIPE } from "../peers/evenkeel.ts";
import { redstoneNodeRecipe } from "../peers/redstone.ts";
import { EMPTY_RECIPE_STATE, type RecipeState } from "./recipeState.ts";
import { runRecipe } from "./runRecipe.ts";

const ROUND = 10_000;
/** Long enough for the drift filter to put venues out, honest ones included. */
const HOUR = 3_600_000;

/** A venue that may choose anew each round: price far or near, silence, any size. */
const move = fc.record({
  price: fc.oneof(fc.double({ min: 90, max: 110, noNaN: true }), fc.constantFrom(1, 97.01, 98.6, 101.4, 102.99, 1e6)),
  weight: fc.oneof(fc.constantFrom(0, 1e12), fc.integer({ min: 1, max: 100 })),
  silent: fc.boolean(),
});
const wobble = fc.double({ min: -0.002, max: 0.002, noNaN: true });

test("an attacker with one of four venues and any strategy never moves the index out of the honest range, with the drift filter and without, by the round and by the hour", () => {
  const round = fc.tuple(move, wobble, wobble, wobble);
  fc.assert(
    fc.property(
      fc.array(round, { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      fc.constantFrom(ROUND, HOUR),
      (rounds, filtering, every) => {
        let state: RecipeState = EMPTY_RECIPE_STATE;
        let drift: DriftState = {};
        for (const [i, [attack, ...noise]] of rounds.entries()) {
          const at = NOW + i * every;
          const honest = noise.map((shift, j) => ({ source: `h${j}`, price: 100 * (1 + shift), weight: 5 + j, publishedAt: at }));
          const offers = attack.silent ? honest : [...honest, { source: "x", price: attack.price, weight: attack.weight, publishedAt: at }];
          if (filtering) {
            const prices = offers.map(({ source: venue, price }) => ({ venue, price }));
            drift = updateDrift(drift, prices, at, DEFAULT_DRIFT);
          }
          const next = runRecipe(state, offers, { at, ...(filtering ? { trust: trustOf(drift, DEFAULT_DRIFT) } : {}) }, EVENKEEL_RECIPE);
          state = next.state;
          const prices = honest.map(({ price }) => price);
          assert.ok(next.result.ok);
          assert.ok(next.result.price >= Math.min(...prices) && next.result.price <= Math.max(...prices));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("an attacker cannot use the outlier memory to throw out an honest venue that stays within 1 % of the others", () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 40 }), (moves) => {
      let state: RecipeState = EMPTY_RECIPE_STATE;
      for (const [i, { price, weight }] of moves.entries()) {
        const at = NOW + i * ROUND;
        const offers = [
          ...[99.6, 100, 100.4].map((honest, j) => ({ source: `h${j}`, price: honest, weight: 1, publishedAt: at })),
          { source: "x", price, weight, publishedAt: at },
        ];
        const next = runRecipe(state, offers, { at }, EVENKEEL_RECIPE);
        state = next.state;
        for (const { offer, status } of next.result.offers) if (offer.source !== "x") assert.equal(status, "used");
      }
    }),
  );
});

test("the tie rule of clusters is a bias: the lower of two equal groups wins, and one more voice decides", () => {
  const recipe = redstoneNodeRecipe(100, 10, 1);
  const said = (...prices: readonly number[]) => {
    const offers = prices.map((price, i) => ({ source: String(i), price, weight: 1 }));
    const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at: NOW }, recipe);
    return result.ok ? result.price : Number.NaN;
  };
  assert.equal(said(5, 10, 15, 200, 210, 220), 10);
  assert.equal(said(5, 10, 15, 200, 210, 220, 221), 215);
});

test("in recipes with a clamp to the last value nobody moves the price by more than the step, round after round", () => {
  const recipe = { ...redstoneNodeRecipe(1e9, 0.1, 0.1) };
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 }), (prices) => {
      let state: RecipeState = EMPTY_RECIPE_STATE;
      let last: number | null = null;
      for (const [i, price] of prices.entries()) {
        const next = runRecipe(state, [{ source: "a", price }], { at: NOW + i * ROUND }, recipe);
        state = next.state;
        assert.ok(next.result.ok);
        if (last !== null) assert.ok(next.result.price <= last * 1.1 * (1 + 1e-12) && next.result.price >= last * 0.9 * (1 - 1e-12));
        last = next.result.price;
      }
    }),
  );
});
