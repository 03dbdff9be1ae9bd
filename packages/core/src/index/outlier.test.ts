import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Quote } from "../market/quote.ts";
import { deepFreeze, dollarMarket, NOW, quoteOf } from "./market.testing.ts";
import { createPriceState, updatePrice } from "./price.ts";
import type { PriceResult } from "./result.ts";

const VENUES = ["a", "b", "c", "d"] as const;
const p = dollarMarket(VENUES);
const { threshold, dwellMillis } = p.index.outlier;

interface Round {
  /** Price per venue; a venue that is not named is silent. */
  readonly prices: Readonly<Record<string, number>>;
  readonly wait: number;
}

/** Plays rounds, the state frozen in between. */
function play(rounds: readonly Round[], parameters = p): PriceResult[] {
  let state = createPriceState(parameters);
  let at = NOW;
  return rounds.map(({ prices, wait }) => {
    at += wait;
    const quotes = Object.entries(prices).map(([venue, price]): Quote => quoteOf(venue, price, { publishedAt: at }));
    const updated = updatePrice(deepFreeze(state), quotes, at, parameters);
    state = updated.state;
    return updated.result;
  });
}

const statusOf = (result: PriceResult | undefined, venue: string) => result?.contributions.find((c) => c.venue === venue)?.status;
/** Three venues at 100 and `d` so far above them. */
const beside = (d: number, wait = 10_000): Round => ({ prices: { a: 100, b: 100, c: 100, d: 100 * (1 + d) }, wait });

test("out beyond the threshold, above and below, and not at it", () => {
  assert.equal(statusOf(play([beside(0.021)])[0], "d"), "outlier");
  assert.equal(statusOf(play([beside(-0.021)])[0], "d"), "outlier");
  assert.equal(statusOf(play([beside(0.0199)])[0], "d"), "used");
});

test("an outlier has no weight, and its quote is reported as refused for that", () => {
  const [result] = play([beside(0.03)]);
  assert.ok(result?.ok && result.price === 100 && result.venuesUsed === 3);
  assert.equal(result.contributions[3]?.weight, 0);
  assert.deepEqual(
    result.outcomes.map(({ accepted, code }) => [accepted, code]),
    [
      [true, null],
      [true, null],
      [true, null],
      [false, "outlier"],
    ],
  );
});

test("back inside the threshold is not enough: below half of it, and for the whole dwell", () => {
  const between = play([beside(0.03), ...Array.from({ length: 9 }, () => beside(0.015))]);
  for (const result of between) assert.equal(statusOf(result, "d"), "outlier");
  const back = play([beside(0.03), beside(0.005), beside(0.005), beside(0.005), beside(0.005)]);
  assert.deepEqual(
    back.map((result) => statusOf(result, "d")),
    ["outlier", "outlier", "outlier", "outlier", "used"],
  );
});

test("leaving the inner band starts the dwell again", () => {
  const found = play([beside(0.03), beside(0), beside(0), beside(0.012), beside(0), beside(0), beside(0), beside(0)]);
  assert.deepEqual(
    found.map((result) => statusOf(result, "d")),
    ["outlier", "outlier", "outlier", "outlier", "outlier", "outlier", "outlier", "used"],
  );
});

test("a source that falls silent while it waits to come back starts its dwell again", () => {
  const others: Round = { prices: { a: 100, b: 100, c: 100 }, wait: 10_000 };
  const market = dollarMarket(VENUES, { stalenessMillis: 15_000 });
  const found = play([beside(0.03), beside(0), others, others, beside(0), beside(0), beside(0), beside(0)], market);
  assert.deepEqual(
    found.map((result) => statusOf(result, "d")),
    ["outlier", "outlier", "outlier", "stale", "outlier", "outlier", "outlier", "used"],
  );
});

test("the dwell starts again even when every source was silent", () => {
  const found = play([beside(0.03), beside(0), { prices: {}, wait: 90_000 }, beside(0), beside(0), beside(0), beside(0)]);
  assert.deepEqual(
    found.map((result) => statusOf(result, "d")),
    ["outlier", "outlier", "stale", "outlier", "outlier", "outlier", "used"],
  );
});

