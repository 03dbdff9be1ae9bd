import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { RejectCode } from "./codes.ts";
import { DEFAULT_DRIFT } from "./freeze/drift.ts";
import { deepFreeze, dollarMarket, NOW, quoteOf } from "./market.testing.ts";
import type { PriceParameters } from "./parameters.ts";
import { anyQuote, deliveries, MIXED } from "./price.testing.ts";
import { createPriceState, updatePrice } from "./price.ts";
import type { PriceState } from "./state.ts";

const p = dollarMarket(["a", "b", "c"]);
const once = (parameters: PriceParameters, quotes: Parameters<typeof updatePrice>[1]) =>
  updatePrice(createPriceState(parameters), quotes, NOW, parameters);

/** What is wrong with a quote itself, whatever the others say. */
const AT_ABSORPTION: ReadonlySet<RejectCode> = new Set<RejectCode>([
  "unknown_source",
  "price_invalid",
  "size_invalid",
  "crossed",
  "spread_wide",
  "out_of_order",
  "future",
]);

test("before the first quote there is no index and every source is missing", () => {
  const { result } = once(MIXED, []);
  assert.ok(!result.ok && result.code === "too_few_venues");
  assert.ok(result.contributions.every((c) => c.status === "missing"));
  assert.deepEqual(result.outcomes, []);
});

test("three venues, three quotes, their mean", () => {
  const { result } = once(p, [quoteOf("a", 100), quoteOf("b", 100.2), quoteOf("c", 100.4)]);
  assert.ok(result.ok && Math.abs(result.price - 100.2) < 1e-9);
  assert.deepEqual([result.venuesUsed, result.guarded, result.rebaselined], [3, null, true]);
  assert.ok(result.outcomes.every((outcome) => outcome.accepted && outcome.code === null));
});

/** One of four venues that is 1 % off from the first look on is out at once when the average forgets within a second. */
function driftedOutcome(): RejectCode | null | undefined {
  const quick = { ...DEFAULT_DRIFT, halfLifeMillis: 1_000, maxGapMillis: 10_000 };
  return once(
    dollarMarket(["a", "b", "c", "d"], { drift: quick }),
    [..."abc"].map((venue) => quoteOf(venue, 100)).concat(quoteOf("d", 101)),
  ).result.outcomes[3]?.code;
}

test("every reject code is reached by a quote and reported as its outcome", () => {
  const state = once(p, [quoteOf("a", 100), quoteOf("b", 100), quoteOf("c", 100)]).state;
  const outcomeOf = (venue: string, price: number, changes: Parameters<typeof quoteOf>[2]): RejectCode | null | undefined =>
    updatePrice(state, [quoteOf(venue, price, changes)], NOW + 1_000, p).result.outcomes[0]?.code;
  const reached: Record<Exclude<RejectCode, "missing" | "conversion_missing">, RejectCode | null | undefined> = {
    unknown_source: outcomeOf("nobody", 100, {}),
    price_invalid: outcomeOf("a", Number.NaN, {}),
    size_invalid: outcomeOf("a", 100, { size: -1 }),
    crossed: outcomeOf("a", 100, { ask: 99 }),
    spread_wide: outcomeOf("a", 100, { ask: 110 }),
    out_of_order: outcomeOf("a", 100, { publishedAt: NOW - 1 }),
    future: outcomeOf("a", 100, { publishedAt: NOW + 9_000 }),
    stale: updatePrice(createPriceState(p), [quoteOf("a", 100, { publishedAt: NOW - 60_001 })], NOW, p).result.outcomes[0]?.code,
    drifted: driftedOutcome(),
    outlier: outcomeOf("a", 120, { publishedAt: NOW + 1_000 }),
  };
  for (const [expected, code] of Object.entries(reached)) assert.equal(code, expected);
  const foreign = once(MIXED, [quoteOf("c", 100, { pair: "BTC/USDC" })]).result;
  assert.deepEqual(foreign.outcomes[0], { venue: "c", pair: "BTC/USDC", publishedAt: NOW, accepted: false, code: "conversion_missing" });
});

test("a source that never spoke is missing among the contributions", () => {
  const { result } = once(p, [quoteOf("a", 100), quoteOf("b", 100)]);
  assert.deepEqual(
    result.contributions.map((c) => c.status),
    ["used", "used", "missing"],
  );
});

test("an unknown pair of a known venue, and a market's name as a property of objects, are unknown sources", () => {
  for (const [venue, pair] of [
    ["a", "ETH/USD"],
    ["__proto__", "BTC/USD"],
    ["a", "constructor"],
  ]) {
    const { result, state } = once(p, [quoteOf(venue ?? "", 100, { pair: pair ?? "" })]);
    assert.equal(result.outcomes[0]?.code, "unknown_source");
    assert.deepEqual(state, createPriceState(p));
  }
});

