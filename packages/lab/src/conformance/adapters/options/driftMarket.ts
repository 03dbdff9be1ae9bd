import {
  budgetedDepth,
  capSpreads,
  closeValue,
  depthCost,
  inventoryRatioPpm,
  inventoryScalePpm,
  leverageScalePpm,
  pegOfPrice,
  planRepeg,
  referenceOffsetPpm,
  repegCost,
  revenueRetreatPpm,
  scaleCurve,
  scaleSpread,
  spendOnRepeg,
  terminalCurve,
  type VirtualCurve,
  type VirtualInventory,
  type VirtualReserves,
  vammPrice,
} from "@evenkeel/core/pool/public";
import type { Adapter, AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf } from "../../readInputs.ts";

const int = (inputs: CaseInputs, key: string, otherwise = 0n): bigint =>
  inputs[key] === undefined || inputs[key] === null ? otherwise : bigintOf(inputs[key]);

const curveOf = (inputs: CaseInputs): VirtualCurve => ({
  base: int(inputs, "baseReserve", int(inputs, "base")),
  quote: int(inputs, "quoteReserve", int(inputs, "quote")),
  sqrtK: int(inputs, "sqrtK"),
});

const reservesOf = (inputs: CaseInputs): VirtualReserves => ({
  base: int(inputs, "baseReserve"),
  quote: int(inputs, "quoteReserve"),
  terminalQuote: int(inputs, "terminalQuoteReserve"),
  peg: int(inputs, "peg"),
});

const inventoryOf = (inputs: CaseInputs): VirtualInventory => ({
  netBase: int(inputs, "netBase"),
  base: int(inputs, "baseReserve"),
  minBase: int(inputs, "minBase"),
  maxBase: int(inputs, "maxBase"),
});

const inventoryScale: Adapter = (inputs) =>
  inventoryScalePpm(inventoryOf(inputs), int(inputs, "directionalSpread"), int(inputs, "maxSpread"));

const optimalPeg: Adapter = (inputs) => {
  // The market keeps half of its exchange fees, what liquidations paid in, and is not charged twice for what was withdrawn.
  const keep = int(inputs, "totalExchangeFee") / 2n + int(inputs, "totalLiquidationFee") - int(inputs, "totalFeeWithdrawn");
  const plan = planRepeg(reservesOf(inputs), {
    oraclePrice: int(inputs, "oraclePrice"),
    maxSpread: int(inputs, "maxSpread"),
    pool: int(inputs, "totalFeeMinusDistributions"),
    keep,
  });
  return { optimalPeg: plan.peg, budget: plan.budget, checkLowerBound: plan.checkLowerBound };
};

const repegEarning: Adapter = (inputs) => {
  const reserves = reservesOf(inputs);
  const peg = pegOfPrice(int(inputs, "targetPrice"), reserves.base, reserves.quote);
  return { cost: repegCost(reserves, peg), priceChange: vammPrice({ ...reserves, peg }) - vammPrice(reserves) };
};

const limitedRepeg: Adapter = (inputs) => {
  const curve = curveOf(inputs);
  const market = { curve, peg: int(inputs, "peg"), netBase: int(inputs, "baseWithAmm", int(inputs, "netBase")) };
  const target = pegOfPrice(int(inputs, "targetPrice"), curve.base, curve.quote);
  const { market: after, cost } = spendOnRepeg(market, target, int(inputs, "feePool"), true);
  return { newPeg: after.peg, cost };
};

const leverageScale: Adapter = (inputs) =>
  leverageScalePpm(
    {
      quote: int(inputs, "quoteReserve"),
      terminalQuote: int(inputs, "terminalQuoteReserve"),
      peg: int(inputs, "peg"),
      netBase: int(inputs, "netBase"),
      price: int(inputs, "reservePrice"),
    },
    int(inputs, "totalFeeMinusDistributions"),
  );

const referenceOffset: Adapter = (inputs) =>
  referenceOffsetPpm(
    {
      reservePrice: int(inputs, "reservePrice"),
      fastMark: int(inputs, "markTwapFast"),
      fastOracle: int(inputs, "oracleTwapFast"),
      slowMark: int(inputs, "markTwapSlow"),
      slowOracle: int(inputs, "oracleTwapSlow"),
      dayFunding: int(inputs, "avgFunding24h"),
    },
    int(inputs, "liquidityFraction"),
    int(inputs, "maxOffsetPpm"),
  );

const depthBudget: Adapter = (inputs) => {
  const bounds = { lowest: int(inputs, "lowerBound", 978_000n), highest: int(inputs, "upperBound", 1_001_000n) };
  return { kScalePpm: budgetedDepth(curveOf(inputs), int(inputs, "netBase"), int(inputs, "peg"), int(inputs, "budget"), bounds) };
};

export const driftAdapters: AdapterTable = {
  "Drift v2": {
    "budget-limited repeg with k reduction": limitedRepeg,
    "budgeted k scale": depthBudget,
    "cap bid/ask spread": (inputs) =>
      capSpreads({ long: int(inputs, "longSpread"), short: int(inputs, "shortSpread") }, int(inputs, "maxSpread")),
    "inventory-scaled spread": (inputs) => scaleSpread(int(inputs, "directionalSpread"), inventoryScale(inputs) as bigint),
    "inventory/liquidity ratio": (inputs) => inventoryRatioPpm(inventoryOf(inputs)),
    "k update cost": (inputs) => {
      const [curve, net] = [curveOf(inputs), int(inputs, "netBase")];
      return depthCost(curve, scaleCurve(curve, int(inputs, "newSqrtK"), net), net, int(inputs, "peg"));
    },
    "k update reserves": (inputs) => scaleCurve(curveOf(inputs), int(inputs, "newSqrtK"), int(inputs, "netBase")),
    "net position close value": (inputs) => closeValue(curveOf(inputs), int(inputs, "netBase"), int(inputs, "peg")),
    "optimal peg and repeg budget": optimalPeg,
    "peg from target price": (inputs) => pegOfPrice(int(inputs, "targetPrice"), int(inputs, "baseReserve"), int(inputs, "quoteReserve")),
    "reference price offset (quote skew)": referenceOffset,
    "repeg in favour of AMM (revenue)": repegEarning,
    "reserve price": (inputs) => vammPrice(reservesOf(inputs)),
    "spread inventory scale": inventoryScale,
    "spread leverage scale": leverageScale,
    "spread revenue retreat": (inputs) =>
      revenueRetreatPpm(int(inputs, "baseSpread"), int(inputs, "maxSpread"), int(inputs, "netRevenueSinceLastFunding")),
    "terminal reserves after k update": (inputs) => {
      const { base, quote } = terminalCurve(curveOf(inputs), int(inputs, "netBase"));
      return { terminalQuote: quote, terminalBase: base };
    },
  },
};
