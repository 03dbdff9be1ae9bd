import { OVERSHOOT } from "@evenkeel/core/math/public";
import {
  depositCredit,
  executionSchedule,
  executionSpeed,
  glpFeeBps,
  type ImpactFactors,
  impactExecutionPrice,
  impactPoolRelease,
  impactPower,
  impactTokens,
  priceImpact,
  roundTripSafe,
  skewFillPrice,
  weightedPoolLoss,
} from "@evenkeel/core/pool/public";
import type { Adapter, AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, numberOf } from "../../readInputs.ts";

const BASIS_POINTS = 10_000;
const MILLION = 1e6;

const num = (inputs: CaseInputs, key: string, otherwise?: number): number =>
  otherwise !== undefined && (inputs[key] === undefined || inputs[key] === null) ? otherwise : numberOf(inputs[key]);

const modelOf = (inputs: CaseInputs) => ({
  sigma: num(inputs, "sigma"),
  eta: num(inputs, "eta"),
  gamma: num(inputs, "gamma", 0),
  epsilon: num(inputs, "epsilon", 0),
});
const aversionOf = (inputs: CaseInputs): number => num(inputs, inputs.lambda_ === undefined ? "lambda" : "lambda_", 0);

const schedule: Adapter = (inputs) => {
  const periods = num(inputs, "periods");
  const task = { quantity: num(inputs, "shares"), periods, periodLength: num(inputs, "days") / periods };
  const { cost, variance, utility } = executionSchedule(task, modelOf(inputs), aversionOf(inputs));
  const speed = executionSpeed(modelOf(inputs), aversionOf(inputs), task.periodLength);
  return {
    expectedCostMillions: cost / MILLION,
    varianceE12: variance / (MILLION * MILLION),
    utilityMillions: utility / MILLION,
    // A trader without aversion to risk has none.
    halfLifeDays: speed > 0 ? 1 / speed : null,
  };
};

/** A case with one factor uses it on both sides. */
const factorsOf = (inputs: CaseInputs): ImpactFactors =>
  roundTripSafe({
    positive: num(inputs, inputs.positiveFactor === undefined ? "factor" : "positiveFactor"),
    negative: num(inputs, inputs.negativeFactor === undefined ? "factor" : "negativeFactor"),
    exponent: num(inputs, "exponent"),
  });
const impactOfDifference: Adapter = (inputs) => priceImpact(num(inputs, "initialDiff"), num(inputs, "nextDiff"), factorsOf(inputs));

const deposit: Adapter = (inputs) =>
  depositCredit(
    { long: num(inputs, "poolLongUsd"), short: num(inputs, "poolShortUsd") },
    { long: num(inputs, "depositLongUsd", 0), short: num(inputs, "depositShortUsd", 0) },
    factorsOf(inputs),
  );

const positionImpact: Adapter = (inputs) => {
  const difference = num(inputs, "longOI") - num(inputs, "shortOI");
  const isLong = inputs.isLong === true || inputs.isLong === "true";
  const size = num(inputs, "sizeUsd") * (inputs.action === "decrease" ? -1 : 1);
  const impact = priceImpact(difference, difference + (isLong ? size : -size), factorsOf(inputs));
  return { priceImpactUsd: impact, executionPrice: impactExecutionPrice(num(inputs, "indexPrice"), isLong, size, impact) };
};

const released = (inputs: CaseInputs): number =>
  impactPoolRelease(num(inputs, "impactPoolTokens"), num(inputs, "seconds"), {
    minimum: num(inputs, "minTokens"),
    perSecond: num(inputs, "ratePerSecond"),
  });
/** A case that states the pool's value asks for the value after the release, any other for the tokens. */
const release: Adapter = (inputs) =>
  inputs.poolValueBefore === undefined ? released(inputs) : num(inputs, "poolValueBefore") + released(inputs) * num(inputs, "indexPrice");

const glpFee: Adapter = (inputs) =>
  glpFeeBps({
    held: bigintOf(inputs.usdgAmount),
    change: bigintOf(inputs.delta),
    adds: inputs.increment === true || inputs.increment === "true",
    target: bigintOf(inputs.targetAmount),
    baseBps: bigintOf(inputs.feeBps),
    taxBps: bigintOf(inputs.taxBps),
  });

export const poolAdapters: AdapterTable = {
  "Almgren-Chriss": {
    "kappa of the paper example": (inputs) => executionSpeed(modelOf(inputs), aversionOf(inputs), num(inputs, "tau", 1)),
    "optimal execution cost, variance, half-life": schedule,
  },
  "GMX v1 / GLP": { "dynamic fee by target weight (bps)": glpFee },
  "GMX v2": {
    "apply impact factor": (inputs) => impactPower(num(inputs, "diffUsd"), num(inputs, "factor"), num(inputs, "exponent")),
    "deposit price impact (LP minted value)": deposit,
    "doc example: deposit impact": impactOfDifference,
    "doc example: withdrawal impact": impactOfDifference,
    "impact pool after negative deposit impact": (inputs) => impactTokens(num(inputs, "impactUsd"), num(inputs, "longTokenPrice")),
    "impact pool distribution": release,
    "impact pool distribution (floor)": release,
    "position price impact walk": positionImpact,
  },
  LVR: {
    "constant-product LVR rate": (inputs) => weightedPoolLoss(num(inputs, "dailyVol"), 0.5) * BASIS_POINTS,
    "fixed-block-time arbitrage constant": () => OVERSHOOT,
  },
  "Synthetix perps v2/v3": {
    "skew fill price": (inputs) => skewFillPrice(num(inputs, "price"), num(inputs, "skew"), num(inputs, "size"), num(inputs, "skewScale")),
  },
};
