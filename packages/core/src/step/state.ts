import { checkMarketParameters } from "../checkMarketParameters.ts";
import { createDivergenceState, type DivergenceState } from "../divergence/divergence.ts";
import { createPriceState } from "../index/price.ts";
import type { PriceState } from "../index/state.ts";
import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import type { AverageState } from "../math/average.ts";
import type { MarketParameters } from "../parameters.ts";
import { CALM, type TierMemory } from "../policy/tiers.ts";
import type { FieldValues } from "../quorum/encodeFields.ts";
import { EMPTY_MEMORY, type Memory } from "../quorum/memory.ts";
import { createEwma, type EwmaState } from "../volatility/ewma.ts";

/** What a node last read of its market on chain, decoded once. */
export interface ChainView {
  readonly snapshot: ChainSnapshot;
  /** The accepted vector as estimates, or null before the first. */
  readonly accepted: FieldValues | null;
  /** Seconds UTC of the last vector that was seen valid, or null. */
  readonly lastValidAt: number | null;
  /** Highest pool value, forgotten slowly. */
  readonly poolPeak: number;
}

/** Everything one node remembers of one market; a value is never changed in place. */
export interface MarketState {
  /** Milliseconds UTC of the last step, or null before the first. */
  readonly at: number | null;
  readonly price: PriceState;
  readonly indexAverage: AverageState | null;
  readonly volatility: EwmaState;
  readonly divergence: DivergenceState;
  readonly chain: ChainView | null;
  readonly memory: Memory;
  readonly tier: TierMemory;
}

/**
 * The state of a market before its first quote.
 *
 * @throws EvenkeelError of `checkMarketParameters` for parameters that contradict themselves.
 * @example
 * createMarketState(defaultMarketParameters(description, "gen2")).chain // null
 */
export function createMarketState(parameters: MarketParameters): MarketState {
  checkMarketParameters(parameters);
  return {
    at: null,
    price: createPriceState(parameters.price),
    indexAverage: null,
    volatility: createEwma(parameters.volatility),
    divergence: createDivergenceState(),
    chain: null,
    memory: EMPTY_MEMORY,
    tier: CALM,
  };
}
