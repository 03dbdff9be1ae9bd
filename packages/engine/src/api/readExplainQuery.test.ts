import assert from "node:assert/strict";
import { test } from "node:test";
import { readExplainQuery } from "./readExplainQuery.ts";

test("a market alone asks for everything of the last accepted round, recomputed", () => {
  assert.deepEqual(readExplainQuery({ market: "BTC-USD" }), { market: "BTC-USD", which: "latest", field: undefined, recompute: true });
});

test("round, time, field and recompute are read", () => {
  assert.deepEqual(readExplainQuery({ market: "BTC-USD", round: "173689929", field: "fundingRate", recompute: "0" }), {
    market: "BTC-USD",
    which: { round: 173_689_929 },
    field: "fundingRate",
    recompute: false,
  });
  assert.deepEqual(readExplainQuery({ market: "BTC-USD", at: "1736899800000" }).which, { at: 1_736_899_800_000 });
});

const refusals: readonly [string, Record<string, unknown>, string, string][] = [
  ["no market", {}, "API_QUERY_INVALID", "market"],
  ["two markets", { market: ["a", "b"] }, "API_QUERY_INVALID", "market"],
  ["an unknown key", { market: "a", node: "1" }, "API_QUERY_INVALID", "node"],
  ["a round that is no number", { market: "a", round: "1e3" }, "API_QUERY_INVALID", "round"],
  ["a round beyond precision", { market: "a", round: "9999999999999999" }, "API_QUERY_INVALID", "round"],
  ["a round and a time", { market: "a", round: "1", at: "1" }, "API_QUERY_INVALID", "at"],
  ["an unknown field", { market: "a", field: "price" }, "EXPLAIN_FIELD_UNKNOWN", "field"],
  ["two fields", { market: "a", field: ["index", "tier"] }, "API_QUERY_INVALID", "field"],
  ["another recompute", { market: "a", recompute: "yes" }, "API_QUERY_INVALID", "recompute"],
];
for (const [name, query, code, field] of refusals) {
  test(`refuses ${name} with its field and a remedy`, () => {
    assert.throws(() => readExplainQuery(query), { code, field, remedy: /\S/ });
  });
}
