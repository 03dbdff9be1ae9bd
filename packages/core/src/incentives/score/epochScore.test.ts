import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { epochScore, type HeldScore, type UptimeRule } from "./epochScore.ts";

const EPOCH = 3_600;
const RULE: UptimeRule = { minimumScore: 10, power: 5, minimumUptime: 0 };
// Whole seconds, at most half an epoch in all, so that two histories fit one epoch.
const history: fc.Arbitrary<HeldScore[]> = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 1_000 }), seconds: fc.integer({ min: 0, max: 180 }) }),
  { maxLength: 10 },
);
const power = fc.integer({ min: 0, max: 8 });
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)), `${a} and ${b}`);

test("without a power of uptime, scores are additive over slices of time", () => {
  fc.assert(
    fc.property(history, history, (a, b) => {
      const at = (held: readonly HeldScore[]) => epochScore(held, EPOCH, { ...RULE, power: 0 });
      assert.equal(at([...a, ...b]), at(a) + at(b));
    }),
  );
});

test("taking turns under two names never earns more than being there all the time under one", () => {
  fc.assert(
    fc.property(history, history, power, (a, b, p) => {
      const at = (held: readonly HeldScore[]) => epochScore(held, EPOCH, { ...RULE, power: p });
      assert.ok(at(a) + at(b) <= at([...a, ...b]) * (1 + 1e-12));
    }),
  );
});

test("the order in which scores were held does not matter; down-time is absence", () => {
  fc.assert(
    fc.property(history, power, (held, p) => {
      const rule = { ...RULE, power: p };
      near(epochScore(held.toReversed(), EPOCH, rule), epochScore(held, EPOCH, rule));
      const up = held.filter(({ score }) => score >= RULE.minimumScore);
      assert.equal(epochScore(up, EPOCH, rule), epochScore(held, EPOCH, rule));
    }),
  );
});

test("a higher power never pays absence more, and a minimum uptime only takes away", () => {
  fc.assert(
    fc.property(history, power, fc.double({ min: 0, max: 1, noNaN: true }), (held, p, minimumUptime) => {
      const base = epochScore(held, EPOCH, { ...RULE, power: p });
      assert.ok(epochScore(held, EPOCH, { ...RULE, power: p + 1 }) <= base);
      const strict = epochScore(held, EPOCH, { ...RULE, power: p, minimumUptime });
      assert.ok(strict === 0 || strict === base);
    }),
  );
});

test("exactly the minimum score is up, exactly the minimum uptime counts, and a score of nothing never does", () => {
  const half = { minimumScore: 10, power: 1, minimumUptime: 0.5 };
  // 10 * 1,800 s * 0.5
  assert.equal(epochScore([{ score: 10, seconds: 1_800 }], EPOCH, half), 9_000);
  assert.equal(epochScore([{ score: 9.999, seconds: 1_800 }], EPOCH, half), 0);
  const any = { minimumScore: 0, power: 1, minimumUptime: 0 };
  const idle = [
    { score: 0, seconds: 1_800 },
    { score: 100, seconds: 1_800 },
  ];
  // A book without depth adds no uptime: 100 * 1,800 s * 0.5, not times 1.
  assert.equal(epochScore(idle, EPOCH, any), 90_000);
});

test("a clock that runs a rounding past the epoch is full uptime, not more", () => {
  const rounded = EPOCH * (1 + 5e-10);
  const got = epochScore([{ score: 100, seconds: rounded }], EPOCH, RULE);
  assert.equal(got, 100 * rounded);
});

test("refusals: each figure that cannot be is named", () => {
  const refused = (field: string, held: readonly HeldScore[], seconds = EPOCH, change: Partial<UptimeRule> = {}) =>
    assert.throws(() => epochScore(held, seconds, { ...RULE, ...change }), { code: "INCENTIVES_INPUT", field });
  refused("epochSeconds", [], 0);
  refused("epochSeconds", [], Number.NaN);
  refused("minimumScore", [], EPOCH, { minimumScore: -1 });
  refused("power", [], EPOCH, { power: -1 });
  refused("power", [], EPOCH, { power: 65 });
  refused("minimumUptime", [], EPOCH, { minimumUptime: 1.01 });
  refused("held[1].score", [
    { score: 1, seconds: 1 },
    { score: -1, seconds: 1 },
  ]);
  refused("held[0].seconds", [{ score: 1, seconds: -1 }]);
  refused("reported seconds", [{ score: 1, seconds: EPOCH * (1 + 2e-9) }]);
});
