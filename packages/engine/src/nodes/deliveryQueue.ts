import type { Quote } from "@evenkeel/core";
import { draw } from "@evenkeel/lab";
import type { NodeConfig } from "./nodeConfig.ts";

/** The network between the venues and one node. */
export interface DeliveryQueue {
  /** Hands over a venue's quote; `sequence` is its position in the feed, the same at every node. */
  offer(quote: Quote, sequence: number): void;
  /** Quotes due at `until`, in order of arrival, with `receivedAt` set to the arrival. */
  due(until: number): Quote[];
  readonly delivered: number;
  readonly dropped: number;
}

/**
 * Delays and drops quotes with draws keyed by (seed, node, sequence), so that one node's network changes no other's.
 *
 * A venue's stream keeps its order, as a TCP connection does.
 */
export function createDeliveryQueue(seed: number, config: NodeConfig): DeliveryQueue {
  let waiting: Quote[] = [];
  const lastArrival = new Map<string, number>();
  let delivered = 0;
  let dropped = 0;
  return {
    get delivered() {
      return delivered;
    },
    get dropped() {
      return dropped;
    },
    offer(quote, sequence) {
      const lost = config.dropRate > 0 && draw(seed, "drop", config.node, sequence) < config.dropRate;
      if (lost || quote.venue === config.missingVenue) {
        dropped += 1;
        return;
      }
      const jitter = -Math.log(1 - draw(seed, "jitter", config.node, sequence)) * config.jitterMillis;
      const source = `${quote.venue} ${quote.pair}`;
      const arrival = Math.max(lastArrival.get(source) ?? 0, Math.round(quote.receivedAt + config.latencyMillis + jitter));
      lastArrival.set(source, arrival);
      waiting.push({ ...quote, receivedAt: arrival });
    },
    due(until) {
      const ready: Quote[] = [];
      const later: Quote[] = [];
      for (const quote of waiting) (quote.receivedAt <= until ? ready : later).push(quote);
      waiting = later;
      delivered += ready.length;
      // Array.prototype.sort is stable, so quotes that arrive together keep the feed's order.
      return ready.sort((a, b) => a.receivedAt - b.receivedAt);
    },
  };
}
