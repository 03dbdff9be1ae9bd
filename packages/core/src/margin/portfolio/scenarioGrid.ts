import { EvenkeelError } from "../../market/errors.ts";
import { black76 } from "../../math/black76.ts";
import { SECONDS_PER_YEAR } from "./calendar.ts";
import type { Instrument, PortfolioMarket } from "./market.ts";
import type { PortfolioMarginParameters, Scenario } from "./parameters.ts";
import { skewFactor } from "./skewFactor.ts";
import { staticDiscount } from "./staticDiscount.ts";
import { volatilityFactors } from "./volatilityFactors.ts";

/** Columns before the scenarios: the mark, and spot up and down for the basis. */
export const MARK = 0;
export const BASIS_UP = 1;
export const BASIS_DOWN = 2;
export const FIRST_SCENARIO = 3;

/** All instruments priced once in all scenarios, and what else the accounts of one market share; build it once per round. */
export interface ScenarioGrid {
  readonly market: PortfolioMarket;
  readonly parameters: PortfolioMarginParameters;
  readonly columns: number;
  /** Prices, one row of `columns` per instrument: mark, basis up, basis down, scenarios. */
  readonly prices: Float64Array;
  /** The same memory, one view per instrument. */
  readonly rows: readonly Float64Array[];
  readonly expiryOf: Uint32Array;
  /** Instruments of the same expiry and strike share an index: naked shorts are netted there. */
  readonly strikeOf: Uint32Array;
  readonly strikes: number;
  /** Per expiry. */
  readonly positiveDiscount: Float64Array;
  readonly negativeDiscount: Float64Array;
  readonly basisShare: Float64Array;
  /** Per scenario: `(spot - 1) * damping`, damping, and 1 where a gain of an expiry counts as a loss. */
  readonly spotMove: Float64Array;
  readonly damping: Float64Array;
  readonly skew: Uint8Array;
}

/** Discount factor of an expiry; a negative rate counts as none. */
const discountOf = (rate: number, years: number): number => Math.exp(-Math.max(0, rate) * years);

/** Price of an instrument after a scenario's moves. */
function shockedPrice(instrument: Instrument, market: PortfolioMarket, parameters: PortfolioMarginParameters, scenario: Scenario): number {
  const expiry = market.expiries[instrument.expiry];
  if (!expiry) return Number.NaN;
  const years = expiry.secondsToExpiry / SECONDS_PER_YEAR;
  const forward = expiry.forwardVariable * scenario.spot + expiry.forwardFixed;
  let volatility = instrument.volatility;
  if (scenario.volatility === "linearSkew" || scenario.volatility === "absoluteSkew") {
    const before = expiry.forwardVariable + expiry.forwardFixed;
    volatility *= skewFactor(scenario.volatility, before, instrument.strike, years, parameters.skewShock);
  } else if (scenario.volatility !== "none") {
    const factors = volatilityFactors(expiry.secondsToExpiry, parameters.volatilityShock);
    volatility *= scenario.volatility === "up" ? factors.up : factors.down;
    if (scenario.volatility === "up") volatility = Math.max(volatility, parameters.volatilityShock.leastUpVolatility);
  }
  return black76(instrument.kind, forward, instrument.strike, volatility * Math.sqrt(years), discountOf(expiry.rate, years));
}

function refuseInstrument(field: string, value: unknown): never {
  throw new EvenkeelError({
    code: "PORTFOLIO_INVALID",
    message: "an instrument needs a known expiry, a non-negative strike and a non-negative volatility",
    field,
    value,
    remedy: "Leave the instrument out until its feed is complete.",
  });
}

/**
 * Prices every instrument in every scenario.
 *
 * @throws EvenkeelError PORTFOLIO_INVALID for an instrument without expiry, or a strike or volatility that is negative or not a number.
 * @example
 * buildScenarioGrid(instruments, market, PMRM2_PARAMETERS).columns // 36
 */
export function buildScenarioGrid(
  instruments: readonly Instrument[],
  market: PortfolioMarket,
  parameters: PortfolioMarginParameters,
): ScenarioGrid {
  const { scenarios, basis } = parameters;
  const still: Scenario = { spot: 1, volatility: "none", damping: 1 };
  const states: readonly Scenario[] = [still, { ...still, spot: basis.spotUp }, { ...still, spot: basis.spotDown }, ...scenarios];
  const columns = states.length;
  const prices = new Float64Array(instruments.length * columns);
  const strikeIndex = new Map<string, number>();
  const strikeOf = new Uint32Array(instruments.length);
  instruments.forEach((instrument, i) => {
    if (!market.expiries[instrument.expiry]) refuseInstrument(`instruments[${i}].expiry`, instrument.expiry);
    if (!(instrument.strike >= 0)) refuseInstrument(`instruments[${i}].strike`, instrument.strike);
    if (!(instrument.volatility >= 0)) refuseInstrument(`instruments[${i}].volatility`, instrument.volatility);
    const key = `${instrument.expiry}/${instrument.strike}`;
    const known = strikeIndex.get(key) ?? strikeIndex.size;
    strikeIndex.set(key, known);
    strikeOf[i] = known;
    states.forEach((scenario, c) => {
      prices[i * columns + c] = shockedPrice(instrument, market, parameters, scenario);
    });
  });
  const years = market.expiries.map(({ secondsToExpiry }) => secondsToExpiry / SECONDS_PER_YEAR);
  const discounts = market.expiries.map(({ rate }, e) =>
    staticDiscount(years[e] ?? 0, Math.max(0, rate), discountOf(rate, years[e] ?? 0), parameters.staticDiscount),
  );
  return {
    market,
    parameters,
    columns,
    prices,
    rows: instruments.map((_, i) => prices.subarray(i * columns, (i + 1) * columns)),
    expiryOf: Uint32Array.from(instruments, ({ expiry }) => expiry),
    strikeOf,
    strikes: strikeIndex.size,
    positiveDiscount: Float64Array.from(discounts, ({ positive }) => positive),
    negativeDiscount: Float64Array.from(discounts, ({ negative }) => negative),
    basisShare: Float64Array.from(years, (time) => basis.share + basis.sharePerYear * time),
    spotMove: Float64Array.from(scenarios, ({ spot, damping }) => (spot - 1) * damping),
    damping: Float64Array.from(scenarios, ({ damping }) => damping),
    skew: Uint8Array.from(scenarios, ({ volatility }) => (volatility === "linearSkew" || volatility === "absoluteSkew" ? 1 : 0)),
  };
}
