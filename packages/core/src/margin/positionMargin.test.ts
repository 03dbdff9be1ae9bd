import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { marginRatios } from "./marginRatios.ts";
import { type MarginSituation, type PositionMarginRules, positionMargin } from "./positionMargin.ts";

const NONE: PositionMarginRules = { tiers: null, openInterest: null, sizeFactor: null, depth: null, initialOverMaintenance: 1.2 };
const ALL: PositionMarginRules = {
  tiers: [
    { lowerBound: 0, rate: 0.02 },
    { lowerBound: 1e6, rate: 0.05 },
  ],
  openInterest: { lower: 5e6, upper: 50e6 },
  sizeFactor: 0.0005,
  depth: { absorbedPerSecond: 2_000, horizonSeconds: 3_600, multiple: 4, max: 0.5 },
  initialOverMaintenance: 1.2,
};
const SITUATION: MarginSituation = {
  size: 2,
  price: 100,
  openNotional: 0,
  horizonVolatility: 0.01,
  ratios: { initial: 0.1, maintenance: 0.05 },
};

const situation = fc.record({
  size: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  price: fc.double({ min: 0, max: 1e5, noNaN: true }),
  openNotional: fc.double({ min: 0, max: 1e9, noNaN: true }),
  horizonVolatility: fc.double({ min: 0, max: 2, noNaN: true }),
  ratios: fc.record({ initial: fc.double({ min: 0, max: 1, noNaN: true }), maintenance: fc.double({ min: 0, max: 0.5, noNaN: true }) }),
});

test("without further rules the ratios stand", () => {
  assert.deepEqual(positionMargin(SITUATION, NONE), { initial: 20, maintenance: 10, initialSetBy: "volatility", depthAddOn: 0 });
});

test("each rule can set the initial margin, and says so", () => {
  const setBy = (changes: Partial<MarginSituation>, rules: Partial<PositionMarginRules>) =>
    positionMargin({ ...SITUATION, ...changes }, { ...NONE, ...rules }).initialSetBy;
  assert.equal(setBy({ openNotional: 30e6 }, { openInterest: ALL.openInterest }), "openInterest");
  assert.equal(setBy({ size: 1e6 }, { sizeFactor: 0.0005 }), "size");
  assert.equal(setBy({ ratios: { initial: 0.05, maintenance: 0.05 } }, {}), "maintenance");
  assert.equal(setBy({ size: 1e5 }, { tiers: [{ lowerBound: 0, rate: 0.3 }] }), "maintenance");
});

test("the add-on for depth comes on top and is shown", () => {
  const large = { ...SITUATION, size: 72_000 };
  const result = positionMargin(large, { ...NONE, depth: ALL.depth });
  // One horizon of selling: 4 * 0.01 * (sqrt(4 / 3) - 1) of 7.2 million.
  assert.ok(Math.abs(result.depthAddOn - 7.2e6 * 0.04 * (Math.sqrt(4 / 3) - 1)) < 1e-6);
  assert.ok(Math.abs(result.initial - 720_000 - result.depthAddOn) < 1e-6);
});

test("initial margin covers maintenance margin in every market, always", () => {
  fc.assert(
    fc.property(situation, fc.constantFrom(NONE, ALL), (now, rules) => {
      const { initial, maintenance } = positionMargin(now, rules);
      assert.ok(initial >= 1.2 * maintenance);
    }),
  );
});

test("no rise of volatility, open interest or illiquidity moves a maintenance margin", () => {
  fc.assert(
    fc.property(situation, situation, (now, then) => {
      const later = { ...then, size: now.size, price: now.price, ratios: { ...then.ratios, maintenance: now.ratios.maintenance } };
      assert.equal(positionMargin(later, ALL).maintenance, positionMargin(now, ALL).maintenance);
    }),
  );
});

test("a volatility shock liquidates nobody: requirement after a round grows by no more than the ramp", () => {
  const parameters = {
    multiple: 6,
    horizonSeconds: 3_600,
    initialFloor: 0.05,
    initialMax: 0.5,
    maintenanceShare: 0.5,
    maintenanceMin: 0.02,
    maintenanceMax: 0.04,
    maintenanceRampPerSecond: 0.005 / 86_400,
    initialOverMaintenance: 1.2,
  };
  const rising = fc.tuple(fc.double({ min: 0.001, max: 0.02, noNaN: true }), fc.double({ min: 1, max: 100, noNaN: true }));
  fc.assert(
    fc.property(rising, ([calm, shock]) => {
      const before = marginRatios(calm, null, 0, parameters);
      const after = marginRatios(calm * shock, before.maintenance, 60, parameters);
      const at = (ratios: typeof before) => positionMargin({ ...SITUATION, ratios }, NONE);
      const allowed = parameters.maintenanceRampPerSecond * 60 * 200;
      assert.ok(at(after).maintenance <= at(before).maintenance + allowed * (1 + 1e-9));
      assert.ok(at(after).initial >= at(before).initial - 1e-12, "new risk pays for the shock at once");
    }),
  );
});

test("no position is asked for more than its notional unless maintenance asks for it", () => {
  fc.assert(
    fc.property(situation, (now) => {
      const { initial, maintenance, depthAddOn } = positionMargin(now, ALL);
      const notional = Math.abs(now.size) * now.price;
      assert.ok(initial <= Math.max(notional, 1.2 * maintenance) * (1 + 1e-12));
      assert.ok(depthAddOn >= 0 && depthAddOn <= notional);
    }),
  );
});

test("nonsense is refused by name", () => {
  assert.throws(() => positionMargin({ ...SITUATION, price: -1 }, NONE), { code: "MARGIN_INPUT", field: "price" });
  assert.throws(() => positionMargin(SITUATION, { ...NONE, initialOverMaintenance: 0.5 }), {
    code: "MARGIN_INPUT",
    field: "initialOverMaintenance",
  });
});
