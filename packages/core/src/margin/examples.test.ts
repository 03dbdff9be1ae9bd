import assert from "node:assert/strict";
import { test } from "node:test";
import {
  calendarSpread,
  concentrationWeight,
  concentrationWeightUnits,
  correlatedMargin,
  depthAddOn,
  factorDeviation,
  fitMultiple,
  lossBeyondMargin,
  marginQuantums,
  openInterestCap,
  openInterestMargin,
  openInterestMarginPpm,
  positionMargin,
  profitCredit,
  sizeDiscount,
  sizeDiscountUnits,
  sizedMargin,
  sizePremium,
  sizePremiumUnits,
  skewMargin,
  spreadCredit,
  tieredMargin,
  withdrawable,
} from "./public.ts";
import { tierViolations } from "./rules/tieredMargin.ts";

const near = (got: number, wanted: number) =>
  assert.ok(Math.abs(got - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${got} for ${wanted}`);

test("the examples of the rules' documentation are true", () => {
  near(
    tieredMargin(200_000_000, [
      { lowerBound: 0, rate: 0.0125 },
      { lowerBound: 150_000_000, rate: 0.025 },
    ]),
    3_125_000,
  );
  assert.equal(tierViolations([{ lowerBound: 5, rate: 0.1 }])[0]?.field, "tiers[0].lowerBound");
  near(openInterestMargin(0.2, 1_500_000, { lower: 1_000_000, upper: 2_000_000 }), 0.6);
  near(sizePremium(0.1, 10_000, 0.001), 0.18);
  near(sizeDiscount(1, 10_000, 0.001), 1);
  near(concentrationWeight(0.9, 1_500_000, 500_000), 0.3);
  near(profitCredit(1_000, 0, { weight: 0.5, cap: 100, marketProfitLimit: 1e6 }), 100);
  near(withdrawable({ collateral: 100, unrealised: 50, credit: 25, initialMargin: 40, notional: 400, transferRatio: 0.2 }), 45);
  near(depthAddOn(5_400_000, 0.01, { absorbedPerSecond: 500, horizonSeconds: 3_600, multiple: 3, max: 1 }), 0.012426406871192853);
  const limit = { depth: 1e6, depthMultiple: 2, vaultValue: 240e6, vaultCommitted: 0, vaultShare: 0.01, tailMove: 4 };
  assert.deepEqual(openInterestCap(limit), { cap: 600_000, setBy: "vault" });
  const skew = { skewScale: 1_000, initialFraction: 2, minimumInitialRatio: 0.01, maintenanceScalar: 0.5, minimumPositionMargin: 0 };
  near(skewMargin(20, 2_000, skew).initial, 2_000);
});

test("the examples of correlation are true", () => {
  near(
    factorDeviation([
      { risk: 3, loading: 0 },
      { risk: 4, loading: 0 },
    ]),
    5,
  );
  const leg = { volatility: 0.05, loading: 0.9, loadingLow: 0.7, openInterest: 0, depthCap: 1 };
  const pair = [
    { ...leg, notional: 100 },
    { ...leg, notional: -100 },
  ];
  assert.equal(correlatedMargin(pair, { multiple: 3, maxCredit: 0.5, maxLoading: 0.95 }).setBy, "creditCap");
  assert.equal(correlatedMargin(pair, { multiple: 3, maxCredit: 0.6, maxLoading: 0.95 }).setBy, "decoupled");
  near(calendarSpread(500, 750, 0), 250);
  const legs = [
    { id: "corn", delta: 2, charge: 1_750 },
    { id: "soy", delta: -1, charge: 2_500 },
  ];
  const rule = {
    legs: [
      { id: "corn", ratio: 2 },
      { id: "soy", ratio: -1 },
    ],
    creditRate: 0.55,
  };
  assert.deepEqual(spreadCredit(legs, [rule]), { outright: 6_000, credit: 3_300, margin: 2_700 });
});

test("the examples of the integer twins are true", () => {
  assert.equal(openInterestMarginPpm(200_000n, 1_234_567n, 1_000_000n, 2_000_000n), 387_653n);
  assert.equal(marginQuantums(1n, 100_000n), 1n);
  assert.equal(sizePremiumUnits(11_000n, 1_000_000_000_000n, 10_000n), 11_962n);
  assert.equal(sizeDiscountUnits(10_000n, 24_282_786_896_000n, 1_000n), 9_516n);
  assert.equal(concentrationWeightUnits(9_000n, 1_500_000n, 500_000n), 3_000n);
  assert.equal(sizedMargin({ base: -6_147_540_983n, price: 22_050_000_000n, ratio: 1_000n, factor: 1_000n }), 13_555_327_867n);
});

test("the examples of the composition and of the level are true", () => {
  const situation = { size: 2, price: 100, openNotional: 0, horizonVolatility: 0.01, ratios: { initial: 0.1, maintenance: 0.05 } };
  const rules = { tiers: null, openInterest: null, sizeFactor: null, depth: null, initialOverMaintenance: 1.2 };
  const { initial, maintenance } = positionMargin(situation, rules);
  assert.deepEqual([initial, maintenance], [20, 10]);
  near(fitMultiple([0.01, 0.03], 0.06, 0, 1), 3);
  near(lossBeyondMargin([0.02, -0.12], [0.1, 0.1]), 0.01);
});
