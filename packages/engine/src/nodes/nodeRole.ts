import { type ChainSnapshot, createMarketState, type MarketParameters, type Quote, type StepResult, step } from "@evenkeel/core";
import { createDeliveryQueue } from "./deliveryQueue.ts";
import type { NodeConfig } from "./nodeConfig.ts";

/** What happened to one delivered quote; `code` is null when it was accepted. */
export type QuoteListener = (venue: string, code: string | null) => void;

/** One independent node of one market: its own network, its own clock, its own memory. */
export interface NodeRole {
  readonly node: number;
  readonly delivered: number;
  readonly dropped: number;
  offer(quote: Quote, sequence: number): void;
  observeChain(snapshot: ChainSnapshot): void;
  /** Steps through every quote due by `at`, one by one. */
  advance(at: number): void;
  /** What the node's own clock shows at `at`; it never runs backwards. */
  localTime(at: number): number;
  /** Assesses `round` at the node's own time. */
  closeRound(round: number, localTime: number): StepResult;
}

/** How a node's senses are wrong; an honest node's are not. */
export interface NodeSenses {
  /** A delivered quote as the node reads it. */
  readonly distort: (quote: Quote, at: number) => Quote;
  /** How far its clock is ahead at `at`, milliseconds. */
  readonly skewMillis: (at: number) => number;
}

const HONEST: NodeSenses = { distort: (quote) => quote, skewMillis: () => 0 };

/** Runs the core's step on what this node alone has seen. */
export function createNodeRole(
  seed: number,
  config: NodeConfig,
  parameters: MarketParameters,
  listener: QuoteListener,
  { distort, skewMillis }: NodeSenses = HONEST,
): NodeRole {
  const queue = createDeliveryQueue(seed, config);
  let state = createMarketState(parameters);
  let snapshot: ChainSnapshot | null = null;

  const localTime = (at: number): number => Math.max(state.at ?? 0, at + skewMillis(at));

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
    localTime,
    advance(at) {
      for (const quote of queue.due(at)) {
        const receivedAt = localTime(quote.receivedAt);
        const own = receivedAt === quote.receivedAt ? quote : { ...quote, receivedAt };
        take(step(state, { at: receivedAt, quotes: [distort(own, quote.receivedAt)], chain: snapshot, closeRound: null }, parameters));
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
