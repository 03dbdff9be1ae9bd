import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW } from "../market.testing.ts";
import { nextStanding, type Standing } from "../parts/nextStanding.ts";
import { answerOf, once } from "../parts/parts.testing.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { runRecipe } from "../parts/runRecipe.ts";
import { brrRecipe, rtiRecipe, rtiStanding } from "./cme.ts";

test("BRR: one large trade moves its slice, and the rate by a twelfth of that", () => {
  const trades = Array.from({ length: 12 }, (_, slice) =>
    [1, 2, 3].map((j) => {
      return { source: `${slice}.${j}`, price: 100, weight: 1, publishedAt: NOW - 3_600_000 + slice * 300_000 + j * 60_000 };
    }),
  ).flat();
  assert.equal(answerOf(once(trades, brrRecipe())), 100);
  const pushed = [...trades, { source: "whale", price: 220, weight: 1000, publishedAt: NOW - 1 }];
  assert.equal(answerOf(once(pushed, brrRecipe())), 110);
});

test("RTI: out beyond the parameter, back only below half of it", () => {
  let standing: Standing | null = null;
  const seen = [0.01, 0.051, 0.03, 0.026, 0.025, 0.024, 0.05].map((deviation) => {
    standing = nextStanding(standing, deviation, NOW, rtiStanding(0.05));
    return standing === null ? "in" : "out";
  });
  assert.deepEqual(seen, ["in", "out", "out", "out", "out", "in", "in"]);
});

test("RTI: mids weighted by the thinner side, a book of 30 s is too old, an erroneous one is out", () => {
  const book = (source: string, price: number, depth: number, age = 0) => {
    return { source, price, bidDepth: depth, askDepth: 10 * depth, publishedAt: NOW - age };
  };
  const books = [book("a", 100, 1), book("b", 101, 3), book("c", 100.5, 4), book("d", 100, 100, 30_000)];
  assert.equal(answerOf(once(books, rtiRecipe(0.05))), (100 + 303 + 402) / 8);
  const first = runRecipe(EMPTY_RECIPE_STATE, [...books, book("e", 120, 1000)], { at: NOW }, rtiRecipe(0.05));
  assert.equal(first.result.offers.at(-1)?.status, "outlier");
  const second = runRecipe(first.state, [...books, book("e", 104, 1000)], { at: NOW }, rtiRecipe(0.05));
  assert.equal(second.result.offers.at(-1)?.status, "outlier", "3.5 % from the others: below the parameter, not below half of it");
});
