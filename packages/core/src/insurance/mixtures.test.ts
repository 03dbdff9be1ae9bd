import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, uniforms } from "../math/seeded.testing.ts";
import { compoundShortfall } from "./target/compoundShortfall.ts";
import { insuranceTarget } from "./target/insuranceTarget.ts";

const count = fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10);
const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
const level = fc.double({ min: 0, max: 0.995, noNaN: true });
const shortfall = (crises: number, severities: readonly number[], at: number) =>
  compoundShortfall({ crises, severities, gridStep: 1 }, at).expectedShortfall;

test("crises without loss only thin a stream; the mixture of two needs no more than both apart and no less than the worse", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), sizes, sizes, level, (a, b, first, second, at) => {
      // Severities are equally likely, so that each list is repeated until both weigh as their streams do.
      const mixed = [
        ...Array.from({ length: a * second.length }, () => first).flat(),
        ...Array.from({ length: b * first.length }, () => second).flat(),
      ];
      const cutFirst = [...first, ...second.map(() => 0)];
      const cutSecond = [...second, ...first.map(() => 0)];
      const whole = shortfall((a + b) / 4, mixed, at);
      // Either kind alone, in a longer list of which the rest is without loss, at the rate that makes up for it.
      const scale = (first.length + second.length) / 4;
      const one = shortfall((a * scale) / first.length, cutFirst, at);
      const two = shortfall((b * scale) / second.length, cutSecond, at);
      close(one, shortfall(a / 4, first, at), 1e-7);
      close(two, shortfall(b / 4, second, at), 1e-7);
      assert.ok(whole <= one + two + 1e-6 && whole >= Math.max(one, two) - 1e-6);
    }),
    { numRuns: 60 },
  );
});

test("worse crises need more, whatever their order and however often each is listed", () => {
  fc.assert(
    fc.property(
      count,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 6 }),
      level,
      (crises, pairs, at) => {
        const mild = pairs.map(([size]) => size);
        const harsh = pairs.map(([size, more]) => size + more);
        assert.ok(shortfall(crises, harsh, at) >= shortfall(crises, mild, at) - 1e-7);
        close(shortfall(crises, mild.toReversed(), at), shortfall(crises, mild, at), 1e-9);
        close(shortfall(crises, [...mild, ...mild], at), shortfall(crises, mild, at), 1e-9);
      },
    ),
  );
});

test("spreading the same mean over rarer, larger crises needs more: the tail is what a fund is for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 }), (tenths, factor) => {
      const often = compoundShortfall({ crises: tenths / 10, severities: [1], gridStep: 1 }, 0.99);
      const rare = compoundShortfall({ crises: tenths / 10 / factor, severities: [factor], gridStep: 1 }, 0.99);
      close(often.mean, rare.mean, 1e-12);
      assert.ok(rare.expectedShortfall >= often.expectedShortfall - 1e-9);
    }),
  );
});

test("a simulated century of crises leaves the shortfall that was computed", () => {
  const uniform = uniforms(11);
  const [crises, severities, horizons] = [1.5, [0, 2, 5, 9], 120_000];
  const totals = Float64Array.from({ length: horizons }, () => {
    let total = 0;
    // Exponential waiting times until the horizon is over.
    const wait = () => -Math.log(1 - uniform());
    for (let time = wait(); time < crises; time += wait()) {
      total += severities[Math.floor(uniform() * severities.length)] ?? 0;
    }
    return total;
  }).sort();
  for (const at of [0.9, 0.99]) {
    const tail = totals.subarray(Math.round(at * horizons));
    const simulated = tail.reduce((sum, total) => sum + total, 0) / tail.length;
    close(simulated / shortfall(crises, severities, at), 1, 0.01, `level ${at}`);
  }
});

test("the target is the worst of its reasons: one reason more never lowers it, and each alone would have been met", () => {
  const scenario = fc.record({ name: fc.string(), badDebt: fc.double({ min: 0, max: 1e9, noNaN: true }) });
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.array(scenario, { maxLength: 6 }),
      scenario,
      (statistics, scenarios, another) => {
        const { target, setBy } = insuranceTarget(statistics, scenarios);
        assert.ok(target >= statistics && scenarios.every(({ badDebt }) => target >= badDebt));
        const named = scenarios.filter(({ badDebt }) => badDebt === target).map(({ name }) => name);
        assert.ok(target === statistics ? setBy === "expectedShortfall" : named.includes(setBy));
        const more = insuranceTarget(statistics, [...scenarios, another]).target;
        assert.equal(more, Math.max(target, another.badDebt));
        assert.equal(insuranceTarget(statistics, scenarios.toReversed()).target, target);
      },
    ),
  );
});
