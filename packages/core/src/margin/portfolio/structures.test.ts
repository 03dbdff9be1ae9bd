import assert from "node:assert/strict";
import { test } from "node:test";
import type { OptionKind } from "../../math/black76.ts";
import { EMPTY, MARKET, together } from "./market.testing.ts";
import { PMRM2_PARAMETERS } from "./pmrm2.ts";
import { type OptionHolding, type Portfolio, portfolioMargin } from "./portfolioMargin.ts";

const option = (kind: OptionKind, strike: number, amount: number, expiry = 2, volatility = 0.7): OptionHolding => ({
  kind,
  strike,
  amount,
  expiry,
  volatility,
});
const held = (...options: OptionHolding[]): Portfolio => ({ ...EMPTY, options });
const margin = (portfolio: Portfolio) => portfolioMargin(portfolio, MARKET, PMRM2_PARAMETERS);
/** What must be posted beside the mark. */
const required = (portfolio: Portfolio) => {
  const { maintenance, markToMarket } = margin(portfolio);
  return markToMarket - maintenance;
};

test("a call spread needs less than its short leg, and no more than its width beside its mark", () => {
  const short = held(option("call", 3000, -1));
  const spread = together(short, held(option("call", 3600, 1)));
  assert.ok(required(spread) < 0.7 * required(short));
  const { initial, markToMarket } = margin(spread);
  // Beyond the width only contingencies, the naked-strike add-on and the static discount remain.
  assert.ok(markToMarket - initial < 600 + 0.01 * 3000 + 0.1 * 600);
});

test("a long box is nearly a bond: what it needs is its static discount", () => {
  const box = held(option("call", 2400, 1), option("call", 3600, -1), option("put", 3600, 1), option("put", 2400, -1));
  const { markToMarket } = margin(box);
  const years = 60 / 365;
  assert.ok(Math.abs(markToMarket - 1200 * Math.exp(-0.06 * years)) < 1e-9 * 1200);
  const discount = 0.95 * Math.exp(-years * (0.06 + 0.08));
  assert.ok(Math.abs(required(box) - 0.8 * markToMarket * (1 - discount)) < 1e-9 * 1200);
});

test("a short box owes at most its undiscounted width", () => {
  const box = held(option("call", 2400, -1), option("call", 3600, 1), option("put", 3600, -1), option("put", 2400, 1));
  const { maintenance, initial } = margin(box);
  assert.ok(initial >= -1200 - 1e-9 && maintenance >= -1200 - 1e-9);
  assert.ok(initial < -1200 * 0.999);
});

test("a straddle is worst at an edge of the grid, a strangle needs less", () => {
  const straddle = held(option("call", 3000, -1), option("put", 3000, -1));
  const strangle = held(option("call", 3600, -1), option("put", 2400, -1));
  const { worst } = margin(straddle);
  assert.ok(worst !== "basis" && worst.volatility === "up" && Math.abs(worst.spot - 1) >= 0.13);
  assert.ok(required(strangle) < required(straddle));
});

test("a butterfly risks no more than it cost", () => {
  const fly = held(option("call", 2400, 1), option("call", 3000, -2), option("call", 3600, 1));
  const { markToMarket, initial } = margin(fly);
  const naked = 2 * 3000 * 0.005;
  assert.ok(markToMarket > 0);
  assert.ok(initial >= -naked - 1e-9, `${initial}`);
});

test("a synthetic forward against the perp needs its basis and contingencies only", () => {
  const forward = held(option("call", 3000, 10), option("put", 3000, -10));
  const hedged = { ...forward, perp: -10 };
  assert.ok(required(hedged) < 0.5 * required(forward));
  assert.ok(required(hedged) >= 0.03 * 10 * 3000, "the perp's contingency at least");
});

test("a calendar spread is margined for the smiles moving apart: each expiry's gain counts as a loss in a skew", () => {
  const calendar = held(option("call", 6000, 20, 2), option("call", 6000, -20, 3));
  const skews = PMRM2_PARAMETERS.scenarios.filter(({ volatility }) => volatility === "linearSkew" || volatility === "absoluteSkew");
  const alone = portfolioMargin(calendar, MARKET, { ...PMRM2_PARAMETERS, scenarios: skews });
  const near = portfolioMargin(held(option("call", 6000, 20, 2)), MARKET, { ...PMRM2_PARAMETERS, scenarios: skews });
  const far = portfolioMargin(held(option("call", 6000, -20, 3)), MARKET, { ...PMRM2_PARAMETERS, scenarios: skews });
  const loss = ({ maintenance, markToMarket }: typeof alone) => markToMarket - maintenance;
  assert.ok(loss(alone) > Math.max(loss(near), loss(far)) - 1e-9, "expiries never offset each other in a skew");
});

test("far short puts are held by the damped tails", () => {
  const tails = held(option("put", 1500, -100, 1, 1.2));
  const body = PMRM2_PARAMETERS.scenarios.filter(({ spot }) => spot >= 0.8 && spot <= 1.2);
  const withoutTails = portfolioMargin(tails, MARKET, { ...PMRM2_PARAMETERS, scenarios: body });
  const { worst, maintenance } = margin(tails);
  assert.ok(worst !== "basis" && worst.spot < 0.5);
  assert.ok(maintenance < withoutTails.maintenance);
});

test("the same option nearer to expiry is shocked harder", () => {
  const at = (expiry: number) => {
    const portfolio = held(option("call", 3000, -1, expiry, 0.7));
    const ups = PMRM2_PARAMETERS.scenarios.filter(({ spot, volatility }) => spot === 1 && volatility === "up");
    const { maintenance, markToMarket } = portfolioMargin(portfolio, MARKET, {
      ...PMRM2_PARAMETERS,
      scenarios: ups,
      staticDiscount: { long: 1, longRateFactor: 0, longRateAdd: 0, short: 1, shortRateFactor: 0, shortRateAdd: 0 },
      basis: { ...PMRM2_PARAMETERS.basis, share: 0, sharePerYear: 0 },
      contingencies: { perpMaintenance: 0, perpInitial: 0, optionMaintenance: 0, optionInitial: 0 },
    });
    return (maintenance - markToMarket) / markToMarket;
  };
  assert.ok(at(0) > at(1) && at(1) > at(2));
});

test("a put and a call of equal size at every strike have no naked short when each strike nets to nothing", () => {
  const strikes = [2400, 3000, 3600];
  const conversions = held(...strikes.flatMap((strike) => [option("call", strike, 1), option("put", strike, -1)]));
  const parameters = { ...PMRM2_PARAMETERS, contingencies: { ...PMRM2_PARAMETERS.contingencies, optionMaintenance: 1, optionInitial: 1 } };
  const charged = portfolioMargin(conversions, MARKET, parameters);
  assert.equal(charged.maintenance, margin(conversions).maintenance);
});
