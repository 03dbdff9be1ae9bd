import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AccountBook, createMarginScratch, type MarginColumns, marginAccounts } from "./marginAccounts.ts";
import { MARKET, portfolioArbitrary } from "./market.testing.ts";
import { splitForward } from "./market.ts";
import { PMRM2_PARAMETERS } from "./pmrm2.ts";
import { type Portfolio, portfolioMargin } from "./portfolioMargin.ts";
import { buildScenarioGrid, FIRST_SCENARIO, MARK } from "./scenarioGrid.ts";
import { skewFactor } from "./skewFactor.ts";
import { staticDiscount } from "./staticDiscount.ts";
import { portfolioMarginViolations } from "./violations.ts";
import { tenorShock, volatilityFactors } from "./volatilityFactors.ts";

const offsets = (lengths: readonly number[]): Uint32Array => {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    starts[i + 1] = (starts[i] ?? 0) + length;
  });
  return starts;
};

/** One book of many portfolios over one list of instruments. */
function bookOf(portfolios: readonly Portfolio[]): AccountBook {
  const options = portfolios.flatMap((portfolio) => portfolio.options);
  const collaterals = portfolios.flatMap((portfolio) => portfolio.collaterals);
  return {
    optionStart: offsets(portfolios.map((portfolio) => portfolio.options.length)),
    instrument: Uint32Array.from(options, (_, i) => i),
    amount: Float64Array.from(options, ({ amount }) => amount),
    collateralStart: offsets(portfolios.map((portfolio) => portfolio.collaterals.length)),
    collateral: Uint32Array.from(collaterals, ({ collateral }) => collateral),
    collateralAmount: Float64Array.from(collaterals, ({ amount }) => amount),
    cash: Float64Array.from(portfolios, ({ cash }) => cash),
    perp: Float64Array.from(portfolios, ({ perp }) => perp),
    perpValue: Float64Array.from(portfolios, ({ perpValue }) => perpValue),
  };
}

const columnsOf = (accounts: number): MarginColumns => ({
  maintenance: new Float64Array(accounts),
  initial: new Float64Array(accounts),
  markToMarket: new Float64Array(accounts),
  worst: new Uint32Array(accounts),
});

test("a book gives every account what it gets alone: nothing leaks from one to the next", () => {
  fc.assert(
    fc.property(fc.array(portfolioArbitrary, { minLength: 1, maxLength: 6 }), (portfolios) => {
      const grid = buildScenarioGrid(
        portfolios.flatMap(({ options }) => options),
        MARKET,
        PMRM2_PARAMETERS,
      );
      const out = columnsOf(portfolios.length);
      const scratch = createMarginScratch(grid);
      marginAccounts(grid, bookOf(portfolios), scratch, out);
      // Again with the used memory: the same to the bit.
      const again = columnsOf(portfolios.length);
      marginAccounts(grid, bookOf(portfolios), scratch, again);
      assert.deepEqual(again, out);
      portfolios.forEach((portfolio, i) => {
        const alone = portfolioMargin(portfolio, MARKET, PMRM2_PARAMETERS);
        for (const name of ["maintenance", "initial", "markToMarket"] as const) {
          assert.ok(Math.abs((out[name][i] ?? Number.NaN) - alone[name]) <= 1e-9 * (1e6 + Math.abs(alone[name])), `${name} of ${i}`);
        }
        const worst = PMRM2_PARAMETERS.scenarios[out.worst[i] ?? 0] ?? "basis";
        assert.deepEqual(worst, alone.worst);
      });
    }),
  );
});

test("the grid has 33 scenarios, and its mark is the unmoved one", () => {
  assert.equal(PMRM2_PARAMETERS.scenarios.length, 33);
  const instruments = [{ expiry: 2, strike: 3000, kind: "call", volatility: 0.7 }] as const;
  const grid = buildScenarioGrid(instruments, MARKET, PMRM2_PARAMETERS);
  assert.equal(grid.columns, 36);
  const still = PMRM2_PARAMETERS.scenarios.findIndex(({ spot, volatility }) => spot === 1 && volatility === "none");
  assert.equal(grid.prices[FIRST_SCENARIO + still], grid.prices[MARK]);
});

test("volatility up is never cheaper than unmoved, down never dearer", () => {
  const instruments = [0, 1, 2, 3].flatMap((expiry) =>
    [2000, 3000, 4000].map((strike) => ({ expiry, strike, kind: "put" as const, volatility: 0.6 })),
  );
  const grid = buildScenarioGrid(instruments, MARKET, PMRM2_PARAMETERS);
  const { scenarios } = PMRM2_PARAMETERS;
  instruments.forEach((_, i) => {
    for (const spot of new Set(scenarios.filter(({ volatility }) => volatility === "down").map((scenario) => scenario.spot))) {
      const [up, none, down] = (["up", "none", "down"] as const).map((move) => {
        const s = scenarios.findIndex((scenario) => scenario.spot === spot && scenario.volatility === move);
        return grid.prices[i * grid.columns + FIRST_SCENARIO + s] ?? Number.NaN;
      }) as [number, number, number];
      assert.ok(up >= none && none >= down);
    }
  });
});

test("Deribit's volatility shocks, new and old", () => {
  assert.ok(Math.abs(tenorShock(15, 0.38, 0.3) - 0.467_834_877_071_068_2) < 1e-15);
  assert.ok(Math.abs(tenorShock(15, 0.4, 0.5) - 0.565_685) < 1e-6);
  assert.equal(tenorShock(30, 0.38, 0.3), 0.38);
  assert.equal(tenorShock(0, 0, 0.3), 0);
});

