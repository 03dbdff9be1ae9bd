import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Response } from "../policy/response.ts";
import { boundResponse } from "./boundResponse.ts";
import type { FieldBounds } from "./fieldBounds.ts";
import { GOVERNANCE } from "./governance.testing.ts";
import type { GovernanceParameters } from "./governanceParameters.ts";
import { governanceViolations } from "./governanceViolations.ts";

const CALM: Response = { fundingRate: 0, borrowRate: 1e-9, initialMargin: 0.05, maintenanceMargin: 0.025, tradeFee: 0.0005, tier: 0 };
const FIELDS = ["fundingRate", "borrowRate", "initialMargin", "maintenanceMargin", "tradeFee", "tier"] as const;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const wish = fc.record({
  fundingRate: number(-1e-5, 1e-5),
  borrowRate: number(-1e-8, 1e-7),
  initialMargin: number(-1, 2),
  maintenanceMargin: number(-1, 2),
  tradeFee: number(-0.1, 0.1),
  tier: fc.integer({ min: -3, max: 9 }),
});
const seconds = fc.integer({ min: 0, max: 3_600 });
const bounded = (asked: Response, previous: Response | null, elapsed: number) =>
  boundResponse(asked, previous, elapsed, GOVERNANCE).response;
/** Absolute rounding of a chain of additions at the size of the field. */
const slack = (name: keyof Response) => 1e-12 * Math.max(1, Math.abs(GOVERNANCE.bounds[name].max));

test("who asks for more never gets less", () => {
  fc.assert(
    fc.property(wish, wish, wish, seconds, (a, b, start, elapsed) => {
      const previous = bounded(start, null, 0);
      for (const name of FIELDS) {
        const [low, high] = a[name] <= b[name] ? [a, b] : [b, a];
        const field = (asked: Response) => bounded({ ...CALM, maintenanceMargin: 0.02, [name]: asked[name] }, previous, elapsed)[name];
        assert.ok(field(low) <= field(high), name);
      }
    }),
  );
});

test("two wishes are never farther apart after the envelope than before it: no node's noise is amplified", () => {
  fc.assert(
    fc.property(wish, wish, wish, seconds, (a, b, start, elapsed) => {
      const previous = bounded(start, null, 0);
      const [x, y] = [bounded(a, previous, elapsed), bounded(b, previous, elapsed)];
      for (const name of FIELDS) {
        // Initial margin follows maintenance margin too, by the linked rule.
        const linked =
          name === "initialMargin" ? GOVERNANCE.rules.initialOverMaintenance * Math.abs(x.maintenanceMargin - y.maintenanceMargin) : 0;
        assert.ok(Math.abs(x[name] - y[name]) <= Math.max(Math.abs(a[name] - b[name]), linked) + slack(name), name);
      }
    }),
  );
});

test("a time walked in many steps reaches no farther than in one, and towards one goal exactly as far", () => {
  fc.assert(
    fc.property(wish, fc.array(seconds, { minLength: 1, maxLength: 12 }), (asked, waits) => {
      const total = waits.reduce((sum, wait) => sum + wait, 0);
      let walked = CALM;
      for (const wait of waits) walked = bounded(asked, walked, wait);
      const once = bounded(asked, CALM, total);
      for (const name of FIELDS) assert.ok(Math.abs(walked[name] - once[name]) <= slack(name), `${name}: ${walked[name]} ${once[name]}`);
    }),
  );
});

test("whatever is asked on the way, nothing is farther from the start than its steps allow", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(wish, seconds), { maxLength: 20 }), (calls) => {
      let now = 0;
      let present = CALM;
      for (const [asked, wait] of calls) {
        now += wait;
        present = bounded(asked, present, wait);
        for (const name of FIELDS) {
          const { maxStepPerSecond } = GOVERNANCE.bounds[name];
          if (maxStepPerSecond > 0) assert.ok(Math.abs(present[name] - CALM[name]) <= maxStepPerSecond * now + slack(name), name);
        }
      }
    }),
  );
});

test("longs and shorts meet the same envelope", () => {
  fc.assert(
    fc.property(number(-1e-5, 1e-5), number(-4e-7, 4e-7), seconds, (asked, from, elapsed) => {
      const of = (wanted: number, previous: number) =>
        bounded({ ...CALM, fundingRate: wanted }, { ...CALM, fundingRate: previous }, elapsed).fundingRate;
      assert.ok(of(-asked, -from) === -of(asked, from));
    }),
  );
});

test("an outcome says that nothing limited it exactly where the wish came through", () => {
  fc.assert(
    fc.property(wish, seconds, (asked, elapsed) => {
      const { response, outcomes } = boundResponse(asked, CALM, elapsed, GOVERNANCE);
      for (const name of FIELDS) {
        const { limit, requested, value } = outcomes[name];
        assert.equal(requested, asked[name]);
        assert.equal(value, response[name]);
        assert.equal(limit === "none", value === requested, name);
      }
    }),
  );
});

const field = (least: number, most: number) =>
  fc
    .tuple(number(least, most), number(least, most), number(0, 1))
    .map(([a, b, maxStepPerSecond]): FieldBounds => ({ min: Math.min(a, b), max: Math.max(a, b), maxStepPerSecond }));
const anyEnvelope = fc
  .record({
    fundingRate: field(-1e-3, 1e-3),
    borrowRate: field(0, 1e-3),
    initialMargin: field(0, 1),
    maintenanceMargin: field(0, 0.5),
    tradeFee: field(0, 0.1),
    over: number(0.5, 5),
    cap: number(0, 2e-3),
  })
  .map(
    ({ over, cap, ...bounds }): GovernanceParameters => ({
      ...GOVERNANCE,
      bounds: { ...GOVERNANCE.bounds, ...bounds },
      rules: { ...GOVERNANCE.rules, initialOverMaintenance: over, fundingCap: cap },
    }),
  );

test("in every envelope that is accepted, the repaired result stays inside its own bounds", () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyEnvelope, wish, wish, seconds, (governance, asked, start, elapsed) => {
      if (governanceViolations(governance).length > 0) return;
      accepted += 1;
      const previous = boundResponse(start, null, 0, governance).response;
      const result = boundResponse(asked, previous, elapsed, governance).response;
      for (const name of FIELDS) {
        const { min, max } = governance.bounds[name];
        assert.ok(result[name] >= min && result[name] <= max, `${name} = ${result[name]} outside ${min} to ${max}`);
      }
      const { fundingCap, initialOverMaintenance } = governance.rules;
      assert.ok(Math.abs(result.fundingRate) <= fundingCap);
      assert.ok(result.initialMargin >= initialOverMaintenance * result.maintenanceMargin);
      assert.deepEqual(boundResponse(result, previous, elapsed, governance).response, result);
    }),
    { numRuns: 2_000 },
  );
  assert.ok(accepted > 50, `${accepted} envelopes were accepted`);
});
