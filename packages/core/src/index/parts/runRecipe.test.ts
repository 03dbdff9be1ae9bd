import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deepFreeze, NOW } from "../market.testing.ts";
import { after, answerOf, anyPrice, offersOf, once, recipeOf } from "./parts.testing.ts";
import { ADMIT_ALL, PLAIN_MEDIAN, STATED_WEIGHTS } from "./recipe.ts";
import { EMPTY_RECIPE_STATE, type RecipeState } from "./recipeState.ts";
import { runRecipe } from "./runRecipe.ts";

test("the stages run in order and each offer says what became of it", () => {
  const recipe = recipeOf({
    admit: { ...ADMIT_ALL, maxAgeMillis: 1000 },
    exclude: {
      kind: "distance",
      standing: { threshold: 0.1, bound: "exceeds", back: null, backBound: "within", dwellMillis: 0 },
      centre: "active",
      minimumActive: 3,
      medianAbove: null,
    },
  });
  const offers = [
    ...offersOf(100, 101, 102, 150),
    { source: "old", price: 100, publishedAt: NOW - 1001 },
    { source: "foreign", price: 1, through: ["EUR/USD"] },
    { source: "zero", price: 0, invert: true },
  ];
  const result = once(offers, recipe);
  assert.equal(answerOf(result), 101);
  assert.deepEqual(
    result.offers.map(({ status }) => status),
    ["used", "used", "used", "outlier", "stale", "conversion_missing", "price_invalid"],
  );
});

test("too few, counted by source or by venue", () => {
  const offers = [
    { source: "1", venue: "a", price: 100 },
    { source: "2", venue: "a", price: 101 },
  ];
  assert.equal(answerOf(once(offers, recipeOf({ minimum: { count: 2, of: "sources" } }))), 100.5);
  assert.equal(answerOf(once(offers, recipeOf({ minimum: { count: 2, of: "venues" } }))), "too_few");
  assert.equal(answerOf(once([], PLAIN_MEDIAN)), "too_few");
});

test("a round that refuses says what readers still see", () => {
  const result = once([], PLAIN_MEDIAN, {}, after(99));
  assert.deepEqual([result.ok, result.ok === false && result.lastPrice], [false, 99]);
});

test("one fault refuses the round where the rule says so", () => {
  const offers = [...offersOf(100), { source: "old", price: 100, publishedAt: NOW - 5000 }];
  const admit = { ...ADMIT_ALL, maxAgeMillis: 1000 };
  assert.equal(answerOf(once(offers, recipeOf({ admit }))), 100);
  assert.equal(answerOf(once(offers, recipeOf({ admit: { ...admit, onFault: "refuse" } }))), "stale");
  assert.equal(answerOf(once(offers, recipeOf({ admit: { ...ADMIT_ALL, exactCount: 3 } }))), "wrong_count");
  assert.equal(answerOf(once(offers, recipeOf({ admit: { ...ADMIT_ALL, maxSpreadMillis: 4999 } }))), "timestamp_spread");
});

test("the share of the weight that has to be present is of what exists, not of what was offered", () => {
  const recipe = recipeOf({ weigh: { ...STATED_WEIGHTS, minimumShare: 2 / 3 } });
  const offers = [{ source: "a", price: 1, weight: 66 }];
  assert.equal(answerOf(once(offers, recipe, { totalWeight: 100 })), "under_weight");
  assert.equal(answerOf(once(offers, recipe, { totalWeight: 99 })), 1);
  assert.equal(answerOf(once(offers, recipe)), 1);
});

test("a venue without trust has no say and is named", () => {
  const result = once(offersOf(100, 101, 50), PLAIN_MEDIAN, { trust: { c: 0 } });
  assert.deepEqual([answerOf(result), result.offers[2]?.status], [100.5, "drifted"]);
});

test("with few offers another rule, or a freeze", () => {
  const few = [{ count: 2, combine: null, freeze: { distance: 0.05, from: "new" as const } }];
  const recipe = recipeOf({ few });
  assert.equal(answerOf(once(offersOf(100, 104), recipe)), 102);
  assert.equal(answerOf(once(offersOf(100, 112), recipe)), "frozen");
  assert.equal(answerOf(once(offersOf(100, 112, 113), recipe)), 112);
  const fromLast = recipeOf({ few: [{ count: 1, combine: null, freeze: { distance: 0.1, from: "last" } }] });
  assert.equal(answerOf(once(offersOf(111), fromLast, {}, after(100))), "frozen");
  assert.equal(answerOf(once(offersOf(111), fromLast)), 111);
});

test("a refused round keeps the last price but remembers who is out", () => {
  const recipe = recipeOf({
    minimum: { count: 3, of: "sources" },
    exclude: {
      kind: "distance",
      standing: { threshold: 0.1, bound: "exceeds", back: 0.05, backBound: "below", dwellMillis: 1000 },
      centre: "active",
      minimumActive: 3,
      medianAbove: null,
    },
  });
  const first = runRecipe(after(100), offersOf(100, 100, 200), { at: NOW }, recipe);
  assert.equal(answerOf(first.result), "too_few");
  assert.deepEqual(first.state.standings, { c: { backSince: null } });
  const second = runRecipe(first.state, offersOf(100, 100, 101), { at: NOW + 1 }, recipe);
  assert.equal(second.result.ok, false, "back inside, but not yet for the dwell");
  assert.equal(runRecipe(second.state, offersOf(100, 100, 101), { at: NOW + 1002 }, recipe).result.ok, true);
});

test("the order of offers does not matter, states are plain data and never written to", () => {
  const offers = fc.array(fc.tuple(anyPrice, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 });
  const recipe = recipeOf({
    weigh: STATED_WEIGHTS,
    combine: { kind: "clampedMean", width: 0.01 },
    exclude: {
      kind: "distance",
      standing: { threshold: 0.2, bound: "exceeds", back: 0.1, backBound: "below", dwellMillis: 1500 },
      centre: "active",
      minimumActive: 3,
      medianAbove: 1,
    },
    guards: [
      { kind: "moveBudget", max: 2, windowMillis: 5000 },
      { kind: "clampToLast", up: 0.1, down: 0.1 },
    ],
  });
  fc.assert(
    fc.property(fc.array(offers, { minLength: 1, maxLength: 6 }), (rounds) => {
      let forward: RecipeState = EMPTY_RECIPE_STATE;
      let backward: RecipeState = EMPTY_RECIPE_STATE;
      rounds.forEach((round, i) => {
        const named = round.map(([price, weight], j) => ({ source: String(j), price, weight }));
        const at = NOW + i * 1000;
        const a = runRecipe(deepFreeze(forward), named, { at }, recipe);
        const b = runRecipe(JSON.parse(JSON.stringify(backward)), named.toReversed(), { at }, recipe);
        forward = a.state;
        backward = b.state;
        const [x, y] = [answerOf(a.result), answerOf(b.result)];
        assert.ok(x === y || Math.abs(Number(x) - Number(y)) < 1e-9, `${x} ${y}`);
      });
    }),
  );
});
