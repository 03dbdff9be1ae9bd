import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ResultRule } from "../checkResult.ts";
import { createOuterLimits } from "../outerLimits.ts";
import { limitRatio, nextSnapshot, ratioCap } from "../ratioCap.ts";
import { applyBatch, type ParameterBook, type StewardRules, valuesOf } from "./applyBatch.ts";
import type { ChangeLimit } from "./changeLimit.ts";
import type { Recommendation } from "./recommendation.ts";

const DAY = 86_400;
const NOW = 100 * DAY;
const LIMIT: ChangeLimit = { kind: "relative", maxChange: 1_000n, minDelaySeconds: DAY, zeroAllowed: true };

const bookOf = (values: Record<string, bigint>): ParameterBook => ({
  parameters: new Map(Object.entries(values).map(([name, value]) => [name, { value, changedAt: 0 }])),
  used: new Set(),
});
const rulesOf = (names: string[], more: Partial<StewardRules> = {}): StewardRules => ({
  limits: new Map(names.map((name) => [name, LIMIT])),
  outer: createOuterLimits(Object.fromEntries(names.map((name) => [name, { min: 0n, max: 10n ** 30n }]))),
  results: [],
  validSeconds: 6 * 3_600,
  ...more,
});
let counter = 0;
const wish = (parameter: string, value: bigint, more: Partial<Recommendation> = {}): Recommendation => {
  counter += 1;
  return { id: String(counter), parameter, value, publishedAt: NOW, ...more };
};

test("a batch inside every limit is applied, dated and used up", () => {
  const book = bookOf({ supplyCap: 1_000n, borrowCap: 500n });
  const batch = [wish("supplyCap", 1_100n), wish("borrowCap", 450n)];
  const { book: after, refusals } = applyBatch(book, batch, NOW, rulesOf(["supplyCap", "borrowCap"]));
  assert.deepEqual(refusals, []);
  assert.deepEqual(
    [...valuesOf(after)],
    [
      ["supplyCap", 1_100n],
      ["borrowCap", 450n],
    ],
  );
  assert.equal(after.parameters.get("borrowCap")?.changedAt, NOW);
  assert.deepEqual(
    batch.map(({ id }) => after.used.has(id)),
    [true, true],
  );
  assert.equal(book.used.size, 0);
});

test("SP-BEAM 2025: the same id twice in one batch does not reach twice as far", () => {
  const book = bookOf({ "ETH-A": 1_000n });
  const rules = rulesOf(["ETH-A"], { limits: new Map([["ETH-A", { ...LIMIT, minDelaySeconds: 0 }]]) });
  const twice = applyBatch(book, [wish("ETH-A", 1_100n), wish("ETH-A", 1_210n)], NOW, rules);
  assert.deepEqual(twice.refusals, [{ field: "ETH-A", code: "duplicate_id" }]);
  assert.equal(twice.book, book);
  const sameWish = wish("ETH-A", 1_100n);
  const other = bookOf({ "ETH-A": 1_000n, "ETH-B": 1_000n });
  const repeated = applyBatch(other, [sameWish, wish("ETH-B", 1_100n, { id: sameWish.id })], NOW, rulesOf(["ETH-A", "ETH-B"]));
  assert.deepEqual(repeated.refusals, [{ field: "ETH-B", code: "duplicate_id" }]);
});

test("one refused change keeps the whole batch out, and every reason is named", () => {
  const book = bookOf({ a: 1_000n, b: 1_000n, c: 1_000n });
  const batch = [
    wish("a", 1_050n),
    wish("b", 2_000n),
    wish("c", 1_000n, { publishedAt: NOW - 6 * 3_600 }),
    wish("unknown", 1n),
    wish("d", 1_000n),
  ];
  const rules = rulesOf(["a", "b", "c", "d"]);
  const { book: after, refusals } = applyBatch(book, batch, NOW, rules);
  assert.equal(after, book);
  assert.deepEqual(refusals, [
    { field: "b", code: "out_of_range" },
    { field: "c", code: "expired" },
    { field: "unknown", code: "unknown_parameter" },
    { field: "d", code: "unknown_parameter" },
  ]);
});

test("the same recommendation does not work a second time, even after the delay", () => {
  const rules = rulesOf(["a"], { validSeconds: 30 * DAY });
  const once = wish("a", 1_100n);
  const first = applyBatch(bookOf({ a: 1_000n }), [once], NOW, rules);
  const second = applyBatch(first.book, [once], NOW + 2 * DAY, rules);
  assert.deepEqual(second.refusals, [{ field: "a", code: "used" }]);
});

test("a steward cannot leave the outer limits in small steps", () => {
  const rules = rulesOf(["a"], { outer: createOuterLimits({ a: { min: 900n, max: 1_150n } }) });
  const first = applyBatch(bookOf({ a: 1_000n }), [wish("a", 1_100n)], NOW, rules);
  const second = applyBatch(first.book, [wish("a", 1_200n, { publishedAt: NOW + 2 * DAY })], NOW + 2 * DAY, rules);
  assert.deepEqual(second.refusals, [{ field: "a", code: "outside_outer_limits" }]);
});

