import assert from "node:assert/strict";
import { test } from "node:test";
import { threeVote } from "../parts/threeVote.ts";
import { defaults, follow, priceOf, repeat, statusOf } from "./incident.testing.ts";

// September 2021: 2 of 11 publishers near zero for two minutes; the weighted aggregate of the time fell to 5,402.
const GOOD = Array.from({ length: 9 }, (_, i) => 43_500 + i);
const VENUES = Array.from({ length: 11 }, (_, i) => `p${i}`);
const quotes = (prices: readonly number[]) => Object.fromEntries(prices.map((price, i) => [`p${i}`, price]));

test("Pyth BTC: the three-vote median gives 43,501 with a half-width of 19 on the quotes of the incident", () => {
  const integer = GOOD.map((price) => ({ price: BigInt(price) * 100_000_000n, halfWidth: 2_000_000_000n }));
  const voted = threeVote([...integer, { price: 0n, halfWidth: 1n }, { price: 43_500n, halfWidth: 20n }]);
  assert.deepEqual(voted, { price: 4_350_100_000_000n, halfWidth: 1_900_000_000n });
});

test("Pyth BTC: our default index leaves both out and stays among the nine", () => {
  const results = follow(defaults(VENUES), [...repeat(quotes([...GOOD, 43_504, 43_504]), 3), ...repeat(quotes([...GOOD, 1e-3, 0.4]), 12)]);
  assert.deepEqual([statusOf(results.at(-1), "p9"), statusOf(results.at(-1), "p10")], ["outlier", "outlier"]);
  for (const result of results) assert.ok(priceOf(result) >= 43_500 && priceOf(result) <= 43_508);
});

test("Pyth BTC: a publisher that says zero is refused at the door", () => {
  const results = follow(defaults(VENUES), [quotes([...GOOD, 0, 43_504])]);
  assert.ok(results[0]?.outcomes.some(({ venue, code }) => venue === "p9" && code === "price_invalid"));
  assert.ok(priceOf(results[0]) >= 43_500);
});
