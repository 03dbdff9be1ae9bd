import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ExecutionTask, executionSchedule, executionSpeed, type ImpactModel } from "./almgrenChriss.ts";
import { kyleEquilibrium } from "./kyle.ts";
import { marketImpact } from "./marketImpact.ts";

const MODEL: ImpactModel = { sigma: 0.95, eta: 2.5e-6, gamma: 2.5e-7, epsilon: 0.0625 };
const TASK: ExecutionTask = { quantity: 1e6, periods: 5, periodLength: 1 };
const near = (got: number, want: number, tolerance: number) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${got} against ${want}`);

/** Cost plus aversion times variance of any schedule, from the definition. */
function utilityOf(holdings: readonly number[], { quantity, periodLength }: ExecutionTask, model: ImpactModel, aversion: number): number {
  const { sigma, eta, gamma, epsilon } = model;
  let [cost, variance] = [(gamma * quantity ** 2) / 2 + epsilon * quantity, 0];
  for (let j = 1; j < holdings.length; j++) {
    const sold = (holdings[j - 1] ?? 0) - (holdings[j] ?? 0);
    cost += ((eta - (gamma * periodLength) / 2) * sold ** 2) / periodLength;
    variance += sigma ** 2 * periodLength * (holdings[j] ?? 0) ** 2;
  }
  return cost + aversion * variance;
}

const aversions = fc.double({ min: 0, max: 1e-4, noNaN: true });

test("schedule: the paper's example, and the even one without aversion", () => {
  const { holdings } = executionSchedule(TASK, MODEL, 1e-6);
  [1e6, 541_955.5543739223, 289_854.2194099351, 147_897.4878217232, 62_141.801605766035, 0].forEach((want, j) => {
    near(holdings[j] ?? Number.NaN, want, 1e-9);
  });
  assert.deepEqual(executionSchedule(TASK, MODEL, 0).holdings, [1e6, 8e5, 6e5, 4e5, 2e5, 0]);
});

test("schedule: no other schedule has less cost and risk: every small change of it is worse", () => {
  fc.assert(
    fc.property(
      aversions,
      fc.array(fc.double({ min: -5_000, max: 5_000, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (aversion, changes) => {
        const { holdings, utility } = executionSchedule(TASK, MODEL, aversion);
        near(utility, utilityOf(holdings, TASK, MODEL, aversion), 1e-9);
        const other = holdings.map((held, j) => held + (changes[j - 1] ?? 0));
        assert.ok(utilityOf(other, TASK, MODEL, aversion) >= utility * (1 - 1e-12));
      },
    ),
  );
});

test("schedule: falls, is convex, and more aversion is faster, dearer and surer", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e-5, noNaN: true }), (aversion) => {
      const { holdings, cost, variance } = executionSchedule(TASK, MODEL, aversion);
      for (let j = 1; j < holdings.length; j++) assert.ok((holdings[j] ?? 0) <= (holdings[j - 1] ?? 0));
      for (let j = 1; j + 1 < holdings.length; j++) {
        assert.ok((holdings[j - 1] ?? 0) + (holdings[j + 1] ?? 0) >= 2 * (holdings[j] ?? 0) - 1e-6);
      }
      const faster = executionSchedule(TASK, MODEL, aversion * 2);
      assert.ok(faster.cost >= cost - 1e-6 && faster.variance <= variance + 1);
    }),
  );
});

test("schedule: from no aversion to so much that all goes in the first period, without overflow", () => {
  for (const aversion of [1e-30, 1e-16, 1e-12]) {
    executionSchedule(TASK, MODEL, aversion).holdings.forEach((held, j) => {
      near(held, 1e6 - 2e5 * j, 1e-3);
    });
  }
  const { holdings } = executionSchedule({ ...TASK, periods: 2_000 }, MODEL, 1e6);
  assert.ok((holdings[1] ?? 1) < 1 && holdings.every((held) => Number.isFinite(held) && held >= 0));
  assert.deepEqual(executionSchedule({ ...TASK, quantity: 0 }, MODEL, 1e-6).cost, 0);
});

test("speed: the defining equation, to all digits also where it is tiny", () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: -2, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true }), (power, tau) => {
      const lambda = 10 ** power;
      const speed = executionSpeed(MODEL, lambda, tau);
      // 2 (cosh(x) - 1) = 4 sinh(x / 2)^2
      near(
        (4 * Math.sinh((speed * tau) / 2) ** 2) / tau ** 2 / ((lambda * MODEL.sigma ** 2) / (MODEL.eta - (MODEL.gamma * tau) / 2)),
        1,
        1e-9,
      );
    }),
  );
  near(executionSpeed(MODEL, 1e-6, 1), 0.6070761632470627, 1e-12);
  assert.equal(executionSpeed(MODEL, 0, 1), 0);
});

test("kyle: depth is where the informed trader's best order and the makers' best guess agree", () => {
  const sigma = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(sigma, sigma, (value, noise) => {
      const { lambda, beta, profit } = kyleEquilibrium(value, noise);
      near(beta, 1 / (2 * lambda), 1e-12);
      // The regression of value on order flow.
      near(lambda, (beta * value ** 2) / (beta ** 2 * value ** 2 + noise ** 2), 1e-12);
      near(profit, lambda * noise ** 2, 1e-12);
    }),
  );
});

test("impact of large orders: the fitted examples, odd in the order, smaller when worked longer", () => {
  const ibm = { quantity: 656_100, dailyVolume: 6.561e6, outstanding: 1.728e9, days: 0.1, sigma: 0.0157 };
  // The paper's table: permanent 20 bp, and 32, 25 and 18 bp of cost over 0.1, 0.2 and 0.5 days.
  near(marketImpact(ibm).permanent * 1e4, 20, 0.02);
  near(marketImpact(ibm).cost * 1e4, 32, 0.02);
  near(marketImpact({ ...ibm, days: 0.2 }).cost * 1e4, 25, 0.03);
  near(marketImpact({ ...ibm, days: 0.5 }).cost * 1e4, 18, 0.03);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.double({ min: 0.01, max: 2, noNaN: true }), (quantity, days) => {
      const there = marketImpact({ ...ibm, quantity, days });
      const back = marketImpact({ ...ibm, quantity: -quantity, days });
      assert.ok(there.cost === -back.cost || (there.cost === 0 && back.cost === 0));
      assert.ok(marketImpact({ ...ibm, quantity, days: 2 * days }).cost <= there.cost);
    }),
  );
});

test("refusals", () => {
  assert.throws(() => executionSchedule({ ...TASK, periods: 0 }, MODEL, 0), { code: "POOL_INPUT", field: "periods" });
  assert.throws(() => executionSchedule({ ...TASK, periods: 1.5 }, MODEL, 0), { code: "POOL_INPUT", field: "periods" });
  assert.throws(() => executionSpeed({ sigma: 1, eta: 1, gamma: 2 }, 0, 1), { code: "POOL_INPUT", field: "eta - gamma periodLength / 2" });
  assert.throws(() => executionSpeed(MODEL, -1, 1), { code: "POOL_INPUT", field: "riskAversion" });
  assert.throws(() => kyleEquilibrium(0, 1), { code: "POOL_INPUT", field: "sigmaValue" });
  assert.throws(() => marketImpact({ quantity: 1, dailyVolume: 0, outstanding: 1, days: 1, sigma: 1 }), { field: "dailyVolume" });
});
