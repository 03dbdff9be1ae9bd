import { qlike } from "@evenkeel/core/math/forecast/qlike";
import { leastSquares } from "@evenkeel/core/math/linear/leastSquares";
import { ewmaVariance } from "@evenkeel/core/volatility/exponential/ewmaVariance";
import { garchHalfLife, longRunGarchVariance } from "@evenkeel/core/volatility/garch/garchParameters";
import { garchVariance } from "@evenkeel/core/volatility/garch/garchVariance";
import { garmanKlass } from "@evenkeel/core/volatility/range/garmanKlass";
import { parkinson } from "@evenkeel/core/volatility/range/parkinson";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";
import { autoregressiveRows, MONTH, syntheticLogVariance } from "./syntheticLogVariance.ts";

/** The group's constants, stated in its source line; a case may name its own. */
const or = (value: unknown, stated: number): number => (value === undefined ? stated : numberOf(value));

function ewmaAndGarch(inputs: CaseInputs): unknown {
  const lambda = or(inputs.lambda, 0.94);
  const p = { omega: or(inputs.omega, 2e-6), alpha: or(inputs.alpha, 0.1), beta: or(inputs.beta, 0.85) };
  let [ewma, garch] = [numberOf(inputs.v0), numberOf(inputs.v0)];
  const paths = { ewma: [] as number[], garch: [] as number[] };
  for (const value of listOf(inputs.returns)) {
    const change = numberOf(value);
    ewma = ewmaVariance(ewma, change * change, lambda);
    garch = garchVariance(garch, change, p);
    paths.ewma.push(ewma);
    paths.garch.push(garch);
  }
  return { ...paths, longrun: longRunGarchVariance(p), half_life: garchHalfLife(p) };
}

function range(inputs: CaseInputs): unknown {
  const [open, high, low, close] = [inputs.O, inputs.H, inputs.L, inputs.C].map(numberOf) as [number, number, number, number];
  const bar = { open, high, low, close };
  return { pk: parkinson(bar), gk: garmanKlass(bar) };
}

function harRegression(inputs: CaseInputs): unknown {
  const n = numberOf(inputs.n);
  const truth = listOf(inputs.truth).map(numberOf) as [number, number, number, number];
  const values = syntheticLogVariance(numberOf(inputs.seed), n, truth);
  const fit = leastSquares(autoregressiveRows(values), values.slice(MONTH), truth.length);
  const ends = { [`y${MONTH}`]: values[MONTH], [`y${n - 1}`]: values[n - 1] };
  return { beta: fit && [...fit.beta], r2_in_sample: fit?.rSquared ?? null, ...ends };
}

/** Volatility estimators and their loss. */
export const volatilityAdapters: AdapterTable = {
  lab: {
    "vol.ewma_garch": ewmaAndGarch,
    "vol.range": range,
    "vol.har_log_rv": harRegression,
    "loss.qlike": ({ rv, f }) => qlike(numberOf(rv), numberOf(f)),
  },
};
