import { EvenkeelError } from "@evenkeel/core";
import {
  cascadeMove,
  entryLiquidationPrice,
  leverageHaircut,
  profitHaircut,
  queueCuts,
  returnLeverageRank,
} from "@evenkeel/core/liquidation/public";
import { openInterestCap } from "@evenkeel/core/margin/public";
import { arbitrageLoss, PRINTED_OVERSHOOT } from "@evenkeel/core/math/public";
import {
  curveArbitrage,
  dilutedValue,
  executionSchedule,
  executionSpeed,
  feeWindow,
  fundingArbitrage,
  kyleEquilibrium,
  manipulationCap,
  poissonTradeShare,
  ratioFunding,
  skewScaleOfDepth,
  weightDiscount,
  weightedPoolLoss,
} from "@evenkeel/core/pool/public";
import type { Adapter, AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";

const DAYS_PER_YEAR = 365;
const BASIS_POINTS = 10_000;

const num = (inputs: CaseInputs, key: string): number => numberOf(inputs[key]);
const numOr = (inputs: CaseInputs, key: string, otherwise: number): number =>
  inputs[key] === undefined || inputs[key] === null ? otherwise : numberOf(inputs[key]);
const sideOf = (value: number): 1 | -1 => (value < 0 ? -1 : 1);
const numbers = (value: unknown): number[] => listOf(value).map(numberOf);

/** The market of the fee window; a case that bounds the move states it as B. */
const feeMarket = (i: CaseInputs) =>
  i.B === undefined
    ? { price: num(i, "p"), mark: num(i, "p0"), interest: num(i, "L0") }
    : { price: num(i, "B"), mark: 1, interest: num(i, "L0") };

/** The formulas of one group, by the words that their labels hold. */
const DEMAND_POOL: Readonly<Record<string, Adapter>> = {
  "linear funding": (i) =>
    ratioFunding({ longs: num(i, "L"), shorts: num(i, "S"), price: num(i, "p"), mark: num(i, "p0") }, num(i, "kappa")),
  "fee upper bound": (i) => feeWindow({ ...feeMarket(i), arbitrage: 0 }, num(i, "kappa")).highest,
  // The lower bound knows neither price nor kappa.
  "fee lower bound": (i) => {
    const arbitrage = i.x === undefined ? Math.abs(curveArbitrage(num(i, "R1"), num(i, "R2"), num(i, "p")).quoteIn) : num(i, "x");
    return feeWindow({ price: 1, mark: 1, interest: num(i, "L0"), arbitrage }, 0).lowest;
  },
  "liq price": (i) => {
    const [entry, leverage] = [num(i, "p0"), num(i, "eta")];
    const side = /\bshort\b/i.test(String(i.what)) ? -1 : sideOf(leverage);
    return entryLiquidationPrice({ side, size: 1, entry, collateral: entry / Math.abs(leverage) }, 0);
  },
  "arb size": (i) => fundingArbitrage(num(i, "L0"), num(i, "p"), num(i, "p0")),
  "xyk arb": (i) => curveArbitrage(num(i, "R1"), num(i, "R2"), num(i, "p")).quoteIn,
  "xyk LP loss": (i) => curveArbitrage(num(i, "R1"), num(i, "R2"), num(i, "p")).loss,
  dilution: (i) => dilutedValue(num(i, "V"), num(i, "F")),
};

const demandPool: Adapter = (inputs) => {
  const label = String(inputs.what).toLowerCase();
  const found = Object.entries(DEMAND_POOL).find(([name]) => label.includes(name.toLowerCase()));
  if (found) return found[1](inputs);
  throw new EvenkeelError({
    code: "VECTORS_INPUT_INVALID",
    message: "no formula of this group is called by these words",
    field: "inputs.what",
    value: inputs.what,
    remedy: `Name one of ${Object.keys(DEMAND_POOL).join(", ")}.`,
  });
};

const schedule: Adapter = (inputs) => {
  const [tau, lambda] = [numOr(inputs, "tau", 1), num(inputs, "lambda")];
  const model = { sigma: num(inputs, "sigma"), eta: num(inputs, "eta"), gamma: numOr(inputs, "gamma", 0), epsilon: 0 };
  const task = { quantity: num(inputs, "X"), periods: Math.round(num(inputs, "T") / tau), periodLength: tau };
  const kappa = executionSpeed(model, lambda, tau);
  return { kappa, half_life_days: kappa > 0 ? 1 / kappa : null, holdings: executionSchedule(task, model, lambda).holdings };
};

const deleveraging: Adapter = (inputs) => {
  const winners = listOf(inputs.winners).map(recordOf);
  const column = (key: string) => winners.map((winner) => num(winner, key));
  const [profits, leverages, equities, deficit] = [column("pnl"), column("lev"), column("eq"), num(inputs, "D")];
  const ranks = profits.map((profit, i) => returnLeverageRank(profit, equities[i] ?? 0, leverages[i] ?? 0));
  const named = (values: readonly number[]) => Object.fromEntries(winners.map(({ id }, i) => [String(id), values[i]]));
  const { haircuts } = profitHaircut(deficit, profits);
  const share = profits.findIndex((profit) => profit > 0);
  return {
    prorata: { h: share < 0 ? 0 : (haircuts[share] ?? 0) / (profits[share] ?? 1), ...named(haircuts) },
    queue_rank_score: named(ranks),
    queue_take: named(queueCuts(deficit, profits, ranks).haircuts),
    risk_aware_w: named(leverageHaircut(deficit, profits, leverages).haircuts),
  };
};

/** Three rules of one group: a vault's loss, an attacker's reach, a pool as deep as its market. */
const largestInterest: Adapter = (inputs) => {
  if (inputs.NV !== undefined) {
    const attack = { capital: num(inputs, "C"), depth: num(inputs, "depth"), move: num(inputs, "s"), poolValue: num(inputs, "NV") };
    const { reach, openInterest } = manipulationCap(attack, num(inputs, "gamma"));
    return { beta: reach, maxOI: openInterest };
  }
  const depth = Object.keys(inputs).find((key) => key.startsWith("depth"));
  if (depth !== undefined) return { skewScale: skewScaleOfDepth(num(inputs, depth), num(inputs, "s")) };
  const move = num(inputs, "R");
  const { cap } = openInterestCap({
    depth: Number.MAX_VALUE,
    depthMultiple: 1,
    vaultValue: num(inputs, "V"),
    vaultCommitted: num(inputs, "D"),
    vaultShare: num(inputs, "gamma"),
    tailMove: move,
  });
  return { maxOI: cap, loss: cap * move };
};

/** Pools, impact, liquidation and limits. */
export const poolAdapters: AdapterTable = {
  lab: {
    "pdlp.core": demandPool,
    "pdlp.gmx_discount": ({ wb, wa, ws, gamma_b, gamma_t }) =>
      weightDiscount(
        { before: numbers(wb), after: numbers(wa), target: numbers(ws) },
        gamma_b === undefined ? 0 : numberOf(gamma_b),
        numberOf(gamma_t),
      ),
    "lvr.continuous": (inputs) => {
      const perYear = weightedPoolLoss(num(inputs, "sigma_annual"), 0.5);
      return { per_year: perYear, bps_per_day: (perYear / DAYS_PER_YEAR) * BASIS_POINTS };
    },
    "lvr.fees_poisson": (inputs) => poissonTradeShare(num(inputs, "sigma_daily"), num(inputs, "gamma"), num(inputs, "dt_days")),
    // The source rounds the constant where its figures are large enough to show it.
    "lvr.fees_fixed_block": (inputs) => arbitrageLoss(num(inputs, "sigma_block"), num(inputs, "gamma"), PRINTED_OVERSHOOT),
    "impact.kyle": (inputs) => kyleEquilibrium(num(inputs, "sigma_v"), num(inputs, "sigma_u")),
    "impact.almgren_chriss": schedule,
    "cascade.linear": (inputs) => cascadeMove(num(inputs, "shock"), num(inputs, "lam"), num(inputs, "D")) ?? "unstable",
    "margin.liq_price": (inputs) =>
      entryLiquidationPrice(
        {
          side: sideOf(num(inputs, "side")),
          size: num(inputs, "qty"),
          entry: num(inputs, "entry"),
          collateral: num(inputs, "collateral"),
        },
        num(inputs, "mmr"),
      ),
    "adl.prorata_vs_queue": deleveraging,
    "calib.max_oi": largestInterest,
  },
};
