import { refuse, within } from "../../market/refuse.ts";
import { type FactorRisk, factorDeviation } from "./factorDeviation.ts";

/** One market of an account. */
export interface CorrelatedLeg {
  /** Quote currency, signed: positive is long. */
  readonly notional: number;
  /** Volatility over the margin horizon, fraction. */
  readonly volatility: number;
  /** Fitted correlation with the common factor. */
  readonly loading: number;
  /** Low end of its confidence interval, at most `loading`. */
  readonly loadingLow: number;
  /** Quote currency, the market's. */
  readonly openInterest: number;
  /** Open interest above which the market gives no credit. */
  readonly depthCap: number;
}

/** How far correlation is trusted. */
export interface CorrelatedMarginParameters {
  /** Standard deviations to cover. */
  readonly multiple: number;
  /** Largest share of the gross margin that correlation may save, 0 to 1. */
  readonly maxCredit: number;
  /** Largest |loading| believed, at most 0.95. */
  readonly maxLoading: number;
}

/** Which stress decided: the fit, a common crash, one leg decoupling, or the credit cap. */
export type CorrelationStress = "fitted" | "allAtOne" | "decoupled" | "creditCap";

/** Quote currency. */
export interface CorrelatedMargin {
  readonly margin: number;
  /** Sum of the legs' own margins, without any credit. */
  readonly gross: number;
  /** `gross - margin`. */
  readonly credit: number;
  readonly setBy: CorrelationStress;
}

/**
 * Margin of a book over several markets that rewards hedges only as far as the hedge survives stress.
 *
 * With `r = volatility * notional`, the worst of `multiple * sqrt((sum b r)^2 + sum (1 - b^2) r^2)` at the fitted loadings, at all loadings one
 * (everything falls together), and with each loading in turn at its low end (one leg decouples); never below `(1 - maxCredit) * gross`. Markets
 * whose open interest exceeds their depth cap are charged in full beside the rest.
 *
 * @param legs one per market
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * const leg = { volatility: 0.05, loading: 0.9, loadingLow: 0.7, openInterest: 0, depthCap: 1 };
 * correlatedMargin([{ ...leg, notional: 100 }, { ...leg, notional: -100 }], { multiple: 3, maxCredit: 0.6, maxLoading: 0.95 }).setBy // "decoupled"
 */
export function correlatedMargin(legs: readonly CorrelatedLeg[], parameters: CorrelatedMarginParameters): CorrelatedMargin {
  refuse("MARGIN_INPUT", violations(legs, parameters));
  const { multiple, maxCredit, maxLoading } = parameters;
  const held = (loading: number) => Math.max(-maxLoading, Math.min(maxLoading, loading));
  let uncredited = 0;
  const fitted: FactorRisk[] = [];
  const lows: number[] = [];
  for (const leg of legs) {
    const risk = leg.volatility * leg.notional;
    if (leg.openInterest > leg.depthCap) {
      uncredited += Math.abs(risk);
      continue;
    }
    fitted.push({ risk, loading: held(leg.loading) });
    lows.push(held(leg.loadingLow));
  }
  const credited = fitted.reduce((sum, { risk }) => sum + Math.abs(risk), 0);
  const candidates: readonly [CorrelationStress, number][] = [
    ["fitted", factorDeviation(fitted)],
    ["allAtOne", Math.abs(fitted.reduce((sum, { risk }) => sum + risk, 0))],
    ["decoupled", worstDecoupled(fitted, lows)],
    ["creditCap", (1 - maxCredit) * credited],
  ];
  const [setBy, deviation] = candidates.reduce((worst, next) => (next[1] > worst[1] ? next : worst));
  const gross = multiple * (credited + uncredited);
  // Rounding in the root may exceed the sum it can never exceed.
  const margin = Math.min(gross, multiple * (deviation + uncredited));
  return { margin, gross, credit: gross - margin, setBy };
}

/** Each loading in turn at its low end, the others as fitted; one pass, since only one term of each sum changes. */
function worstDecoupled(legs: readonly FactorRisk[], lows: readonly number[]): number {
  let common = 0;
  let own = 0;
  for (const { risk, loading } of legs) {
    common += loading * risk;
    own += (1 - loading * loading) * risk * risk;
  }
  let worst = 0;
  legs.forEach(({ risk, loading }, i) => {
    const low = lows[i] ?? loading;
    const moved = common + (low - loading) * risk;
    const variance = moved * moved + own + (loading * loading - low * low) * risk * risk;
    worst = Math.max(worst, variance);
  });
  return Math.sqrt(worst);
}

function violations(legs: readonly CorrelatedLeg[], { multiple, maxCredit, maxLoading }: CorrelatedMarginParameters) {
  return [
    ...within("multiple", multiple, 0, Number.POSITIVE_INFINITY),
    ...within("maxCredit", maxCredit, 0, 1),
    ...within("maxLoading", maxLoading, 0, 0.95),
    ...legs.flatMap((leg, i) => [
      ...within(`legs[${i}].notional`, Math.abs(leg.notional), 0, Number.POSITIVE_INFINITY),
      ...within(`legs[${i}].volatility`, leg.volatility, 0, Number.POSITIVE_INFINITY),
      ...within(`legs[${i}].loading`, leg.loading, -1, 1),
      ...within(`legs[${i}].loadingLow`, leg.loadingLow, -1, leg.loading),
      ...within(`legs[${i}].openInterest`, leg.openInterest, 0, Number.POSITIVE_INFINITY),
    ]),
  ];
}
