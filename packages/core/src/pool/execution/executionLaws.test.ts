import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { executionSchedule, executionSpeed, type ImpactModel } from "./almgrenChriss.ts";
import { kyleEquilibrium } from "./kyle.ts";
import { marketImpact } from "./marketImpact.ts";

const MODEL: ImpactModel = { sigma: 0.95, eta: 2.5e-6, gamma: 2.5e-7, epsilon: 0.0625 };
const near = (got: number, want: number, scale: number) => assert.ok(Math.abs(got - want) <= 1e-9 * scale, `${got} for ${want}`);
const aversions = fc.double({ min: 1e-9, max: 1e-5, noNaN: true });
const periods = fc.integer({ min: 2, max: 30 });

test("consistency: whoever plans again after the first period keeps to the plan", () => {
  fc.assert(
    fc.property(aversions, periods, fc.double({ min: 0.1, max: 4, noNaN: true }), (aversion, count, periodLength) => {
      const { holdings } = executionSchedule({ quantity: 1e6, periods: count, periodLength }, MODEL, aversion);
      const again = executionSchedule({ quantity: holdings[1] ?? 0, periods: count - 1, periodLength }, MODEL, aversion);
      for (const [j, held] of again.holdings.entries()) near(held, holdings[j + 1] ?? Number.NaN, 1e6);
      assert.equal(holdings.length, count + 1);
    }),
  );
});

test("a larger order is traded by the same shares, and only its cost grows faster than it", () => {
  fc.assert(
    fc.property(aversions, periods, fc.double({ min: 1, max: 1e6, noNaN: true }), (aversion, count, quantity) => {
      const [one, two] = [quantity, 2 * quantity].map((size) =>
        executionSchedule({ quantity: size, periods: count, periodLength: 1 }, MODEL, aversion),
      );
      assert.ok(one && two);
      assert.deepEqual(
        two.holdings,
        one.holdings.map((held) => 2 * held),
      );
      near(two.variance, 4 * one.variance, 4 * one.variance);
      // All but the half spread grows with the square.
      const spread = MODEL.epsilon * quantity;
      near(two.cost - 2 * spread, 4 * (one.cost - spread), 8 * one.cost);
    }),
  );
});

test("the unit of time is nothing: in units half as long the same schedule costs the same", () => {
  fc.assert(
    fc.property(aversions, periods, (aversion, count) => {
      const whole = executionSchedule({ quantity: 1e6, periods: count, periodLength: 1 }, MODEL, aversion);
      const halves = { ...MODEL, sigma: MODEL.sigma / Math.SQRT2, eta: 2 * MODEL.eta };
      const same = executionSchedule({ quantity: 1e6, periods: count, periodLength: 2 }, halves, aversion);
      for (const [j, held] of same.holdings.entries()) near(held, whole.holdings[j] ?? Number.NaN, 1e6);
      near(same.utility, whole.utility, whole.utility);
    }),
  );
});

test("by hand: 100 in four even periods of two, and all at once whatever the aversion", () => {
  const model: ImpactModel = { sigma: 3, eta: 0.5, gamma: 0.1, epsilon: 0.25 };
  const { holdings, cost, variance, utility } = executionSchedule({ quantity: 100, periods: 4, periodLength: 2 }, model, 0);
  assert.deepEqual(holdings, [100, 75, 50, 25, 0]);
  // 0.1 * 100^2 / 2 = 500, 0.25 * 100 = 25, (0.5 - 0.1) * 4 * 25^2 / 2 = 500.
  near(cost, 1_025, 1_025);
  // 9 * 2 * (75^2 + 50^2 + 25^2) = 18 * 8,750.
  assert.deepEqual([variance, utility], [157_500, cost]);
  const once = executionSchedule({ quantity: 100, periods: 1, periodLength: 2 }, model, 7);
  assert.deepEqual([once.holdings, once.variance], [[100, 0], 0]);
  // (0.5 - 0.1) * 100^2 / 2 = 2,000 instead of 500.
  near(once.utility, 2_525, 2_525);
});

test("kyle: twice the noise is twice the depth and profit, twice to know halves the depth and doubles the profit", () => {
  const sigma = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(sigma, sigma, (value, noise) => {
      const { lambda, beta, profit } = kyleEquilibrium(value, noise);
      assert.deepEqual(kyleEquilibrium(value, 2 * noise), { lambda: lambda / 2, beta: 2 * beta, profit: 2 * profit });
      assert.deepEqual(kyleEquilibrium(2 * value, noise), { lambda: 2 * lambda, beta: beta / 2, profit: 2 * profit });
    }),
  );
});

test("impact of large orders by hand: a day's volume in a day, 32 days of it, 16 times as many shares, and the sale", () => {
  const day = { quantity: 1_000, dailyVolume: 1_000, outstanding: 1_000, days: 1, sigma: 1 };
  assert.deepEqual([marketImpact(day).permanent, marketImpact({ ...day, outstanding: 16_000 }).permanent], [0.314, 0.628]);
  // Half of 0.314 and 0.142; 32^(3/5) = 8 of the temporary part.
  near(marketImpact(day).cost, 0.299, 1);
  near(marketImpact({ ...day, quantity: 32_000 }).cost, 32 * 0.157 + 8 * 0.142, 10);
  near(marketImpact({ ...day, quantity: -1_000, sigma: 2 }).cost, -0.598, 1);
  near(marketImpact({ ...day, days: 32 }).cost, 0.157 + 0.142 / 8, 1);
});

test("refusals name the field that is wrong", () => {
  const task = { quantity: 1, periods: 1, periodLength: 1 };
  const order = { quantity: 1, dailyVolume: 1, outstanding: 1, days: 1, sigma: 1 };
  const cases: [() => unknown, string][] = [
    [() => executionSchedule({ ...task, quantity: -1 }, MODEL, 0), "quantity"],
    [() => executionSchedule({ ...task, periods: Number.NaN }, MODEL, 0), "periods"],
    [() => executionSchedule({ ...task, periodLength: 0 }, MODEL, 0), "periodLength"],
    [() => executionSchedule(task, { ...MODEL, epsilon: -1 }, 0), "epsilon"],
    [() => executionSpeed({ ...MODEL, sigma: -1 }, 0, 1), "sigma"],
    [() => executionSpeed({ ...MODEL, gamma: -1 }, 0, 1), "gamma"],
    // Temporary impact of nothing after the permanent one is as bad as less than that.
    [() => executionSpeed({ ...MODEL, eta: 1, gamma: 2 }, 0, 1), "eta - gamma periodLength / 2"],
    [() => kyleEquilibrium(1, 0), "sigmaNoise"],
    [() => marketImpact({ ...order, quantity: Number.NaN }), "|quantity|"],
    [() => marketImpact({ ...order, outstanding: 0 }), "outstanding"],
    [() => marketImpact({ ...order, days: 0 }), "days"],
    [() => marketImpact({ ...order, sigma: -1 }), "sigma"],
  ];
  for (const [act, field] of cases) assert.throws(act, { code: "POOL_INPUT", field });
});