test("volatility shocks shrink with tenor, stop at the shortest one, and never go below zero volatility", () => {
  const shock = PMRM2_PARAMETERS.volatilityShock;
  const day = 86_400;
  assert.deepEqual(volatilityFactors(30 * day, shock), { up: 1.5, down: 0.7 });
  assert.deepEqual(volatilityFactors(0, shock), volatilityFactors(day, shock));
  assert.ok(volatilityFactors(7 * day, shock).up > volatilityFactors(60 * day, shock).up);
  assert.equal(volatilityFactors(day, { ...shock, rangeDown: 10 }).down, 0);
});

test("skew: the money stays, the wings move to the cap and no further", () => {
  const shock = PMRM2_PARAMETERS.skewShock;
  const at = (move: "linearSkew" | "absoluteSkew", strike: number) => skewFactor(move, 3000, strike, 0.25, shock);
  assert.equal(at("linearSkew", 3000), 1);
  assert.equal(at("absoluteSkew", 3000), 1);
  const cap = 0.15 - 0.05 * 0.5;
  assert.ok(Math.abs(at("linearSkew", 60_000) - (1 + cap)) < 1e-15);
  assert.ok(Math.abs(at("linearSkew", 100) - (1 - cap)) < 1e-15);
  assert.ok(Math.abs(at("absoluteSkew", 100) - (1 + cap)) < 1e-15);
  assert.ok(at("linearSkew", 3300) > 1 && at("linearSkew", 2700) < 1);
  assert.ok(at("absoluteSkew", 3300) > 1 && at("absoluteSkew", 2700) > 1);
  assert.equal(skewFactor("linearSkew", 3000, 100, 0.25, { ...shock, linearCap: 5 }), 0);
});

test("a skew of no width is the whole cap at once", () => {
  const shock = { ...PMRM2_PARAMETERS.skewShock, leastWidth: 0, widthScale: 0 };
  assert.ok(Math.abs(skewFactor("linearSkew", 3000, 3001, 0.25, shock) - 1.125) < 1e-12);
  assert.equal(skewFactor("linearSkew", 3000, 3000, 0.25, shock), 1);
});

test("the static discount shrinks gains, grows losses, and never beyond their undiscounted amount", () => {
  const shape = PMRM2_PARAMETERS.staticDiscount;
  for (const years of [0, 0.01, 0.25, 1, 2]) {
    for (const rate of [0, 0.05, 0.3]) {
      const discount = Math.exp(-rate * years);
      const { positive, negative } = staticDiscount(years, rate, discount, shape);
      assert.ok(positive <= 0.95 && positive > 0);
      assert.ok(negative >= 1 && negative <= 1 / discount);
    }
  }
});

test("a forward is split by what the settlement average has seen", () => {
  assert.deepEqual(splitForward(3000, 600, 1800), { forwardFixed: 2000, forwardVariable: 1000 });
  assert.deepEqual(splitForward(3000, 1800, 1800), { forwardFixed: 0, forwardVariable: 3000 });
  assert.deepEqual(splitForward(3000, 1e9, 1800), { forwardFixed: 0, forwardVariable: 3000 });
  assert.deepEqual(splitForward(3000, -5, 1800), { forwardFixed: 3000, forwardVariable: 0 });
  assert.deepEqual(splitForward(3000, 5, 0), { forwardFixed: 0, forwardVariable: 3000 });
});

test("the parameter set passes its own check; the deployment script's reversed discounts do not", () => {
  assert.deepEqual(portfolioMarginViolations(PMRM2_PARAMETERS), []);
  const reversed = { ...PMRM2_PARAMETERS, staticDiscount: { ...PMRM2_PARAMETERS.staticDiscount, long: 1.05, short: 0.95 } };
  assert.deepEqual(
    portfolioMarginViolations(reversed).map(({ field }) => field),
    ["staticDiscount.long", "staticDiscount.short"],
  );
});

test("each figure out of range is named", () => {
  const fields = (change: Partial<typeof PMRM2_PARAMETERS>) =>
    portfolioMarginViolations({ ...PMRM2_PARAMETERS, ...change }).map(({ field }) => field);
  assert.deepEqual(fields({ lossFactor: { maintenance: 1.2, initial: 1 } }), ["lossFactor.initial"]);
  assert.deepEqual(fields({ confidence: { threshold: 2, factor: -1 } }), ["confidence.threshold", "confidence.factor"]);
  assert.deepEqual(fields({ basis: { ...PMRM2_PARAMETERS.basis, spotUp: 1, spotDown: 1.1 } }), ["basis.spotUp", "basis.spotDown"]);
  assert.deepEqual(fields({ scenarios: [] }), ["scenarios"]);
  assert.deepEqual(fields({ scenarios: [{ spot: -1, volatility: "up", damping: -1 }] }), [
    "scenarios[0].spot",
    "scenarios[0].damping",
    "scenarios",
  ]);
  assert.deepEqual(fields({ volatilityShock: { ...PMRM2_PARAMETERS.volatilityShock, leastDays: 0 } }), ["volatilityShock.leastDays"]);
});

test("reversed discounts would let a short call be held on less", () => {
  const reversed = { ...PMRM2_PARAMETERS, staticDiscount: { ...PMRM2_PARAMETERS.staticDiscount, long: 1.05, short: 0.95 } };
  const portfolio: Portfolio = {
    cash: 0,
    perp: 0,
    perpValue: 0,
    options: [{ expiry: 2, strike: 3000, kind: "call", volatility: 0.7, amount: -1 }],
    collaterals: [],
  };
  const right = portfolioMargin(portfolio, MARKET, PMRM2_PARAMETERS).maintenance;
  const wrong = portfolioMargin(portfolio, MARKET, reversed).maintenance;
  assert.ok(wrong > right + 20, `${wrong} against ${right}`);
});
