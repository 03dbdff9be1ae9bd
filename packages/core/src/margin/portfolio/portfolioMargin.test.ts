import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { black76 } from "../../math/black76.ts";
import { SECONDS_PER_YEAR } from "./calendar.ts";
import { EMPTY, MARKET, portfolioArbitrary, times, together } from "./market.testing.ts";
import type { PortfolioMarket } from "./market.ts";
import type { PortfolioMarginParameters, Scenario } from "./parameters.ts";
import { PMRM2_PARAMETERS } from "./pmrm2.ts";
import { type OptionHolding, type Portfolio, portfolioMargin } from "./portfolioMargin.ts";

const margin = (portfolio: Portfolio, market: PortfolioMarket = MARKET, parameters: PortfolioMarginParameters = PMRM2_PARAMETERS) =>
  portfolioMargin(portfolio, market, parameters);
const close = (got: number, wanted: number, name = "", size = 1) =>
  assert.ok(Math.abs(got - wanted) < 1e-9 * Math.max(size, Math.abs(wanted)), `${name} ${got} against ${wanted}`);

const call = (change: Partial<OptionHolding> = {}): OptionHolding => ({
  expiry: 2,
  strike: 3000,
  kind: "call",
  volatility: 0.7,
  amount: 1,
  ...change,
});

test("cash is margin, to the unit", () => {
  const { maintenance, initial, markToMarket, worst } = margin({ ...EMPTY, cash: 1234 });
  assert.deepEqual([maintenance, initial, markToMarket, worst], [1234, 1234, 1234, "basis"]);
});

test("a long perp loses 18 % of its price times the loss factor, and its contingency of notional", () => {
  const { maintenance, initial, markToMarket, worst } = margin({ ...EMPTY, perp: 2, perpValue: -50 });
  assert.equal(markToMarket, -50);
  close(maintenance, -50 - 0.8 * 0.18 * 2 * 3003 - 0.03 * 2 * 3000, "maintenance");
  close(initial, -50 - 0.18 * 2 * 3003 - 0.04 * 2 * 3000, "initial");
  assert.deepEqual(worst, { spot: 0.82, volatility: "up", damping: 1 });
});

test("a short perp's worst is the damped tail, if that is worse", () => {
  const { worst, maintenance } = margin({ ...EMPTY, perp: -1 });
  const losses = PMRM2_PARAMETERS.scenarios.map(({ spot, damping }) => (spot - 1) * damping);
  const largest = Math.max(...losses);
  close(maintenance, -0.8 * largest * 3003 - 0.03 * 3000, "maintenance");
  assert.ok(worst !== "basis" && worst.spot > 1);
});

test("a long option cannot lose more than it is worth, and needs no naked-short contingency", () => {
  const held = call({ amount: 3 });
  const { maintenance, initial, markToMarket } = margin({ ...EMPTY, options: [held] });
  const expiry = MARKET.expiries[2];
  assert.ok(expiry);
  const years = expiry.secondsToExpiry / SECONDS_PER_YEAR;
  close(markToMarket, 3 * black76("call", expiry.forwardVariable, 3000, 0.7 * Math.sqrt(years), Math.exp(-0.06 * years)), "mark");
  assert.ok(maintenance > 0 && initial >= 0 && maintenance < markToMarket);
});

test("a naked short needs more than its mark", () => {
  const { maintenance, initial, markToMarket } = margin({ ...EMPTY, options: [call({ amount: -1 })] });
  assert.ok(markToMarket < 0);
  assert.ok(initial < maintenance && maintenance < markToMarket);
});

test("the coin covers a short call: less is needed than for the parts", () => {
  const short = { ...EMPTY, options: [call({ amount: -1 })] };
  const coin = { ...EMPTY, collaterals: [{ collateral: 0, amount: 1 }] };
  const stable = { ...EMPTY, collaterals: [{ collateral: 1, amount: 3000 / 1.01 }] };
  assert.ok(margin(together(short, coin)).maintenance > margin(short).maintenance + margin(coin).maintenance + 100);
  assert.ok(margin(together(short, coin)).maintenance > margin(together(short, stable)).maintenance);
});

test("a perp hedges the coin, whatever the scenario", () => {
  const hedged = margin({ ...EMPTY, perp: -1, collaterals: [{ collateral: 0, amount: 3003 / 3000 }] });
  close(hedged.maintenance, 3003 - 0.03 * 3000 - 0.015 * 3003, "only contingencies remain", 3000);
});

test("calls and puts of one strike net before they count as naked", () => {
  const synthetic = margin({ ...EMPTY, options: [call({ amount: -1 }), call({ amount: 1, kind: "put" })] });
  const apart = margin({ ...EMPTY, options: [call({ amount: -1 }), call({ amount: 1, kind: "put", strike: 2999.999_999 })] });
  const perStrike = PMRM2_PARAMETERS.contingencies.optionMaintenance * MARKET.spot;
  assert.ok(Math.abs(synthetic.maintenance - apart.maintenance - perStrike) < 0.01);
});

