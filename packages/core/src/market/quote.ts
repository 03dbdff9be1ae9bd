/** One venue's view of one pair: best bid and ask (or the last trade, then bid equals ask), in quote currency per unit of base. */
export interface Quote {
  /** Venue id, e.g. `"coinbase"`. */
  readonly venue: string;
  /** `BASE/QUOTE`, e.g. `"BTC/USDC"`. */
  readonly pair: string;
  readonly bid: number;
  readonly ask: number;
  /** Base units traded or quoted; the raw input of the weights. */
  readonly size: number;
  /** Venue's publication time, integer milliseconds UTC. */
  readonly publishedAt: number;
  /** Time this node received it, integer milliseconds UTC. */
  readonly receivedAt: number;
}
