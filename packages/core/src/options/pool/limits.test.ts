import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { blackScholes } from "../pricing/blackScholes.ts";
import { type ForceCloseInput, forceClosePrice, forceCloseVolatility } from "./forceClose.ts";
import { type GreekLimits, greekBreaches } from "./greekLimits.ts";
import { hedgeBand, nextHedge } from "./hedgeBand.ts";

const SHOCKS = { longVolShock: 0.8, shortVolShock: 1.2, shortSpotMinimum: 0.01 };
const volatility = fc.double({ min: 0.05, max: 3, noNaN: true });

test("a forced close is at the volatility that is better for the pool, and then some", () => {
  fc.assert(
    fc.property(volatility, volatility, (averaged, live) => {
      assert.ok(forceCloseVolatility("long", averaged, live, SHOCKS) <= 0.8 * averaged);
      assert.ok(forceCloseVolatility("long", averaged, live, SHOCKS) <= 0.8 * live);
      assert.ok(forceCloseVolatility("short", averaged, live, SHOCKS) >= 1.2 * averaged);
      assert.ok(forceCloseVolatility("short", averaged, live, SHOCKS) >= 1.2 * live);
    }),
  );
});

const CLOSE: ForceCloseInput = { side: "short", kind: "call", spot: 110, strike: 100, years: 0.1, rate: 0, volatility: 0.5 };

test("a long gets the model's price, a short pays at least parity and a share of spot", () => {
  const model = (input: ForceCloseInput) => blackScholes({ ...input, dividendYield: 0 });
  assert.equal(forceClosePrice({ ...CLOSE, side: "long" }, SHOCKS), model(CLOSE));
  assert.equal(forceClosePrice(CLOSE, SHOCKS), Math.max(model(CLOSE), 11.1));
  assert.ok(Math.abs(forceClosePrice({ ...CLOSE, years: 0 }, SHOCKS) - 11.1) < 1e-12);
  assert.ok(Math.abs(forceClosePrice({ ...CLOSE, kind: "put", years: 0 }, SHOCKS) - 1.1) < 1e-12);
  assert.ok(Math.abs(forceClosePrice({ ...CLOSE, kind: "put", spot: 90, years: 0 }, SHOCKS) - 10.9) < 1e-12);
});

test("closing a long and a short of the same option by force never profits the traders", () => {
  fc.assert(
    fc.property(fc.double({ min: 50, max: 200, noNaN: true }), volatility, volatility, (spot, averaged, live) => {
      const [long, short] = (["long", "short"] as const).map((side) =>
        forceClosePrice({ ...CLOSE, side, spot, volatility: forceCloseVolatility(side, averaged, live, SHOCKS) }, SHOCKS),
      ) as [number, number];
      assert.ok(long <= short + 1e-12);
    }),
  );
});

const LIMITS: GreekLimits = { delta: 100, gamma: 5, vega: 1000, minimumDelta: 0.15 };
const NONE = { delta: 0, gamma: 0, vega: 0 };

test("limits bind what grows, and never what shrinks", () => {
  assert.deepEqual(greekBreaches(NONE, { ...NONE, delta: 100 }, 0.5, LIMITS), []);
  assert.deepEqual(greekBreaches(NONE, { ...NONE, delta: -100.1 }, 0.5, LIMITS), ["delta"]);
  assert.deepEqual(greekBreaches(NONE, { delta: 200, gamma: 6, vega: -2000 }, 0.5, LIMITS), ["delta", "gamma", "vega"]);
  assert.deepEqual(greekBreaches({ ...NONE, vega: 5000 }, { ...NONE, vega: 4000 }, 0.5, LIMITS), []);
  assert.deepEqual(greekBreaches({ ...NONE, vega: 5000 }, { ...NONE, vega: -4000 }, 0.5, LIMITS), ["vega"]);
  assert.deepEqual(greekBreaches({ ...NONE, vega: 5000 }, { ...NONE, vega: 5000 }, 0.5, LIMITS), []);
});

test("strikes far from the money are not traded", () => {
  for (const [delta, breached] of [
    [0.149, true],
    [0.15, false],
    [0.85, false],
    [0.851, true],
    [Number.NaN, true],
  ] as const) {
    assert.equal(greekBreaches(NONE, NONE, delta, LIMITS).includes("moneyness"), breached, `${delta}`);
  }
});

