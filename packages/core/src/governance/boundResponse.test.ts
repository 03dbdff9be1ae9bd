import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Response } from "../policy/response.ts";
import { boundResponse } from "./boundResponse.ts";
import { GOVERNANCE } from "./governance.testing.ts";

const CALM: Response = { fundingRate: 0, borrowRate: 1e-9, initialMargin: 0.05, maintenanceMargin: 0.025, tradeFee: 0.0005, tier: 0 };

const response = fc.record({
  fundingRate: fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
  borrowRate: fc.double({ min: -1e-8, max: 1e-7, noNaN: true }),
  initialMargin: fc.double({ min: -1, max: 2, noNaN: true }),
  maintenanceMargin: fc.double({ min: -1, max: 2, noNaN: true }),
  tradeFee: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  tier: fc.integer({ min: -3, max: 9 }),
});
const elapsed = fc.integer({ min: 0, max: 100_000 });

test("a response inside every bound passes unchanged", () => {
  const { response: bounded, outcomes } = boundResponse(CALM, CALM, 10, GOVERNANCE);
  assert.deepEqual(bounded, CALM);
  for (const { limit } of Object.values(outcomes)) assert.equal(limit, "none");
});

test("each limit names itself", () => {
  const asked: Response = { ...CALM, tradeFee: 0.02, borrowRate: -1, fundingRate: 4e-7 };
  const { outcomes } = boundResponse(asked, CALM, 10, GOVERNANCE);
  assert.equal(outcomes.borrowRate.limit, "step");
  assert.equal(boundResponse(asked, null, 0, GOVERNANCE).outcomes.borrowRate.limit, "min");
  assert.equal(outcomes.fundingRate.limit, "step");
  assert.equal(boundResponse(asked, null, 0, GOVERNANCE).outcomes.tradeFee.limit, "max");
  assert.equal(outcomes.tradeFee.requested, 0.02);
});

test("before the first vector only the bounds apply", () => {
  const cap = GOVERNANCE.rules.fundingCap;
  assert.equal(boundResponse({ ...CALM, fundingRate: 1 }, null, 0, GOVERNANCE).response.fundingRate, cap);
});

test("the linked rule wins over the step: initial margin is raised at once", () => {
  const loose = { ...GOVERNANCE, bounds: { ...GOVERNANCE.bounds, maintenanceMargin: { min: 0.02, max: 0.4, maxStepPerSecond: 0 } } };
  const { response: bounded, outcomes } = boundResponse({ ...CALM, maintenanceMargin: 0.2 }, CALM, 1, loose);
  assert.equal(bounded.maintenanceMargin, 0.2);
  assert.equal(bounded.initialMargin, 1.2 * 0.2);
  assert.equal(outcomes.initialMargin.limit, "linked");
});

test("a step of zero per second is no limit", () => {
  assert.equal(boundResponse({ ...CALM, tier: 4 }, CALM, 0, GOVERNANCE).response.tier, 4);
});

test("bounds are idempotent", () => {
  fc.assert(
    fc.property(response, response, elapsed, (asked, start, seconds) => {
      const previous = boundResponse(start, null, 0, GOVERNANCE).response;
      const once = boundResponse(asked, previous, seconds, GOVERNANCE).response;
      assert.deepEqual(boundResponse(once, previous, seconds, GOVERNANCE).response, once);
    }),
  );
});

test("the result is always inside bounds, steps and linked rules", () => {
  fc.assert(
    fc.property(response, response, elapsed, (asked, start, seconds) => {
      const previous = boundResponse(start, null, 0, GOVERNANCE).response;
      const { response: bounded } = boundResponse(asked, previous, seconds, GOVERNANCE);
      for (const [name, value] of Object.entries(bounded)) {
        const field = name as keyof Response;
        const { min, max, maxStepPerSecond } = GOVERNANCE.bounds[field];
        assert.ok(value >= min && value <= max, `${name} = ${value}`);
        if (maxStepPerSecond === 0) continue;
        assert.ok(Math.abs(value - previous[field]) <= maxStepPerSecond * seconds + 1e-12, name);
      }
      assert.ok(bounded.initialMargin >= 1.2 * bounded.maintenanceMargin - 1e-15);
      assert.ok(Math.abs(bounded.fundingRate) <= GOVERNANCE.rules.fundingCap);
    }),
  );
});

test("more time never allows less", () => {
  fc.assert(
    fc.property(response, elapsed, elapsed, (asked, a, b) => {
      const [short, long] = a < b ? [a, b] : [b, a];
      const near = boundResponse(asked, CALM, long, GOVERNANCE).response;
      const far = boundResponse(asked, CALM, short, GOVERNANCE).response;
      assert.ok(Math.abs(near.fundingRate - asked.fundingRate) <= Math.abs(far.fundingRate - asked.fundingRate));
    }),
  );
});