// The snapshot of the wrapped staked ether ratio: fixed point with 9 decimals, time in seconds.
const UNIT = 1_000_000_000;
const GROWTH_PER_SECOND = (0.0968 * 1.1572) / (365 * DAY);
const LIVE_RATIO = 1.2282;
const capAt = (ratio: number, at: number) => ratioCap({ ratio, at, growthPerSecond: GROWTH_PER_SECOND }, NOW);
const capOverLive: ResultRule = {
  name: "cap / live ratio",
  derive: (values) => capAt(Number(values.get("snapshotRatio") ?? 0n) / UNIT, Number(values.get("snapshotAt") ?? 0n)) / LIVE_RATIO,
  min: 1,
  max: 1.1,
  maxRelativeMove: 0.05,
};
const SNAPSHOT_AT = NOW - 300 * DAY;
const fixed = (ratio: number) => BigInt(Math.round(ratio * UNIT));

test("Aave CAPO 2026: a ratio clamped to +3 % with a fresh timestamp is refused for its result", () => {
  // Each parameter is inside its own limit; the price they make together is 2.85 % too low.
  const clamped = limitRatio(1.1572, LIVE_RATIO, 0.03);
  const book = bookOf({ snapshotRatio: fixed(1.1572), snapshotAt: BigInt(SNAPSHOT_AT) });
  const limits = new Map<string, ChangeLimit>([
    ["snapshotRatio", { ...LIMIT, maxChange: 300n }],
    ["snapshotAt", { ...LIMIT, kind: "absolute", maxChange: BigInt(365 * DAY) }],
  ]);
  const outer = createOuterLimits({ snapshotRatio: { min: 1n, max: 10n * BigInt(UNIT) }, snapshotAt: { min: 0n, max: 10n ** 12n } });
  const rules = rulesOf([], { limits, outer, results: [capOverLive] });
  const batch = [wish("snapshotRatio", fixed(clamped)), wish("snapshotAt", BigInt(NOW - 7 * DAY))];
  const blind = applyBatch(book, batch, NOW, { ...rules, results: [] });
  assert.deepEqual(blind.refusals, []);
  const cap = capAt(clamped, NOW - 7 * DAY);
  assert.ok(1 - cap / LIVE_RATIO > 0.027 && 1 - cap / LIVE_RATIO < 0.0295, String(1 - cap / LIVE_RATIO));
  const { book: after, refusals } = applyBatch(book, batch, NOW, rules);
  assert.deepEqual(refusals, [{ field: "cap / live ratio", code: "result_out_of_range" }]);
  assert.equal(after, book);
});

test("Aave CAPO 2026: holding the timestamp back with the ratio keeps the price", () => {
  const target = { ratio: LIVE_RATIO, at: NOW - 7 * DAY, growthPerSecond: GROWTH_PER_SECOND };
  const next = nextSnapshot({ ratio: 1.1572, at: SNAPSHOT_AT, growthPerSecond: GROWTH_PER_SECOND }, target, 0.03);
  assert.ok(Math.abs(ratioCap(next, NOW) / ratioCap(target, NOW) - 1) < 1e-12);
  assert.ok(ratioCap(next, NOW) >= LIVE_RATIO);
});

test("whatever batches come, a parameter moves at most one limit per delay and never out of the outer limits", () => {
  const outer = { min: 500n, max: 2_000n };
  const rules = rulesOf(["a", "b"], { outer: createOuterLimits({ a: outer, b: outer }) });
  const batches = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 2 * DAY }),
      wishes: fc.array(fc.record({ parameter: fc.constantFrom("a", "b"), value: fc.bigInt({ min: 0n, max: 3_000n }) }), { maxLength: 3 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(batches, (sequence) => {
      let book = bookOf({ a: 1_000n, b: 1_000n });
      let now = NOW;
      for (const { wait, wishes } of sequence) {
        now += wait;
        const before = book;
        const result = applyBatch(
          book,
          wishes.map(({ parameter, value }) => wish(parameter, value, { publishedAt: now })),
          now,
          rules,
        );
        book = result.book;
        assert.equal(result.refusals.length > 0, book === before);
        for (const name of ["a", "b"]) {
          const [was, is] = [before.parameters.get(name), book.parameters.get(name)];
          assert.ok(was && is && is.value >= outer.min && is.value <= outer.max);
          if (is === was) continue;
          assert.ok(now - was.changedAt >= DAY);
          const move = is.value > was.value ? is.value - was.value : was.value - is.value;
          assert.ok(move * 10_000n <= 1_000n * was.value);
        }
      }
    }),
    { numRuns: 200 },
  );
});
