import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { TierInput } from "./tierClasses.ts";
import type { TierParameters } from "./tierParameters.ts";
import { agreedTier, CALM, type TierMemory, tiers } from "./tiers.ts";
import { tierViolations } from "./tierViolations.ts";

const PARAMETERS: TierParameters = {
  basisZ: [2, 4, 8, 16],
  absoluteBasis: [0.001, 0.003, 0.01, 0.03],
  basisOverMaintenance: [0.05, 0.1, 0.25, 0.5],
  skewOverPool: [0.25, 0.5, 0.75, 0.95],
  openInterestOverPool: [0.5, 1, 1.5, 2],
  poolDrawdown: [0.05, 0.1, 0.2, 0.4],
  peakMemorySeconds: 86_400,
  releaseShare: 0.5,
  dwellSeconds: 120,
};

const QUIET: TierInput = { basisZ: 0, basis: 0, maintenanceMargin: 0.025, skewOverPool: 0, openInterestOverPool: 0, poolDrawdown: 0 };

const tier = fc.integer({ min: 0, max: 4 });

test("the worst class decides up to tier 2", () => {
  assert.equal(agreedTier(1, 0, 0), 1);
  assert.equal(agreedTier(0, 2, 0), 2);
  assert.equal(agreedTier(0, 0, 4), 2);
});

test("tiers 3 and 4 need two of three classes", () => {
  assert.equal(agreedTier(4, 0, 0), 2);
  assert.equal(agreedTier(4, 2, 2), 2);
  assert.equal(agreedTier(4, 3, 0), 3);
  assert.equal(agreedTier(4, 4, 0), 4);
  assert.equal(agreedTier(0, 4, 4), 4);
  assert.equal(agreedTier(3, 3, 3), 3);
});

test("no class alone halts a market, two always can", () => {
  fc.assert(
    fc.property(tier, tier, tier, (price, liquidity, solvency) => {
      const agreed = agreedTier(price, liquidity, solvency);
      const reaching = [price, liquidity, solvency].filter((value) => value >= agreed).length;
      assert.ok(agreed <= 2 ? reaching >= 1 : reaching >= 2);
      const orders = [agreedTier(liquidity, price, solvency), agreedTier(solvency, liquidity, price)];
      assert.deepEqual(orders, [agreed, agreed]);
    }),
  );
});

test("the stated shares of the maintenance margin: 10 % is tier 2", () => {
  assert.equal(tiers({ ...QUIET, basis: 0.00251 }, CALM, 0, PARAMETERS).tier, 2);
  assert.equal(tiers({ ...QUIET, basis: -0.00251 }, CALM, 0, PARAMETERS).tier, 2);
});

test("a basis of half the maintenance margin halts only with a second class", () => {
  assert.equal(tiers({ ...QUIET, basis: 0.0125 }, CALM, 0, PARAMETERS).tier, 2);
  assert.equal(tiers({ ...QUIET, basis: 0.0125, skewOverPool: 0.8 }, CALM, 0, PARAMETERS).tier, 3);
  assert.equal(tiers({ ...QUIET, basis: 0.0125, skewOverPool: 0.95 }, CALM, 0, PARAMETERS).tier, 4);
  assert.equal(tiers({ ...QUIET, basis: 0.0125, poolDrawdown: 0.4 }, CALM, 0, PARAMETERS).tier, 4);
  assert.equal(tiers({ ...QUIET, openInterestOverPool: 2, poolDrawdown: 0.4 }, CALM, 0, PARAMETERS).tier, 4);
});

test("up at once, down only after the dwell below half the threshold", () => {
  const up = tiers({ ...QUIET, basis: 0.0026 }, CALM, 0, PARAMETERS);
  assert.equal(up.tier, 2);
  const above = tiers({ ...QUIET, basis: 0.0013 }, up.memory, 1_000_000, PARAMETERS);
  assert.equal(above.tier, 2);
  assert.equal(above.memory.calmSince, null);
  const below = tiers(QUIET, above.memory, 2_000_000, PARAMETERS);
  assert.equal(below.tier, 2);
  assert.equal(below.calmSeconds, 0);
  const waiting = tiers(QUIET, below.memory, 2_119_999, PARAMETERS);
  assert.equal(waiting.tier, 2);
  const down = tiers(QUIET, waiting.memory, 2_120_000, PARAMETERS);
  assert.equal(down.tier, 0);
  assert.equal(down.previous, 2);
});

test("the dwell ends at the highest tier held meanwhile", () => {
  const two = { tier: 2, calmSince: null, calmTier: 0 };
  const first = tiers(QUIET, two, 0, PARAMETERS);
  const bump = tiers({ ...QUIET, basis: 0.0009 }, first.memory, 60_000, PARAMETERS);
  assert.equal(bump.memory.calmTier, 1);
  const end = tiers(QUIET, bump.memory, 120_000, PARAMETERS);
  assert.equal(end.tier, 1);
});

