import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Conversion, listCandidates } from "./candidate.ts";
import { at, indexOf, NOW } from "./market.testing.ts";
import { planOf } from "./plan.ts";
import type { SourceState } from "./state.ts";

const p = indexOf([...at("BTC/USD", "a"), ...at("BTC/USDC", "b")]);
const plan = planOf({ base: "BTC", quote: "USD", index: p, legs: {} }).index;
const aged = (age: number): SourceState => ({ bid: 99, ask: 101, publishedAt: NOW - age, size: 1 });
const list = (a: SourceState | null, b: SourceState | null, convert: Conversion = () => null) =>
  listCandidates([a, b], NOW, p, plan, convert);
const parity: Conversion = () => ({ price: 0.9, error: 0.003 });

test("a source that has not spoken is missing", () => {
  const [a, b] = list(null, null);
  assert.deepEqual([a?.status, a?.raw, a?.converted, a?.ageMillis, b?.status], ["missing", null, null, null, "missing"]);
});

test("the price is the middle of bid and ask, converted by the leg", () => {
  const [a, b] = list(aged(0), aged(0), parity);
  assert.deepEqual([a?.raw, a?.converted, a?.status], [100, 100, "used"]);
  assert.deepEqual([b?.raw, b?.converted, b?.status], [100, 90, "used"]);
});

test("without its leg a foreign price is not guessed", () => {
  const [, b] = list(aged(0), aged(0));
  assert.deepEqual([b?.raw, b?.converted, b?.status, b?.error], [100, null, "conversion_missing", 0]);
});

test("stale comes before the missing conversion: the nearer cause is named", () => {
  assert.equal(list(aged(0), aged(60_001))[1]?.status, "stale");
});

test("staleness is judged by publication, exact at the edge", () => {
  assert.equal(list(aged(60_000), null)[0]?.status, "used");
  assert.equal(list(aged(60_001), null)[0]?.status, "stale");
});

test("the error grows with the root of the age, and with the leg's error in squares", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (age) => {
      const drift = p.confidence.driftPerRootSecond * Math.sqrt(age / 1000);
      const [a, b] = list(aged(age), aged(age), parity);
      assert.ok(Math.abs((a?.error ?? -1) - drift) < 1e-15);
      assert.ok(Math.abs((b?.error ?? -1) - Math.hypot(drift, 0.003)) < 1e-15);
    }),
  );
});

test("a venue's clock ahead of ours makes the age zero, not negative", () => {
  const [a] = list(aged(-500), null);
  assert.deepEqual([a?.ageMillis, a?.error], [0, 0]);
});