test("the initial requirement is never below the maintenance one", () => {
  fc.assert(
    fc.property(portfolioArbitrary, (portfolio) => {
      const { maintenance, initial } = margin(portfolio);
      assert.ok(initial <= maintenance + 1e-6 * (1 + Math.abs(maintenance)));
    }),
  );
});

test("cash added is margin added", () => {
  fc.assert(
    fc.property(portfolioArbitrary, fc.double({ min: 0, max: 1e6, noNaN: true }), (portfolio, cash) => {
      const [before, after] = [margin(portfolio), margin({ ...portfolio, cash: portfolio.cash + cash })];
      close(after.maintenance - before.maintenance, cash, "maintenance", 1e6);
      close(after.initial - before.initial, cash, "initial", 1e6);
    }),
  );
});

test("twice the portfolio is twice the margin", () => {
  fc.assert(
    fc.property(portfolioArbitrary, fc.double({ min: 0.1, max: 10, noNaN: true }), (portfolio, factor) => {
      const [once, more] = [margin(portfolio), margin(times(factor, portfolio))];
      for (const name of ["maintenance", "initial", "markToMarket"] as const) close(more[name], factor * once[name], name, 1e6);
    }),
  );
});

test("the order of positions does not matter, nor do split ones", () => {
  fc.assert(
    fc.property(portfolioArbitrary, (portfolio) => {
      const halves = portfolio.options.flatMap((option) => [
        { ...option, amount: 0.25 * option.amount },
        { ...option, amount: 0.75 * option.amount },
      ]);
      const [whole, split] = [
        margin(portfolio),
        margin({ ...portfolio, options: halves.toReversed(), collaterals: portfolio.collaterals.toReversed() }),
      ];
      close(split.maintenance, whole.maintenance, "maintenance", 1e6);
      close(split.initial, whole.initial, "initial", 1e6);
    }),
  );
});

test("two portfolios in one account never need more than apart, as long as skews are not turned into losses", () => {
  const straight = {
    ...PMRM2_PARAMETERS,
    scenarios: PMRM2_PARAMETERS.scenarios.filter(({ volatility }) => volatility !== "linearSkew" && volatility !== "absoluteSkew"),
  };
  fc.assert(
    fc.property(portfolioArbitrary, portfolioArbitrary, (a, b) => {
      const [both, one, other] = [together(a, b), a, b].map((portfolio) => margin(portfolio, MARKET, straight));
      for (const name of ["maintenance", "initial"] as const) {
        const [joint, apart] = [both?.[name] ?? 0, (one?.[name] ?? 0) + (other?.[name] ?? 0)];
        assert.ok(joint >= apart - 1e-9 * (1e6 + Math.abs(apart)), `${name}: ${joint} below ${apart}`);
      }
    }),
  );
});

