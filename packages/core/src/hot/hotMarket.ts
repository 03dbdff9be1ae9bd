import type { MarketParameters } from "../parameters.ts";
import type { MarketState } from "../step/state.ts";
import type { HotDecision } from "./decision/hotDecision.ts";
import type { HotMeasure, HotMeasured } from "./decision/hotMeasure.ts";
import type { HotInput } from "./index/absorbHot.ts";
import type { HotConversion, HotIndex } from "./index/hotIndex.ts";

/** One market's state in buffers that the caller owns and every quote changes in place. */
export interface HotMarket {
  readonly parameters: MarketParameters;
  /** The caller writes a quote here before each call of `decideOnQuote`. */
  readonly input: HotInput;
  readonly index: HotIndex;
  /** Legs in the order of the parameters; null for one that is assumed. */
  readonly legs: readonly (HotIndex | null)[];
  readonly legNames: readonly string[];
  readonly conversion: HotConversion;
  /** No leg converts a leg's own sources. */
  readonly noConversion: HotConversion;
  readonly measured: HotMeasured;
  readonly measure: HotMeasure;
  readonly decision: HotDecision;
  /** State whose chain view and memory are in force; its other parts are those of the last load. */
  base: MarketState;
  /** Time of the last call, milliseconds UTC; NaN before the first. */
  at: number;
  /** 1 when the chain gives a mark that cannot be measured against: every quote then goes through `step`. */
  unmeasurable: number;
}
