import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MarginParameters } from "./marginParameters.ts";
import { marginRatios } from "./marginRatios.ts";
import { marginViolations } from "./marginViolations.ts";

const MARGIN: MarginParameters = {
  multiple: 6,
  horizonSeconds: 3_600,
  initialFloor: 0.05,
  initialMax: 0.5,
  maintenanceShare: 0.5,
  maintenanceMin: 0.02,
  maintenanceMax: 0.025,
  maintenanceRampPerSecond: 0.005 / 86_400,
  initialOverMaintenance: 1.2,
};

const volatility = fc.double({ min: 0, max: 1, noNaN: true });

test("a calm market rests on the floor", () => {
  const result = marginRatios(0.005, null, 0, MARGIN);
  assert.equal(result.initial, 0.05);
  assert.equal(result.maintenance, 0.025);
  assert.equal(result.initialSetBy, "floor");
});

test("volatility raises the initial margin up to its maximum", () => {
  assert.ok(Math.abs(marginRatios(0.02, null, 0, MARGIN).initial - 0.12) < 1e-15);
  assert.equal(marginRatios(0.02, null, 0, MARGIN).initialSetBy, "volatility");
  assert.equal(marginRatios(0.2, null, 0, MARGIN).initial, 0.5);
  assert.equal(marginRatios(0.2, null, 0, MARGIN).initialSetBy, "max");
});

test("maintenance margin moves only by its ramp", () => {
  const day = marginRatios(0.02, 0.02, 86_400, MARGIN);
  assert.equal(day.maintenance, 0.025);
  assert.equal(day.ramped, false);
  const round = marginRatios(0.02, 0.02, 10, MARGIN);
  assert.ok(Math.abs(round.maintenance - (0.02 + (0.005 / 86_400) * 10)) < 1e-15);
  assert.equal(round.ramped, true);
  assert.equal(round.wantedMaintenance, 0.025);
});

test("a volatility shock never raises maintenance margin by more than the ramp", () => {
  fc.assert(
    fc.property(
      volatility,
      fc.double({ min: 0.02, max: 0.025, noNaN: true }),
      fc.integer({ min: 0, max: 3_600 }),
      (sigma, previous, elapsed) => {
        const { maintenance } = marginRatios(sigma, previous, elapsed, MARGIN);
        assert.ok(Math.abs(maintenance - previous) <= MARGIN.maintenanceRampPerSecond * elapsed * (1 + 1e-9) + 1e-15);
      },
    ),
  );
});

test("initial margin is at least 1.2 maintenance margins, always", () => {
  const shapes = fc.record({
    multiple: fc.double({ min: 0, max: 20, noNaN: true }),
    initialFloor: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    maintenanceShare: fc.double({ min: 0, max: 1, noNaN: true }),
    maintenanceMax: fc.double({ min: 0.001, max: 0.9, noNaN: true }),
  });
  fc.assert(
    fc.property(shapes, volatility, fc.option(fc.double({ min: 0, max: 0.9, noNaN: true })), (shape, sigma, previous) => {
      const parameters = { ...MARGIN, ...shape, maintenanceMin: 0 };
      const { initial, maintenance } = marginRatios(sigma, previous, 60, parameters);
      assert.ok(initial >= 1.2 * maintenance);
    }),
  );
});

test("inside its bounds and never decreasing in volatility", () => {
  fc.assert(
    fc.property(volatility, volatility, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const calm = marginRatios(low, null, 0, MARGIN).initial;
      const wild = marginRatios(high, null, 0, MARGIN).initial;
      assert.ok(calm <= wild);
      assert.ok(calm >= 0.05 && wild <= 0.5);
    }),
  );
});

test("a maintenance margin above the floor sets the initial margin", () => {
  const result = marginRatios(0, 0.1, 0, MARGIN);
  assert.equal(result.initialSetBy, "maintenance");
  assert.equal(result.initial, 1.2 * result.maintenance);
});

test("parameters that contradict themselves are named", () => {
  assert.deepEqual(marginViolations(MARGIN), []);
  const fieldsOf = (changes: Partial<MarginParameters>): string[] => marginViolations({ ...MARGIN, ...changes }).map(({ field }) => field);
  assert.deepEqual(fieldsOf({ initialFloor: 0.02 }), ["margin.initialFloor"]);
  assert.deepEqual(fieldsOf({ initialMax: 0.01 }), ["margin.initialMax"]);
  assert.deepEqual(fieldsOf({ maintenanceMin: 0.03 }), ["margin.maintenanceMin"]);
  assert.deepEqual(fieldsOf({ maintenanceRampPerSecond: 0 }), ["margin.maintenanceRampPerSecond"]);
  assert.deepEqual(fieldsOf({ initialOverMaintenance: 0.9 }), ["margin.initialOverMaintenance"]);
});
