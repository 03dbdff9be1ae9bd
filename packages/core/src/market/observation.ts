import type { ChainSnapshot } from "./chainSnapshot.ts";
import type { Quote } from "./quote.ts";

/** Everything a node learned since its last step; the clock is the field `at`. */
export interface Observation {
  /** The node's clock, integer milliseconds UTC; never goes backwards. */
  readonly at: number;
  /** Newly delivered quotes, in order of receipt. */
  readonly quotes: readonly Quote[];
  /** Latest chain state, or null when nothing new was read. */
  readonly chain: ChainSnapshot | null;
  /** The round to assess now, or null to only absorb the quotes. */
  readonly closeRound: number | null;
}
