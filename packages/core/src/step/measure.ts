import { type Divergence, updateDivergence } from "../divergence/divergence.ts";
import { updatePrice } from "../index/price.ts";
import type { PriceResult } from "../index/result.ts";
import type { Observation } from "../market/observation.ts";
import { startAverage, updateAverage } from "../math/average.ts";
import type { MarketParameters } from "../parameters.ts";
import { updateEwma, type Volatilities, volatilitiesOf } from "../volatility/ewma.ts";
import type { ChainView, MarketState } from "./state.ts";

/** What was measured while an index exists. */
export interface Measurement {
  /** Quote per base. */
  readonly index: number;
  /** Quote per base, half-width. */
  readonly confidence: number;
  /** Quote per base. */
  readonly indexAverage: number;
  /** Fractions per square root of a year. */
  readonly volatilities: Volatilities;
  /** Quote per base, or null before the chain was read. */
  readonly mark: number | null;
  readonly divergence: Divergence | null;
}

/** The state after the measuring stages, the price with its explanation, and the measurement if there is an index. */
export interface Measured {
  readonly state: MarketState;
  readonly price: PriceResult;
  readonly measurement: Measurement | null;
}

/** The internal price at an index: a skew-priced pool carries its premium along, another market's mark stands on its own. */
function markAt(index: number, { snapshot }: ChainView): number {
  if (snapshot.accepted === null) return index;
  if (snapshot.skewScale === 0) return snapshot.mark;
  return index * (1 + (snapshot.openInterestLong - snapshot.openInterestShort) / snapshot.skewScale);
}

/** Index, volatility and divergence: absorbs the quotes and says what the world looks like now. */
export function measure(state: MarketState, observation: Observation, parameters: MarketParameters): Measured {
  const { at, quotes } = observation;
  const { state: price, result } = updatePrice(state.price, quotes, at, parameters.price);
  if (!result.ok) return { state: { ...state, at, price }, price: result, measurement: null };
  const { price: index, halfWidth: confidence } = result;
  const volatility = updateEwma(state.volatility, index, at, parameters.volatility);
  const volatilities = volatilitiesOf(volatility, parameters.volatility);
  const average = state.indexAverage;
  const indexAverage =
    average === null ? startAverage(index, at) : updateAverage(average, index, at, parameters.indexAverageHalfLifeMillis);
  const measured = { index, confidence, indexAverage: indexAverage.average, volatilities };
  const next: MarketState = { ...state, at, price, volatility, indexAverage };
  if (state.chain === null) return { state: next, price: result, measurement: { ...measured, mark: null, divergence: null } };
  const mark = markAt(index, state.chain);
  const input = { mark, index, halfWidth: confidence, volatilities, at };
  const { state: divergenceState, divergence } = updateDivergence(state.divergence, input, parameters.divergence);
  return { state: { ...next, divergence: divergenceState }, price: result, measurement: { ...measured, mark, divergence } };
}