test("a greek that is no number is a breach", () => {
  assert.deepEqual(greekBreaches(NONE, { ...NONE, gamma: Number.NaN }, 0.5, LIMITS), ["gamma"]);
});

test("the band widens with cost and gamma as their cube root, and narrows with aversion", () => {
  const at = (change: object) => hedgeBand({ spot: 100, gamma: 2, cost: 0.001, riskAversion: 0.01, years: 0, rate: 0, ...change });
  assert.ok(Math.abs(at({}) - Math.cbrt(60)) < 1e-12);
  assert.ok(Math.abs(at({ cost: 0.008 }) / at({}) - 2) < 1e-12);
  assert.ok(Math.abs(at({ gamma: 16 }) / at({}) - 4) < 1e-12);
  assert.ok(Math.abs(at({ riskAversion: 0.08 }) / at({}) - 0.5) < 1e-12);
  assert.equal(at({ cost: 0 }), 0);
  assert.ok(at({ years: 1, rate: 0.3 }) < at({}));
});

test("a hedge inside the band rests, outside it goes to the nearer edge and no further", () => {
  assert.equal(nextHedge(8, 10, { band: 3, cap: 100 }), 8);
  assert.equal(nextHedge(0, 10, { band: 3, cap: 100 }), 7);
  assert.equal(nextHedge(20, 10, { band: 3, cap: 100 }), 13);
  assert.equal(nextHedge(0, 200, { band: 3, cap: 100 }), 100);
  assert.equal(nextHedge(0, -200, { band: 3, cap: 100 }), -100);
  assert.equal(nextHedge(5, 10, { band: 0, cap: 100 }), 10);
});

test("hedging twice is hedging once", () => {
  const units = fc.double({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(units, units, fc.double({ min: 0, max: 50, noNaN: true }), (current, target, band) => {
      const limits = { band, cap: 500 };
      const once = nextHedge(current, target, limits);
      assert.equal(nextHedge(once, target, limits), once);
      assert.ok(Math.abs(once - target) <= Math.max(band, Math.abs(target) - 500) + 1e-9);
    }),
  );
});

test("a cost band pays: on the same path it trades far less for little more risk than hedging every step", () => {
  // A short straddle hedged along a seeded path; the band's answer is compared with a hedge at every step.
  const steps = 500;
  const sigma = 0.6;
  const cost = 0.001;
  const strike = 100;
  let seed = 12345;
  const uniform = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed + 0.5) / 0x80000000;
  };
  const dt = 0.25 / steps;
  let spot = 100;
  const turnover = { always: 0, band: 0 };
  const hedge = { always: 0, band: 0 };
  for (let i = 0; i < steps - 5; i++) {
    const years = 0.25 - i * dt;
    const h = 0.01;
    const book = (s: number) =>
      -blackScholes({ kind: "call", spot: s, strike, years, volatility: sigma, rate: 0, dividendYield: 0 }) -
      blackScholes({ kind: "put", spot: s, strike, years, volatility: sigma, rate: 0, dividendYield: 0 });
    const delta = (book(spot + h) - book(spot - h)) / (2 * h);
    const gamma = (book(spot + 1) - 2 * book(spot) + book(spot - 1)) / 1;
    const band = hedgeBand({ spot, gamma, cost, riskAversion: 0.05, years, rate: 0 });
    const wanted = {
      always: nextHedge(hedge.always, -delta, { band: 0, cap: 10 }),
      band: nextHedge(hedge.band, -delta, { band, cap: 10 }),
    };
    for (const name of ["always", "band"] as const) {
      turnover[name] += Math.abs(wanted[name] - hedge[name]) * spot;
      hedge[name] = wanted[name];
    }
    assert.ok(Math.abs(hedge.band + delta) <= band + 1e-12, "inside the band after each step");
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    spot *= Math.exp(sigma * Math.sqrt(dt) * normal - 0.5 * sigma * sigma * dt);
  }
  assert.ok(turnover.band < 0.6 * turnover.always, `${turnover.band} against ${turnover.always}`);
});
