import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compoundShortfall } from "./compoundShortfall.ts";
import { insuranceTarget } from "./insuranceTarget.ts";

const near = (got: number, wanted: number, relative = 1e-9) =>
  assert.ok(Math.abs(got - wanted) <= relative * Math.max(1, Math.abs(wanted)), `${got} against ${wanted}`);

test("one rare crisis of one size: the tail by hand", () => {
  const crises = 0.02;
  const { mean, valueAtRisk, expectedShortfall } = compoundShortfall({ crises, severities: [1_000], gridStep: 1_000 }, 0.99);
  // P(0) = exp(-0.02) = 0.98020 lies below 0.99, P(0) + P(1) above it; the rest of the mean is in the tail.
  const one = Math.exp(-crises) * crises;
  const beyond = Math.exp(-crises) + one - 0.99;
  near(mean, 20);
  near(valueAtRisk, 1_000);
  near(expectedShortfall, ((crises - one + beyond) * 1_000) / 0.01, 1e-9);
});

test("no crisis, no loss; a crisis without bad debt is none", () => {
  assert.deepEqual(compoundShortfall({ crises: 0, severities: [5], gridStep: 1 }, 0.99), { mean: 0, valueAtRisk: 0, expectedShortfall: 0 });
  assert.deepEqual(compoundShortfall({ crises: 3, severities: [0], gridStep: 1 }, 0.99), { mean: 0, valueAtRisk: 0, expectedShortfall: 0 });
  const plain = compoundShortfall({ crises: 1, severities: [7], gridStep: 1 }, 0.99).expectedShortfall;
  near(compoundShortfall({ crises: 2, severities: [7, 0], gridStep: 1 }, 0.99).expectedShortfall, plain);
});

test("at level zero the shortfall is the mean", () => {
  const losses = { crises: 1.5, severities: [1, 4, 9], gridStep: 1 };
  const { mean, expectedShortfall } = compoundShortfall(losses, 0);
  near(mean, 7);
  near(expectedShortfall, 7);
});

test("agrees with the distribution of a Poisson count", () => {
  const crises = 4;
  let chance = Math.exp(-crises);
  let reached = 0;
  let tail = 0;
  for (let n = 0; n < 200; n += 1) {
    const before = reached;
    reached += chance;
    tail += n * Math.max(0, Math.min(chance, reached - Math.max(0.99, before)));
    chance *= crises / (n + 1);
  }
  near(compoundShortfall({ crises, severities: [1], gridStep: 1 }, 0.99).expectedShortfall, tail / 0.01, 1e-6);
});

test("between the value at risk and everything: ordered, and rising with frequency and level", () => {
  const losses = fc.record({
    crises: fc.double({ min: 0, max: 8, noNaN: true }),
    severities: fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 }),
    gridStep: fc.constant(1),
  });
  fc.assert(
    fc.property(losses, fc.double({ min: 0, max: 0.999, noNaN: true }), (one, level) => {
      const at = compoundShortfall(one, level);
      assert.ok(at.expectedShortfall >= at.valueAtRisk - 1e-9);
      assert.ok(at.expectedShortfall >= at.mean - 1e-6 * Math.max(1, at.mean));
      const deeper = compoundShortfall(one, (1 + level) / 2);
      assert.ok(deeper.expectedShortfall >= at.expectedShortfall - 1e-6 * Math.max(1, at.expectedShortfall));
      const more = compoundShortfall({ ...one, crises: one.crises * 1.5 }, level);
      assert.ok(more.expectedShortfall >= at.expectedShortfall - 1e-6 * Math.max(1, at.expectedShortfall));
    }),
  );
});

test("a coarser grid only asks for more", () => {
  const severities = [1.1, 3.7, 12.4];
  const fine = compoundShortfall({ crises: 1, severities, gridStep: 0.1 }, 0.99).expectedShortfall;
  const coarse = compoundShortfall({ crises: 1, severities, gridStep: 5 }, 0.99).expectedShortfall;
  assert.ok(coarse >= fine);
});