test("a relapse starts the dwell over", () => {
  const two: TierMemory = { tier: 2, calmSince: 0, calmTier: 0 };
  const relapse = tiers({ ...QUIET, basis: 0.0014 }, two, 100_000, PARAMETERS);
  assert.equal(relapse.memory.calmSince, null);
  assert.equal(tiers(QUIET, relapse.memory, 130_000, PARAMETERS).tier, 2);
});

test("while the quorum has not followed, the wish for a lower tier is repeated", () => {
  const inForce = 2;
  let memory: TierMemory = { tier: inForce, calmSince: 0, calmTier: 0 };
  for (const at of [120_000, 130_000, 140_000]) {
    const result = tiers(QUIET, { ...memory, tier: inForce }, at, PARAMETERS);
    assert.equal(result.tier, 0);
    memory = result.memory;
  }
});

test("once the quorum has followed, the next tier down needs a dwell of its own", () => {
  const asked: TierMemory = { tier: 2, calmSince: 0, calmTier: 1 };
  const followed = tiers(QUIET, { ...asked, tier: 1 }, 500_000, PARAMETERS);
  assert.equal(followed.tier, 1);
  assert.equal(followed.memory.calmSince, 500_000);
  assert.equal(tiers(QUIET, followed.memory, 619_999, PARAMETERS).tier, 1);
  assert.equal(tiers(QUIET, followed.memory, 620_000, PARAMETERS).tier, 0);
});

test("every class reports its value and thresholds", () => {
  const { checks } = tiers({ ...QUIET, basis: -0.002 }, CALM, 0, PARAMETERS);
  assert.equal(checks.length, 6);
  const over = checks.find(({ name }) => name === "basisOverMaintenance");
  assert.equal(over?.class, "price");
  assert.equal(over?.enters, 1);
  assert.ok(Math.abs((over?.value ?? 0) - 0.08) < 1e-12);
});

test("a tier never falls by itself within a dwell, whatever the levels do", () => {
  const level = fc.record({
    basisZ: fc.double({ min: -20, max: 20, noNaN: true }),
    basis: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    skewOverPool: fc.double({ min: 0, max: 1.2, noNaN: true }),
    openInterestOverPool: fc.double({ min: 0, max: 2.5, noNaN: true }),
    poolDrawdown: fc.double({ min: 0, max: 0.6, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(level, { minLength: 2, maxLength: 12 }), (levels) => {
      let memory = CALM;
      let raisedAt = 0;
      for (const [position, values] of levels.entries()) {
        const at = position * 10_000;
        const result = tiers({ ...QUIET, ...values }, memory, at, PARAMETERS);
        assert.ok(result.tier >= result.enters);
        if (result.tier > result.previous) raisedAt = at;
        if (result.tier < result.previous) assert.ok(at - raisedAt >= 120_000 - 10_000);
        memory = result.memory;
      }
    }),
  );
});

test("mirrored levels give the same tier", () => {
  const value = fc.double({ min: -0.05, max: 0.05, noNaN: true });
  fc.assert(
    fc.property(value, value, (basis, share) => {
      const input = { ...QUIET, basis, basisZ: basis * 500, skewOverPool: Math.abs(share) * 20 };
      const mirrored = { ...input, basis: -basis, basisZ: -basis * 500 };
      assert.equal(tiers(input, CALM, 0, PARAMETERS).tier, tiers(mirrored, CALM, 0, PARAMETERS).tier);
    }),
  );
});

test("the cheapest attack on each tier: one corrupt price feed ends at tier 2", () => {
  for (const basis of [0.01, 0.1, 1, 10]) {
    assert.equal(tiers({ ...QUIET, basis, basisZ: basis * 1e6 }, CALM, 0, PARAMETERS).tier, 2);
  }
});

test("parameters that contradict themselves are named", () => {
  assert.deepEqual(tierViolations(PARAMETERS), []);
  const fieldsOf = (changes: Partial<TierParameters>): string[] => tierViolations({ ...PARAMETERS, ...changes }).map(({ field }) => field);
  assert.deepEqual(fieldsOf({ basisZ: [2, 4, 3, 16] }), ["tiers.basisZ"]);
  assert.deepEqual(fieldsOf({ poolDrawdown: [0, 0.1, 0.2, 0.4] }), ["tiers.poolDrawdown"]);
  assert.deepEqual(fieldsOf({ skewOverPool: [0.1, 0.2, 0.3, Number.POSITIVE_INFINITY] }), ["tiers.skewOverPool"]);
  assert.deepEqual(fieldsOf({ releaseShare: 0, dwellSeconds: -1 }), ["tiers.releaseShare", "tiers.dwellSeconds"]);
});
