import assert from "node:assert/strict";
import { test } from "node:test";
import { readHistoryQuery } from "./readHistoryQuery.ts";

test("points are optional", () => {
  assert.deepEqual(readHistoryQuery({ market: "BTC-USD" }), { market: "BTC-USD", points: 1_500 });
  assert.deepEqual(readHistoryQuery({ market: "BTC-USD", points: "10" }), { market: "BTC-USD", points: 10 });
});

const refused: readonly [string, Readonly<Record<string, unknown>>, string][] = [
  ["no market", {}, "market"],
  ["two markets", { market: ["A", "B"] }, "market"],
  ["too few points", { market: "A", points: "9" }, "points"],
  ["too many points", { market: "A", points: "5001" }, "points"],
  ["points that are no whole number", { market: "A", points: "1e3" }, "points"],
  ["an unknown key", { market: "A", from: "0" }, "from"],
];
for (const [name, query, field] of refused) {
  test(`refuses ${name}`, () => assert.throws(() => readHistoryQuery(query), { code: "API_QUERY_INVALID", field }));
}