test("fewer distinct venues than the minimum, no index; several pairs of one venue are one venue", () => {
  const market = dollarMarket(["a", "b", "c"], { minimumVenues: 2 });
  assert.equal(once(market, [quoteOf("a", 100)]).result.ok, false);
  assert.equal(once(market, [quoteOf("a", 100), quoteOf("b", 100)]).result.ok, true);
  const leg = quoteOf("k", 1, { pair: "USDC/USD" });
  const twice = once(MIXED, [leg, quoteOf("a", 100), quoteOf("a", 100, { pair: "BTC/USDC" })]).result;
  assert.ok(!twice.ok && twice.code === "too_few_venues");
});

test("the minimum counts exactly the venues in use", () => {
  const venues = ["a", "b", "c", "d", "e"];
  fc.assert(
    fc.property(fc.subarray(venues), fc.integer({ min: 1, max: 5 }), (speaking, minimumVenues) => {
      const market = dollarMarket(venues, { minimumVenues });
      const { result } = once(
        market,
        speaking.map((venue) => quoteOf(venue, 100)),
      );
      assert.equal(result.ok, speaking.length >= minimumVenues);
      if (result.ok) assert.equal(result.venuesUsed, speaking.length);
    }),
  );
});

test("stale by publication: an index dies with its quotes, however late they were received", () => {
  const { state } = once(p, [quoteOf("a", 100, { receivedAt: NOW + 1e9 })]);
  assert.equal(updatePrice(state, [], NOW + 60_000, p).result.ok, true);
  const dead = updatePrice(state, [], NOW + 60_001, p).result;
  assert.ok(!dead.ok && dead.contributions[0]?.status === "stale");
});

test("a source may have a staleness of its own", () => {
  const market = dollarMarket(["a", "b"]);
  const own = {
    ...market,
    index: {
      ...market.index,
      sources: [
        { venue: "a", pair: "BTC/USD", stalenessMillis: 5_000 },
        { venue: "b", pair: "BTC/USD" },
      ],
    },
  };
  const { state } = once(own, [quoteOf("a", 100), quoteOf("b", 100)]);
  const later = updatePrice(state, [], NOW + 6_000, own).result;
  assert.deepEqual(
    later.contributions.map((c) => c.status),
    ["stale", "used"],
  );
});

test("an index wider than permitted is no index", () => {
  const market = dollarMarket(["a", "b"], { outlier: { threshold: 0.5, readmitFraction: 0.5, dwellMillis: 0 }, clampWidth: 0.5 });
  const { result } = once(market, [quoteOf("a", 100), quoteOf("b", 130)]);
  assert.ok(!result.ok && result.code === "confidence_wide");
});

test("wider with fewer venues and with older quotes", () => {
  const width = (venues: readonly string[], later: number) => {
    const { state } = once(
      p,
      venues.map((venue, i) => quoteOf(venue, 100 + 0.1 * (i % 2))),
    );
    const { result } = updatePrice(state, [], NOW + later, p);
    return result.ok ? result.halfWidth : Number.NaN;
  };
  assert.ok(width(["a"], 0) > width(["a", "b"], 0));
  assert.ok(width(["a", "b", "c"], 0) < width(["a", "b"], 0));
  const age = fc.integer({ min: 0, max: 60_000 });
  fc.assert(
    fc.property(age, age, (x, y) => {
      const [young, old] = x < y ? [x, y] : [y, x];
      assert.ok(width(["a", "b", "c"], old) >= width(["a", "b", "c"], young));
      if (old - young > 100) assert.ok(width(["a", "b", "c"], old) > width(["a", "b", "c"], young));
    }),
  );
});

test("while the guard holds back, the half-width reaches to the aggregate", () => {
  const { state } = once(p, [quoteOf("a", 100), quoteOf("b", 100), quoteOf("c", 100)]);
  const moved = ["a", "b", "c"].map((venue) => quoteOf(venue, 107, { publishedAt: NOW + 10_000 }));
  const { result } = updatePrice(state, moved, NOW + 10_000, p);
  assert.ok(result.ok && result.guarded === "step" && result.price === 105);
  assert.ok(result.price + result.halfWidth >= result.aggregate);
});

test("the state is never written to, the quotes neither", () => {
  fc.assert(
    fc.property(deliveries, (list) => {
      let state: PriceState = createPriceState(MIXED);
      for (const { at, quotes } of list) {
        const before = structuredClone(state);
        const after = updatePrice(deepFreeze(state), deepFreeze(quotes), at, MIXED).state;
        assert.deepEqual(state, before);
        state = after;
      }
    }),
  );
});

