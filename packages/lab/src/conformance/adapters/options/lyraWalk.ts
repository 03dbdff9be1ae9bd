import {
  type BlackScholesInput,
  type BoardVolatility,
  blackScholes,
  createGwav,
  type ForceCloseParameters,
  forceClosePrice,
  forceCloseVolatility,
  greeks,
  gwav,
  ivImpact,
  recordGwav,
  standardVega,
  tradedSize,
  varianceFee,
  vegaUtilisationFee,
} from "@evenkeel/core/options/public";
import type { Adapter, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { varianceParametersOf } from "./lyraInputs.ts";

const HOURS_PER_YEAR = 8760;
const SECONDS_PER_HOUR = 3600;
/** The source states this fee with volatility in points. */
const VOLATILITY_POINTS = 100;

/** One trade of the source's scenario: a pool that sells one long call. */
interface Step {
  readonly size: number;
  readonly spot: number;
  readonly option: Omit<BlackScholesInput, "volatility">;
  readonly secondsToExpiry: number;
  readonly before: BoardVolatility;
  readonly after: BoardVolatility;
  readonly averaged: BoardVolatility;
  /** Contracts the traders hold after the trade. */
  readonly position: number;
  readonly params: CaseInputs;
  readonly force: ForceCloseParameters;
}

const volatilityOf = ({ baseIv, skew }: BoardVolatility): number => baseIv * skew;

function averageOf(times: readonly number[], values: readonly number[], from: number, to: number): number {
  let state = createGwav(times[0] ?? Number.NaN, values[0] ?? Number.NaN);
  for (let i = 1; i < times.length; i++) state = recordGwav(state, times[i] ?? Number.NaN, values[i] ?? Number.NaN);
  return gwav(state, from, to);
}

function readStep(inputs: CaseInputs): Step {
  const history = recordOf(inputs.history);
  const params = recordOf(inputs.params);
  const [times, baseIvs, skews] = [history.times, history.baseIv, history.skew].map((column) => listOf(column).map(numberOf));
  const now = numberOf(inputs.tHours);
  const size = numberOf(inputs.tradeSize);
  const before = { baseIv: baseIvs?.at(-1) ?? Number.NaN, skew: skews?.at(-1) ?? Number.NaN };
  const impact = { standardSize: numberOf(params.standardSize), skewAdjustmentFactor: numberOf(params.skewAdjustmentFactor) };
  const hoursToExpiry = numberOf(inputs.expiryHours) - now;
  const from = now - numberOf(params.gwavHours);
  const spot = numberOf(inputs.spot);
  // The scenario starts flat, so that the board's volatility tells what was traded so far.
  const held = inputs.netPositionBefore ?? tradedSize(baseIvs?.[0] ?? Number.NaN, before.baseIv, impact);
  return {
    size,
    spot,
    option: {
      kind: "call",
      spot,
      strike: numberOf(inputs.strike),
      years: hoursToExpiry / HOURS_PER_YEAR,
      rate: numberOf(inputs.rate),
      dividendYield: 0,
    },
    secondsToExpiry: hoursToExpiry * SECONDS_PER_HOUR,
    before,
    after: ivImpact(before, size, impact),
    averaged: { baseIv: averageOf(times ?? [], baseIvs ?? [], from, now), skew: averageOf(times ?? [], skews ?? [], from, now) },
    position: numberOf(held) + size,
    params,
    force: {
      longVolShock: numberOf(params.longVolShock),
      shortVolShock: numberOf(params.shortVolShock),
      shortSpotMinimum: numberOf(params.shortSpotMin),
    },
  };
}

const averagedGreeks = (step: Step) => greeks({ ...step.option, volatility: volatilityOf(step.averaged) });
const averagedStandardVega = (step: Step) => standardVega(averagedGreeks(step).vega, step.secondsToExpiry);
const premiumOf = (step: Step) => blackScholes({ ...step.option, volatility: volatilityOf(step.after) }) * Math.abs(step.size);
const sideOf = (step: Step) => (step.size > 0 ? "long" : "short");

/** A forced close meets the strike's new skew on the board's old volatility. */
function forcedVolatility(step: Step): number {
  const live = volatilityOf({ baseIv: step.before.baseIv, skew: step.after.skew });
  return forceCloseVolatility(sideOf(step), volatilityOf(step.averaged), live, step.force);
}

function vegaFee(step: Step, inputs: CaseInputs): number {
  const each = averagedStandardVega(step);
  return (
    VOLATILITY_POINTS *
    vegaUtilisationFee({
      amount: Math.abs(step.size),
      volatility: volatilityOf(step.after),
      netStandardVegaBefore: (step.position - step.size) * each,
      netStandardVegaAfter: step.position * each,
      navAfter: numberOf(inputs.NAV),
      coefficient: numberOf(step.params.vegaFeeCoefficient),
    })
  );
}

function varianceFeeOf(step: Step): number {
  return varianceFee(
    {
      vega: greeks({ ...step.option, volatility: volatilityOf(step.after) }).vega,
      skew: step.after.skew,
      ivVariance: step.averaged.baseIv - step.after.baseIv,
      amount: Math.abs(step.size),
    },
    varianceParametersOf(recordOf(step.params.varianceFee)),
  );
}

const walk =
  (read: (step: Step, inputs: CaseInputs) => number): Adapter =>
  (inputs) =>
    read(readStep(inputs), inputs);

/** Every column of the source's eleven-step scenario. */
export const lyraWalkAdapters: Readonly<Record<string, Adapter>> = {
  "mechanism walk: BaseIVs": walk((step) => step.after.baseIv),
  "mechanism walk: Skews": walk((step) => step.after.skew),
  "mechanism walk: BaseIVsGWAV": walk((step) => step.averaged.baseIv),
  "mechanism walk: SkewsGWAV": walk((step) => step.averaged.skew),
  "mechanism walk: stdvega": walk(averagedStandardVega),
  "mechanism walk: Premiums": walk(premiumOf),
  "mechanism walk: OptionFees": walk((step) => premiumOf(step) * numberOf(step.params.optionPriceFeeCoefficient)),
  "mechanism walk: SpotFees": walk((step) => step.spot * numberOf(step.params.spotPriceFeeCoefficient) * Math.abs(step.size)),
  "mechanism walk: VUFees": walk(vegaFee),
  "mechanism walk: VarianceFees": walk(varianceFeeOf),
  "mechanism walk: ForceCloseVols": walk(forcedVolatility),
  "mechanism walk: ForceClosePrem": walk(
    (step) => forceClosePrice({ ...step.option, side: sideOf(step), volatility: forcedVolatility(step) }, step.force) * Math.abs(step.size),
  ),
  // The pool is short what the traders hold.
  "mechanism walk: OptionPos": walk((step) => -step.position * averagedGreeks(step).price),
};