test("hysteresis agrees with its definition on any path", () => {
  const step = fc.tuple(fc.constantFrom(0, 0.004, -0.008, 0.012, -0.018, 0.025, -0.05), fc.integer({ min: 1, max: 40_000 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const found = play(steps.map(([distance, wait]) => beside(distance, wait)));
      let out = false;
      let insideSince: number | null = null;
      let at = NOW;
      steps.forEach(([distance, wait], i) => {
        at += wait;
        const off = Math.abs(distance);
        if (!out) out = off > threshold;
        else if (off >= threshold / 2) insideSince = null;
        else {
          insideSince ??= at;
          if (at - insideSince >= dwellMillis) out = false;
        }
        if (!out) insideSince = null;
        assert.equal(statusOf(found[i], "d"), out ? "outlier" : "used", `round ${i}`);
      });
    }),
  );
});

test("a lone liar never throws an honest venue out, whatever it says", () => {
  const lie = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
  const honest = fc.double({ min: 99.5, max: 100.5, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(lie, honest, honest, honest), { minLength: 1, maxLength: 12 }), (rounds) => {
      const found = play(rounds.map(([d, a, b, c]) => ({ prices: { a, b, c, d }, wait: 10_000 })));
      for (const result of found) {
        for (const venue of ["a", "b", "c"]) assert.equal(statusOf(result, venue), "used");
        assert.ok(result.ok && result.price > 98.9 && result.price < 101.1);
      }
    }),
  );
});

test("of two venues the last index decides which one is out", () => {
  const two = dollarMarket(["a", "b"]);
  const jump = (a: number, b: number) =>
    play(
      [
        { prices: { a: 100, b: 100 }, wait: 0 },
        { prices: { a, b }, wait: 10_000 },
      ],
      two,
    )[1];
  assert.deepEqual([statusOf(jump(100, 130), "a"), statusOf(jump(100, 130), "b")], ["used", "outlier"]);
  assert.deepEqual([statusOf(jump(70, 100), "a"), statusOf(jump(70, 100), "b")], ["outlier", "used"]);
  assert.deepEqual([statusOf(jump(104, 104), "a"), statusOf(jump(104, 104), "b")], ["used", "used"]);
});

test("a single venue is its own centre while it is in, and has to come back to the last index when it is out", () => {
  const one = dollarMarket(["a", "b"]);
  const round = (prices: Record<string, number>): Round => ({ prices, wait: 10_000 });
  const alone = play([round({ a: 100 }), round({ a: 103 })], dollarMarket(["a"]));
  assert.equal(statusOf(alone[1], "a"), "used");
  const out = play([round({ a: 100, b: 100 }), round({ a: 100, b: 130 }), { prices: { b: 130 }, wait: 30_000 }], one);
  assert.equal(statusOf(out[2], "b"), "outlier");
});

test("no deadlock: the only venue left is heard again once the last index is too old to vote", () => {
  const market = dollarMarket(["a", "b"], { stalenessMillis: 15_000 });
  const left = Array.from({ length: 12 }, (): Round => ({ prices: { b: 130 }, wait: 10_000 }));
  const found = play([{ prices: { a: 100, b: 100 }, wait: 0 }, { prices: { a: 100, b: 130 }, wait: 10_000 }, ...left], market);
  const last = found.at(-1);
  assert.ok(last?.ok && last.price === 130);
});

test("a lone venue that is out is measured against the last index, not against itself", () => {
  const market = dollarMarket(["a", "b"], { stalenessMillis: 15_000, outlier: { threshold: 0.02, readmitFraction: 0.5, dwellMillis: 0 } });
  const start: Round[] = [
    { prices: { a: 100, b: 100 }, wait: 0 },
    { prices: { a: 100, b: 130 }, wait: 10_000 },
  ];
  const alone = (b: number) => statusOf(play([...start, { prices: { b }, wait: 16_000 }], market)[2], "b");
  assert.equal(alone(130), "outlier");
  assert.equal(alone(100.5), "used");
});