test("the state survives JSON, and equal inputs have equal outputs", () => {
  fc.assert(
    fc.property(deliveries, (list) => {
      let state = createPriceState(MIXED);
      for (const { at, quotes } of list) {
        const copy = JSON.parse(JSON.stringify(state)) as PriceState;
        const [left, right] = [updatePrice(state, quotes, at, MIXED), updatePrice(copy, quotes, at, MIXED)];
        assert.deepEqual(left, right);
        state = left.state;
      }
    }),
  );
});

test("one delivery or one quote at a time: the same memories of the sources", () => {
  fc.assert(
    fc.property(deliveries, (list) => {
      let whole = createPriceState(MIXED);
      let split = createPriceState(MIXED);
      const memories = ({ index, legs }: PriceState) => [index.sources, ...Object.values(legs).map((leg) => leg.sources)];
      for (const { at, quotes } of list) {
        const batch = updatePrice(whole, quotes, at, MIXED);
        whole = batch.state;
        const codes = quotes.map((quote) => {
          const single = updatePrice(split, [quote], at, MIXED);
          split = single.state;
          return single.result.outcomes[0]?.code ?? null;
        });
        assert.deepEqual(memories(split), memories(whole));
        // What a quote's own content refuses does not depend on its company.
        batch.result.outcomes.forEach(({ code }, i) => {
          const alone = codes[i] ?? null;
          if ((code !== null && AT_ABSORPTION.has(code)) || (alone !== null && AT_ABSORPTION.has(alone))) assert.equal(alone, code);
        });
      }
    }),
  );
});

test("one delivery or one quote at a time: the same index in a calm market", () => {
  const tick = fc.tuple(fc.constantFrom("a", "b", "c"), fc.double({ min: 99.9, max: 100.1, noNaN: true }));
  const rounds = fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.array(tick, { maxLength: 6 })), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(rounds, (list) => {
      let whole = createPriceState(p);
      let split = createPriceState(p);
      let at = NOW;
      for (const [wait, ticks] of list) {
        at += wait;
        const quotes = ticks.map(([venue, price]) => quoteOf(venue, price, { publishedAt: at }));
        const batch = updatePrice(whole, quotes, at, p);
        for (const quote of quotes) split = updatePrice(split, [quote], at, p).state;
        const last = updatePrice(split, [], at, p);
        [whole, split] = [batch.state, last.state];
        const [one, other] = [batch.result, last.result];
        assert.equal(one.ok, other.ok);
        if (one.ok && other.ok)
          assert.deepEqual([one.price, one.halfWidth, one.venuesUsed], [other.price, other.halfWidth, other.venuesUsed]);
      }
    }),
  );
});

test("whatever the venues send, an index is a positive number with a finite half-width and weights that add up to one", () => {
  fc.assert(
    fc.property(deliveries, (list) => {
      let state = createPriceState(MIXED);
      for (const { at, quotes } of list) {
        const { state: next, result } = updatePrice(state, quotes, at, MIXED);
        state = next;
        assert.equal(result.outcomes.length, quotes.length);
        if (!result.ok) continue;
        assert.ok(result.price > 0 && result.price < Infinity && result.halfWidth >= 0 && result.halfWidth <= 0.05 * result.price);
        const used = result.contributions.filter((c) => c.status === "used");
        assert.ok(Math.abs(used.reduce((sum, c) => sum + c.weight, 0) - 1) < 1e-9);
        assert.ok(result.contributions.every((c) => c.status === "used" || c.weight === 0));
      }
    }),
  );
});

test("one venue with absurd figures cannot make the index no number", () => {
  const honest = [quoteOf("a", 100), quoteOf("b", 100)];
  const figure = fc.oneof(fc.double(), fc.constantFrom(1e24, 1e-24, 5e-324, 1.7e308));
  fc.assert(
    fc.property(fc.array(fc.tuple(figure, figure), { maxLength: 5 }), (lies) => {
      const { result } = once(p, [...honest, ...lies.map(([price, size]) => quoteOf("c", price, { size }))]);
      assert.ok(result.ok && Math.abs(result.price - 100) < 1);
    }),
  );
});

test("a rejected quote leaves no mark", () => {
  fc.assert(
    fc.property(anyQuote(NOW), (quote) => {
      const { state } = once(MIXED, [quoteOf("a", 100), quoteOf("b", 100), quoteOf("k", 1, { pair: "USDC/USD" })]);
      const after = updatePrice(state, [quote], NOW, MIXED);
      const code = after.result.outcomes[0]?.code;
      if (code && AT_ABSORPTION.has(code)) assert.deepEqual(after.state, updatePrice(state, [], NOW, MIXED).state);
    }),
  );
});
