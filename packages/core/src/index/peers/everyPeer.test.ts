import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deepFreeze, NOW } from "../market.testing.ts";
import { answerOf } from "../parts/parts.testing.ts";
import { EMPTY_RECIPE_STATE, type RecipeState } from "../parts/recipeState.ts";
import { runRecipe } from "../parts/runRecipe.ts";
import { EVERY_PEER, RELATIVE_PEERS, soundOffers, wildOffers } from "./everyPeer.testing.ts";

for (const { name, recipe } of EVERY_PEER) {
  test(`${name}: no offer, however broken, throws or makes the index no number; inputs and states are left alone`, () => {
    fc.assert(
      fc.property(fc.array(wildOffers, { minLength: 1, maxLength: 4 }), (rounds) => {
        let state: RecipeState = EMPTY_RECIPE_STATE;
        for (const [i, offers] of rounds.entries()) {
          const surroundings = deepFreeze({ at: NOW + i * 3000, conversions: { USD: 1, EUR: 1.1 }, reference: 100, average: 100 });
          const round = runRecipe(deepFreeze(state), deepFreeze(offers), surroundings, deepFreeze(recipe));
          if (round.result.ok) assert.ok(Number.isFinite(round.result.price), `${round.result.price}`);
          assert.equal(round.result.offers.length, offers.length);
          state = round.state;
        }
      }),
      { numRuns: 60 },
    );
  });

  test(`${name}: the index lies between the lowest and the highest price it used, and shares add up to one`, () => {
    fc.assert(
      fc.property(soundOffers, (offers) => {
        const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at: NOW, reference: 100 }, recipe);
        if (!result.ok) return;
        const prices = result.offers.flatMap(({ converted, held }) => (held === null || converted === null ? [] : [converted]));
        const slack = recipe.combine.kind === "threeVote" ? 2 : 1e-9;
        assert.ok(result.aggregate >= Math.min(...prices) - slack && result.aggregate <= Math.max(...prices) + slack);
        const shares = result.offers.reduce((sum, { weight }) => sum + weight, 0);
        assert.ok(Math.abs(shares - 1) < 1e-9, `${shares}`);
      }),
      { numRuns: 80 },
    );
  });

  test(`${name}: the state survives JSON`, () => {
    fc.assert(
      fc.property(fc.array(soundOffers, { minLength: 2, maxLength: 5 }), (rounds) => {
        let kept: RecipeState = EMPTY_RECIPE_STATE;
        let parsed: RecipeState = EMPTY_RECIPE_STATE;
        for (const [i, offers] of rounds.entries()) {
          const surroundings = { at: NOW + i * 5000, reference: 100 };
          const a = runRecipe(kept, offers, surroundings, recipe);
          const b = runRecipe(parsed, offers, surroundings, recipe);
          assert.deepEqual(a, b);
          kept = a.state;
          parsed = JSON.parse(JSON.stringify(b.state));
        }
      }),
      { numRuns: 40 },
    );
  });
}

for (const { name, recipe } of RELATIVE_PEERS) {
  test(`${name}: in another unit it is the same index`, () => {
    fc.assert(
      // Powers of two change no digit, so that no distance crosses a threshold by rounding.
      fc.property(soundOffers, fc.integer({ min: -20, max: 20 }), (offers, exponent) => {
        const unit = 2 ** exponent;
        const scaled = offers.map((offer) => ({ ...offer, price: offer.price * unit, halfWidth: (offer.halfWidth ?? 0) * unit }));
        const plain = answerOf(runRecipe(EMPTY_RECIPE_STATE, offers, { at: NOW }, recipe).result);
        const other = answerOf(runRecipe(EMPTY_RECIPE_STATE, scaled, { at: NOW }, recipe).result);
        if (typeof plain === "string") assert.equal(other, plain);
        else assert.ok(Math.abs(Number(other) / (plain * unit) - 1) < 1e-12);
      }),
      { numRuns: 80 },
    );
  });

  test(`${name}: venues that agree are the index, in every round`, () => {
    let state: RecipeState = EMPTY_RECIPE_STATE;
    for (let i = 0; i < 5; i++) {
      const at = NOW + i * 3000;
      const offers = Array.from({ length: 5 }, (_, j) => ({
        source: `v${j}`,
        price: 77,
        weight: j + 1,
        bidDepth: 1,
        askDepth: 2,
        publishedAt: at,
      }));
      const round = runRecipe(state, offers, { at }, recipe);
      state = round.state;
      assert.ok(round.result.ok && Math.abs(round.result.price - 77) < 1e-12, `${answerOf(round.result)}`);
    }
  });
}