test("one more scenario never lowers the requirement", () => {
  const scenario = fc.record<Scenario>({
    spot: fc.double({ min: 0, max: 5, noNaN: true }),
    volatility: fc.constantFrom("up", "none", "down", "linearSkew", "absoluteSkew"),
    damping: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(portfolioArbitrary, scenario, (portfolio, extra) => {
      const more = { ...PMRM2_PARAMETERS, scenarios: [...PMRM2_PARAMETERS.scenarios, extra] };
      assert.ok(margin(portfolio, MARKET, more).maintenance <= margin(portfolio).maintenance);
    }),
  );
});

test("the worst scenario named is the one that sets the requirement", () => {
  fc.assert(
    fc.property(portfolioArbitrary, (portfolio) => {
      const { worst, maintenance } = margin(portfolio);
      if (worst === "basis") return;
      const alone = margin(portfolio, MARKET, { ...PMRM2_PARAMETERS, scenarios: [worst] });
      close(alone.maintenance, maintenance, "maintenance", 1e6);
    }),
  );
});

test("an unsure oracle raises the initial requirement only, and only below the threshold", () => {
  const portfolio = { ...EMPTY, perp: 1, options: [call({ amount: -2 })] };
  const at = (spotConfidence: number) => margin(portfolio, { ...MARKET, spotConfidence });
  assert.equal(at(0.55).initial, at(1).initial);
  close(at(1).initial - at(0.5).initial, 0.5 * 3000 + 0.5 * 2 * 3000, "half of both notionals", 1e4);
  assert.equal(at(0.1).maintenance, at(1).maintenance);
});

test("each expiry's own confidence counts for its own options", () => {
  const portfolio = { ...EMPTY, options: [call({ expiry: 1, amount: 3 }), call({ expiry: 2, amount: -2 })] };
  const unsure = { ...MARKET, expiries: MARKET.expiries.map((expiry, e) => (e === 1 ? { ...expiry, confidence: 0.2 } : expiry)) };
  close(margin(portfolio).initial - margin(portfolio, unsure).initial, 0.8 * 3 * 3000, "three options", 1e4);
});

test("an unsure perp counts only for who holds one", () => {
  const unsure = { ...MARKET, perpConfidence: 0.1 };
  const option = { ...EMPTY, options: [call()] };
  assert.equal(margin(option, unsure).initial, margin(option).initial);
  assert.ok(margin({ ...option, perp: 1 }, unsure).initial < margin({ ...option, perp: 1 }).initial - 2000);
});

test("collateral is trusted no more than spot", () => {
  const held = { ...EMPTY, collaterals: [{ collateral: 1, amount: 1000 }] };
  close(margin(held).initial - margin(held, { ...MARKET, spotConfidence: 0.4 }).initial, 0.6 * 1010, "0.6 of its value", 1e3);
});

test("a stable asset below its peg raises the initial loss factor", () => {
  const portfolio = { ...EMPTY, perp: 1 };
  const loss = 0.18 * 3003;
  close(margin(portfolio).initial - margin(portfolio, { ...MARKET, stablePrice: 0.94 }).initial, 4 * 0.05 * loss, "0.05 below 0.99", 1e3);
  assert.equal(margin(portfolio, { ...MARKET, stablePrice: 0.94 }).maintenance, margin(portfolio).maintenance);
  assert.equal(margin(portfolio, { ...MARKET, stablePrice: 0.99 }).initial, margin(portfolio).initial);
});

test("collateral is counted in the stable asset", () => {
  const held = { ...EMPTY, collaterals: [{ collateral: 1, amount: 100 }] };
  close(margin(held, { ...MARKET, stablePrice: 2 }).markToMarket, (100 * 1.01) / 2, "half as much");
});

test("the basis contingency binds where spot and forward are offset across expiries", () => {
  // Long one expiry's forward, short another's: no scenario moves them apart, the basis does.
  const forward = (expiry: number, amount: number): OptionHolding[] => [
    call({ expiry, amount, strike: 3000 }),
    call({ expiry, amount: -amount, kind: "put", strike: 3000 }),
  ];
  const parameters = { ...PMRM2_PARAMETERS, basis: { ...PMRM2_PARAMETERS.basis, share: 2 } };
  assert.equal(margin({ ...EMPTY, options: [...forward(1, 10), ...forward(2, -10)] }, MARKET, parameters).worst, "basis");
});

test("inside the settlement window only the open part of the forward moves", () => {
  const settled = (open: number) => ({
    ...MARKET,
    expiries: MARKET.expiries.map((expiry, e) =>
      e === 0 ? { ...expiry, secondsToExpiry: 60, forwardFixed: 3000 * (1 - open), forwardVariable: 3000 * open } : expiry,
    ),
  });
  const portfolio = { ...EMPTY, options: [call({ expiry: 0, strike: 2000, amount: -1 })] };
  const [all, half, none] = [1, 0.5, 0].map((open) => margin(portfolio, settled(open)).maintenance) as [number, number, number];
  assert.ok(all < half && half < none);
});

test("an expired option is its payoff and still margined", () => {
  const expired = {
    ...MARKET,
    expiries: MARKET.expiries.map((expiry, e) =>
      e === 0 ? { ...expiry, secondsToExpiry: 0, forwardFixed: 3100, forwardVariable: 0 } : expiry,
    ),
  };
  const { markToMarket, maintenance } = margin({ ...EMPTY, options: [call({ expiry: 0, strike: 3000, amount: -1 })] }, expired);
  assert.equal(markToMarket, -100);
  assert.ok(maintenance <= -100 && Number.isFinite(maintenance));
});

test("a negative rate counts as none", () => {
  const at = (rate: number) => ({ ...MARKET, expiries: MARKET.expiries.map((expiry) => ({ ...expiry, rate })) });
  const portfolio = { ...EMPTY, options: [call({ amount: -1 }), call({ strike: 3600 })] };
  assert.deepEqual(margin(portfolio, at(-1)), margin(portfolio, at(0)));
});

test("what cannot be priced is refused by name", () => {
  for (const change of [
    { expiry: 9 },
    { expiry: -1 },
    { strike: -5 },
    { strike: Number.NaN },
    { volatility: -0.1 },
    { volatility: Number.NaN },
  ]) {
    assert.throws(() => margin({ ...EMPTY, options: [call(change)] }), { code: "PORTFOLIO_INVALID" }, JSON.stringify(change));
  }
});
