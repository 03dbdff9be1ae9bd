import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createMarginScratch, marginAccounts } from "./marginAccounts.ts";
import { MARKET, portfolioArbitrary } from "./market.testing.ts";
import type { PortfolioMarket } from "./market.ts";
import { splitForward } from "./market.ts";
import type { PortfolioMarginParameters } from "./parameters.ts";
import { plainMargin } from "./plainMargin.testing.ts";
import { PMRM2_PARAMETERS } from "./pmrm2.ts";
import { type Portfolio, portfolioMargin } from "./portfolioMargin.ts";
import { buildScenarioGrid } from "./scenarioGrid.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** The size of what is added up: rounding is measured against it, not against what remains of it. */
const scaleOf = ({ cash, perp, options, collaterals }: Portfolio) =>
  Math.abs(cash) +
  1e5 +
  20_000 * Math.abs(perp) +
  options.reduce((sum, { amount }) => sum + 20_000 * Math.abs(amount), 0) +
  collaterals.reduce((sum, { amount }) => sum + 100_000 * amount, 0);

function agrees(portfolio: Portfolio, market: PortfolioMarket, parameters: PortfolioMarginParameters): void {
  const fast = portfolioMargin(portfolio, market, parameters);
  const plain = plainMargin(portfolio, market, parameters);
  const allowed = 1e-12 * scaleOf(portfolio);
  for (const name of ["markToMarket", "maintenance", "initial"] as const) {
    assert.ok(Math.abs(fast[name] - plain[name]) <= allowed, `${name}: ${fast[name]} against ${plain[name]}`);
  }
}

test("any portfolio in the deployed rules", () => {
  fc.assert(fc.property(portfolioArbitrary, (portfolio) => agrees(portfolio, MARKET, PMRM2_PARAMETERS)));
});

const confidence = fc.constantFrom(0, 0.1, 0.54, 0.55, 0.56, 1);
const tenor = fc.constantFrom(0, 1, 600, 1_800, 3_600, 86_399, 86_400, 30 * 86_400, 30 * 86_400 + 1, 200 * 86_400, 3 * 365 * 86_400);
const anyMarket: fc.Arbitrary<PortfolioMarket> = fc.record({
  spot: number(1_000, 6_000),
  spotConfidence: confidence,
  perpPrice: number(1_000, 6_000),
  perpConfidence: confidence,
  stablePrice: fc.constantFrom(0.56, 0.98, 0.99, 1, 1.01),
  expiries: fc.array(
    fc
      .record({ at: tenor, forward: number(1_000, 6_000), rate: fc.constantFrom(-0.1, 0, 0.06, 0.53), confidence })
      .map(({ at, forward, rate, confidence: trusted }) => ({
        secondsToExpiry: at,
        ...splitForward(forward, at, 1_800),
        rate,
        confidence: trusted,
      })),
    { minLength: 4, maxLength: 4 },
  ),
  collaterals: fc.array(
    fc.record({
      price: number(0.5, 5_000),
      confidence,
      riskCancelling: fc.boolean(),
      maintenanceHaircut: number(0, 0.4),
      initialHaircut: number(0, 0.2),
    }),
    { minLength: 3, maxLength: 3 },
  ),
});

test("any market: expired and half-settled series, doubtful feeds, a stable coin off its peg", () => {
  fc.assert(
    fc.property(portfolioArbitrary, anyMarket, (portfolio, market) => agrees(portfolio, market, PMRM2_PARAMETERS)),
    { numRuns: 300 },
  );
});

const anyRules: fc.Arbitrary<PortfolioMarginParameters> = fc.record({
  scenarios: fc.subarray([...PMRM2_PARAMETERS.scenarios], { minLength: 1 }),
  volatilityShock: fc.record({
    rangeUp: number(0, 2),
    rangeDown: number(0, 2),
    shortTermPower: number(-0.5, 1),
    longTermPower: number(-0.5, 1),
    leastDays: number(0.1, 20),
    leastUpVolatility: number(0, 1),
  }),
  skewShock: fc.record({
    linearCap: number(0.2, 2),
    linearCapPerRootYear: number(-0.1, 0.1),
    absoluteCap: number(0.2, 2),
    absoluteCapPerRootYear: number(-0.1, 0.1),
    leastWidth: number(0.001, 1),
    widthScale: number(0, 8),
    widthVolatility: number(0, 4),
    widthVolatilityPerRootYear: number(-1, 1),
  }),
  staticDiscount: fc.record({
    long: number(0.5, 1),
    longRateFactor: number(0, 3),
    longRateAdd: number(0, 0.5),
    short: number(0.5, 1.5),
    shortRateFactor: number(0, 3),
    shortRateAdd: number(0, 0.5),
  }),
  basis: fc.record({ spotUp: number(1, 1.5), spotDown: number(0.5, 1), share: number(0, 2), sharePerYear: number(0, 5) }),
  contingencies: fc.record({
    perpMaintenance: number(0, 0.2),
    perpInitial: number(0, 0.2),
    optionMaintenance: number(0, 0.1),
    optionInitial: number(0, 0.1),
  }),
  confidence: fc.record({ threshold: number(0, 1), factor: number(0, 3) }),
  peg: fc.record({ threshold: number(0.9, 100), factor: number(0, 20) }),
  lossFactor: fc.record({ maintenance: number(0.1, 2), initial: number(0.1, 5) }),
});

test("any rules: every figure of the parameter set is read, and nothing else is", () => {
  fc.assert(
    fc.property(portfolioArbitrary, anyMarket, anyRules, (portfolio, market, rules) => agrees(portfolio, market, rules)),
    { numRuns: 400 },
  );
});

test("a book of accounts over one grid is every account by itself", () => {
  fc.assert(
    fc.property(fc.array(portfolioArbitrary, { minLength: 1, maxLength: 6 }), anyMarket, (portfolios, market) => {
      const options = portfolios.flatMap((portfolio) => portfolio.options);
      const collaterals = portfolios.flatMap((portfolio) => portfolio.collaterals);
      const grid = buildScenarioGrid(options, market, PMRM2_PARAMETERS);
      const starts = (sizes: readonly number[]) =>
        Uint32Array.from([0, ...sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0))]);
      const n = portfolios.length;
      const out = {
        maintenance: new Float64Array(n),
        initial: new Float64Array(n),
        markToMarket: new Float64Array(n),
        worst: new Uint32Array(n),
      };
      marginAccounts(
        grid,
        {
          optionStart: starts(portfolios.map((portfolio) => portfolio.options.length)),
          instrument: Uint32Array.from(options.keys()),
          amount: Float64Array.from(options, ({ amount }) => amount),
          collateralStart: starts(portfolios.map((portfolio) => portfolio.collaterals.length)),
          collateral: Uint32Array.from(collaterals, ({ collateral }) => collateral),
          collateralAmount: Float64Array.from(collaterals, ({ amount }) => amount),
          cash: Float64Array.from(portfolios, ({ cash }) => cash),
          perp: Float64Array.from(portfolios, ({ perp }) => perp),
          perpValue: Float64Array.from(portfolios, ({ perpValue }) => perpValue),
        },
        createMarginScratch(grid),
        out,
      );
      for (const [i, portfolio] of portfolios.entries()) {
        const plain = plainMargin(portfolio, market, PMRM2_PARAMETERS);
        const allowed = 1e-12 * scaleOf(portfolio);
        for (const name of ["markToMarket", "maintenance", "initial"] as const) {
          assert.ok(Math.abs((out[name][i] ?? Number.NaN) - plain[name]) <= allowed, `${name} of account ${i}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});
