import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Explanation } from "@evenkeel/engine";
import { evenkeel, temporary } from "./evenkeel.testing.ts";

describe("explain", () => {
  let state: string;

  before(async () => {
    state = temporary("explain");
    const window = ["--to", "2025-01-15T00:04:00Z"];
    const { code, stderr } = await evenkeel("up", "--headless", "--state", state, "--out", temporary("explain-out"), ...window);
    assert.equal(code, 0, stderr);
  });

  const explain = (...args: readonly string[]) => evenkeel("explain", "BTC-USD", "--state", state, ...args);

  test("any field at any past time, from the quotes to the transaction, recomputed", async () => {
    const { code, stdout, stderr } = await explain("--at", "2025-01-15T00:02:03Z", "--field", "fundingRate", "--node", "1");
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^fundingRate of BTC-USD, round 173689932: 2025-01-15T00:02:00\.000Z to 2025-01-15T00:02:10\.000Z/);
    const parts = [
      "Quotes at node 1",
      "row ",
      "Stages at node 1",
      "deadBand",
      "proportionalGain",
      "damper",
      "cap",
      "Signed by",
      "signature holds",
    ];
    for (const part of [...parts, "median", "in force", "bounds", "transaction", "block", "gas", "Recomputed: equal."])
      assert.ok(stdout.includes(part), part);
  });

  test("milliseconds, the round's number and its ISO time name the same round", async () => {
    const ask = async (...which: readonly string[]): Promise<Explanation> => {
      const { stdout, stderr } = await explain(...which, "--field", "index", "--no-recompute", "--json");
      assert.equal(stderr, "");
      return JSON.parse(stdout);
    };
    const byTime = await ask("--at", "2025-01-15T00:02:05Z");
    assert.deepEqual(await ask("--at", String(Date.UTC(2025, 0, 15, 0, 2, 5))), byTime);
    assert.deepEqual(await ask("--round", "173689932"), byTime);
    assert.equal(byTime.recomputation, null);
  });

  const refusals: readonly [string, readonly string[], string, string][] = [
    ["a time before the run, naming what it covers", ["--at", "2025-01-14T00:00:00Z"], "EXPLAIN_TIME_OUTSIDE", "2025-01-15T00:00:"],
    ["a field that is none, listing them", ["--field", "price"], "EXPLAIN_FIELD_UNKNOWN", "premiumIntegral, fundingRate"],
    ["a node that is none", ["--node", "9"], "EXPLAIN_NODE_UNKNOWN", "0, 1, 2, 3"],
    ["a round named twice", ["--round", "7", "--at", "2025-01-15"], "CLI_OPTION_INVALID", "not both"],
  ];
  for (const [name, args, code, words] of refusals) {
    test(`refuses ${name}`, async () => {
      const { code: exit, stderr } = await explain(...args);
      assert.equal(exit, 2, stderr);
      assert.ok(stderr.includes(code) && stderr.includes(words), stderr);
    });
  }

  test("refuses another market, naming those of the journal", async () => {
    const { code, stderr } = await evenkeel("explain", "DOGE-USD", "--state", state);
    assert.equal(code, 2);
    assert.match(stderr, /EXPLAIN_MARKET_UNKNOWN[\s\S]*Use one of BTC-USD/);
  });
});
