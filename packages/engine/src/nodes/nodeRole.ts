import { type ChainSnapshot, createMarketState, type MarketParameters, type Quote, type StepResult, step } from "@evenkeel/core";
import { createDeliveryQueue } from "./deliveryQueue.ts";
import type { NodeConfig } from "./nodeConfig.ts";

/** What happened to one delivered quote; `code` is null when it was accepted. */
export type QuoteListener = (venue: string, code: string | null) => void;

/** One independent node of one market: its own network, its own memory. */
export interface NodeRole {
  readonly node: number;
  readonly delivered: number;
  readonly dropped: number;
  offer(quote: Quote, sequence: number): void;
  observeChain(snapshot: ChainSnapshot): void;
  /** Steps through every quote due by `at`, one by one. */
  advance(at: number): void;
  /** Assesses `round` at `at`. */
  closeRound(round: number, at: number): StepResult;
}

/**
 * Runs the core's step on what this node alone has seen.
 *
 * @param distort applied to a delivered quote before the step; a lying node has one, an honest node is the identity
 */
export function createNodeRole(
  seed: number,
  config: NodeConfig,
  parameters: MarketParameters,
  listener: QuoteListener,
  distort: (quote: Quote, at: number) => Quote = (quote) => quote,
): NodeRole {
  const queue = createDeliveryQueue(seed, config);
  let state = createMarketState(parameters);
  let snapshot: ChainSnapshot | null = null;

  function take(result: StepResult): StepResult {
    state = result.state;
    for (const outcome of result.trace.price.outcomes) listener(outcome.venue, outcome.code);
    return result;
  }

  return {
    node: config.node,
    get delivered() {
      return queue.delivered;
    },
    get dropped() {
      return queue.dropped;
    },
    offer: queue.offer,
    observeChain(next) {
      snapshot = next;
    },
    advance(at) {
      for (const quote of queue.due(at)) {
        take(
          step(state, { at: quote.receivedAt, quotes: [distort(quote, quote.receivedAt)], chain: snapshot, closeRound: null }, parameters),
        );
        snapshot = null;
      }
    },
    closeRound(round, at) {
      const result = take(step(state, { at, quotes: [], chain: snapshot, closeRound: round }, parameters));
      snapshot = null;
      return result;
    },
  };
}
