import { decay } from "../../math/decay.ts";
import type { HotIndex } from "./hotIndex.ts";
import { placeByPrice } from "./listHot.ts";

/** One delivered quote and the node's clock, written by the caller before each call. */
export interface HotInput {
  /** Position of the source among those of its index, or -1 for a quote nobody asked for. */
  source: number;
  /** Position of the leg it belongs to, or -1 for the market's own index. */
  leg: number;
  bid: number;
  ask: number;
  size: number;
  /** Milliseconds UTC. */
  publishedAt: number;
  /** The node's clock, integer milliseconds UTC. */
  at: number;
}

const EXTREME = 1e24;

/**
 * `absorb` in place: takes the quote into its source's memory unless it is refused.
 *
 * @returns 1 when the quote was taken
 */
export function absorbHot(index: HotIndex, input: HotInput): number {
  const { source, bid, ask, size, publishedAt, at } = input;
  const { maxSpread, futureMillis, weights } = index.parameters;
  if (!(bid >= 1 / EXTREME && bid <= EXTREME && ask >= 1 / EXTREME && ask <= EXTREME)) return 0;
  if (!(size >= 0 && size <= EXTREME)) return 0;
  if (bid > ask) return 0;
  if (ask > bid * (1 + maxSpread)) return 0;
  if (!(publishedAt <= at + futureMillis)) return 0;
  const last = index.publishedAt[source] as number;
  const known = last > Number.NEGATIVE_INFINITY;
  if (publishedAt < last) return 0;
  if (at - publishedAt > (index.stalenessOf[source] as number)) return 0;
  const remembered = known ? (index.size[source] as number) * decay(publishedAt - last, weights.halfLifeMillis) : 0;
  index.bid[source] = bid;
  index.ask[source] = ask;
  index.middle[source] = (bid + ask) / 2;
  index.publishedAt[source] = publishedAt;
  index.size[source] = remembered + size;
  if (index.converts === 0) placeByPrice(index, source);
  return 1;
}
