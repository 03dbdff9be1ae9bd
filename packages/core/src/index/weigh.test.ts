import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Candidate, listCandidates } from "./candidate.ts";
import { at, indexOf, NOW } from "./market.testing.ts";
import type { IndexParameters, SourceParameters } from "./parameters.ts";
import { planOf } from "./plan.ts";
import type { SourceState } from "./state.ts";
import { capFor, weigh } from "./weigh.ts";

const TABLE = [
  { venues: 3, cap: 0.4 },
  { venues: 4, cap: 0.35 },
];

interface Weighed {
  readonly candidates: Candidate[];
  readonly venues: number;
  readonly p: IndexParameters;
}

/** Weighs sources of these sizes, all published now unless aged. */
function weighed(sources: readonly SourceParameters[], sizes: readonly number[], ages: readonly number[] = []): Weighed {
  const p = indexOf(sources);
  const plan = planOf({ base: "BTC", quote: "USD", index: p, legs: {} }).index;
  const states = sizes.map((size, i): SourceState => ({ bid: 100, ask: 100, publishedAt: NOW - (ages[i] ?? 0), size }));
  const candidates = listCandidates(states, NOW, p, plan, () => null);
  return { candidates, venues: weigh(candidates, states, NOW, p, plan), p };
}

const shareOf = ({ candidates }: Weighed, venue: string) =>
  candidates.filter((c) => c.venue === venue).reduce((sum, c) => sum + c.weight, 0);

test("the cap follows the number of venues", () => {
  assert.equal(capFor(2, TABLE), 1);
  assert.equal(capFor(3, TABLE), 0.4);
  assert.equal(capFor(5, TABLE), 0.35);
  assert.equal(capFor(5, []), 1);
});

test("two venues are weighed by size alone", () => {
  const pair = weighed(at("BTC/USD", "a", "b"), [3, 1]);
  assert.deepEqual(
    pair.candidates.map((c) => c.weight),
    [0.75, 0.25],
  );
  assert.equal(pair.venues, 2);
});

test("several pairs of one venue share that venue's cap in proportion", () => {
  const sources = [...at("BTC/USD", "a", "b", "c"), ...at("BTC/USD2", "a"), ...at("BTC/USD3", "a")];
  const p = indexOf(sources.slice(0, 3));
  assert.equal(capFor(3, p.weights.capByCount), 0.4);
  const plain = sources.map((source, i) => ({ ...source, pair: i < 3 ? "BTC/USD" : `X${i}/USD` }));
  const all = weighed(plain, [50, 2, 1, 30, 20]);
  assert.equal(all.venues, 3);
  assert.ok(Math.abs(shareOf(all, "a") - 0.4) < 1e-12);
  const ofA = all.candidates.filter((c) => c.venue === "a").map((c) => c.weight);
  assert.ok(Math.abs((ofA[0] ?? 0) - 0.2) < 1e-12 && Math.abs((ofA[1] ?? 0) - 0.12) < 1e-12 && Math.abs((ofA[2] ?? 0) - 0.08) < 1e-12);
});

test("weights add up to one and no venue exceeds its cap, whatever the sizes", () => {
  const size = fc.oneof(fc.double({ min: 0, max: 1e24, noNaN: true }), fc.constant(0), fc.constant(1e24), fc.constant(5e-324));
  const source = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), size, fc.integer({ min: 0, max: 60_000 }));
  fc.assert(
    fc.property(fc.array(source, { minLength: 1, maxLength: 10 }), (list) => {
      const sources = list.map(([venue], i) => ({ venue, pair: `X${i}/USD` }));
      const all = weighed(
        sources,
        list.map(([, s]) => s),
        list.map(([, , age]) => age),
      );
      const names = new Set(list.map(([venue]) => venue));
      assert.equal(all.venues, names.size);
      const cap = capFor(names.size, all.p.weights.capByCount);
      const total = all.candidates.reduce((sum, c) => sum + c.weight, 0);
      assert.ok(Math.abs(total - 1) < 1e-9, `sum ${total}`);
      for (const name of names) assert.ok(shareOf(all, name) <= Math.max(cap, 1 / names.size) + 1e-12);
      for (const { weight } of all.candidates) assert.ok(weight >= 0);
    }),
  );
});

test("an older quote of the same size weighs less: its size fades and its error grows", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), (age) => {
      const [young, old] = weighed(at("BTC/USD", "a", "b"), [1, 1], [0, age]).candidates;
      assert.ok((young?.weight ?? 0) > (old?.weight ?? 1));
    }),
  );
});

test("the weight halves where the error reaches the error scale", () => {
  const p = indexOf(at("BTC/USD", "a", "b"), {
    confidence: { floor: 0, dispersionMultiple: 1, driftPerRootSecond: 0.001, maxRelative: 1 },
    weights: { halfLifeMillis: 1e15, errorScale: 0.002, capByCount: [] },
  });
  const plan = planOf({ base: "BTC", quote: "USD", index: p, legs: {} }).index;
  const states = [0, 4_000].map((age): SourceState => ({ bid: 1, ask: 1, publishedAt: NOW - age, size: 1 }));
  const candidates = listCandidates(states, NOW, p, plan, () => null);
  weigh(candidates, states, NOW, p, plan);
  assert.ok(Math.abs((candidates[0]?.weight ?? 0) - 2 / 3) < 1e-9);
});

test("venues without any size share equally, and one beside a sized venue keeps a trace", () => {
  const none = weighed(at("BTC/USD", "a", "b"), [0, 0]).candidates.map((c) => c.weight);
  assert.deepEqual(none, [0.5, 0.5]);
  const [, trace] = weighed(at("BTC/USD", "a", "b"), [5, 0]).candidates;
  assert.ok((trace?.weight ?? 0) > 0 && (trace?.weight ?? 1) < 1e-8);
});