test("the worst named scenario can ask for more than the statistics, and is named", () => {
  const scenarios = [
    { name: "10 October 2025", badDebt: 23e6 },
    { name: "JELLY", badDebt: 12e6 },
  ];
  assert.deepEqual(insuranceTarget(4e6, scenarios), { target: 23e6, setBy: "10 October 2025" });
  assert.deepEqual(insuranceTarget(40e6, scenarios), { target: 40e6, setBy: "expectedShortfall" });
  assert.deepEqual(insuranceTarget(0, []), { target: 0, setBy: "expectedShortfall" });
});

test("nonsense is refused by name", () => {
  const losses = { crises: 1, severities: [1], gridStep: 1 };
  assert.throws(() => compoundShortfall({ ...losses, crises: 501 }, 0.99), { code: "INSURANCE_INPUT", field: "crises" });
  assert.throws(() => compoundShortfall({ ...losses, severities: [] }, 0.99), { code: "INSURANCE_INPUT", field: "severities.length" });
  assert.throws(() => compoundShortfall(losses, 1), { code: "INSURANCE_INPUT", field: "level" });
  assert.throws(() => insuranceTarget(-1, []), { code: "INSURANCE_INPUT", field: "expectedShortfall" });
});

/** The total's distribution by brute force: a Poisson count of crises, their sizes added one after the other. */
function bruteForce(crises: number, severities: readonly number[], level: number): number {
  const most = 60;
  const longest = Math.max(...severities) * most + 1;
  let sums = new Float64Array(longest);
  sums[0] = 1;
  const total = new Float64Array(longest);
  let chance = Math.exp(-crises);
  for (let count = 0; count <= most; count += 1) {
    for (let size = 0; size < longest; size += 1) total[size] = (total[size] ?? 0) + chance * (sums[size] ?? 0);
    const next = new Float64Array(longest);
    for (const severity of severities) {
      for (let size = 0; size + severity < longest; size += 1) {
        next[size + severity] = (next[size + severity] ?? 0) + (sums[size] ?? 0) / severities.length;
      }
    }
    sums = next;
    chance *= crises / (count + 1);
  }
  let reached = 0;
  let tail = 0;
  for (let size = 0; size < longest; size += 1) {
    const before = reached;
    reached += total[size] ?? 0;
    tail += size * Math.max(0, reached - Math.max(level, before));
  }
  return tail / (1 - level);
}

test("the recursion is the distribution that adding up by hand gives", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      sizes,
      fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      (crises, severities, level) => {
        const { expectedShortfall } = compoundShortfall({ crises, severities, gridStep: 1 }, level);
        near(expectedShortfall, bruteForce(crises, severities, level), 1e-7);
      },
    ),
    { numRuns: 60 },
  );
});

test("the unit of money does not matter", () => {
  const losses = fc.record({
    crises: fc.double({ min: 0, max: 4, noNaN: true }),
    severities: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }),
  });
  fc.assert(
    fc.property(losses, ({ crises, severities }) => {
      const one = compoundShortfall({ crises, severities, gridStep: 1 }, 0.99).expectedShortfall;
      const cents = severities.map((severity) => severity * 128);
      near(compoundShortfall({ crises, severities: cents, gridStep: 128 }, 0.99).expectedShortfall, 128 * one);
    }),
  );
});

test("two independent horizons need no more together than each for itself", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (a, b) => {
      const at = (crises: number) => compoundShortfall({ crises, severities: [1, 3, 8], gridStep: 1 }, 0.99).expectedShortfall;
      assert.ok(at(a + b) <= at(a) + at(b) + 1e-6);
    }),
  );
});

test("a fund that takes its fees until the target is reached survives the quantile it was made for", () => {
  const { valueAtRisk, expectedShortfall } = compoundShortfall({ crises: 0.5, severities: [1, 4, 9], gridStep: 1 }, 0.99);
  const { target } = insuranceTarget(expectedShortfall, [{ name: "one of the worst", badDebt: 9 }]);
  assert.ok(target >= valueAtRisk && target >= 9);
});
