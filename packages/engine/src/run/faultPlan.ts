import type { MarketDescription, Quote } from "@evenkeel/core";
import { draw } from "@evenkeel/lab";
import { type Fault, type FaultKind, isActive } from "../config/fault.ts";
import { nonsenseQuote } from "./nonsenseQuote.ts";

/** What goes wrong when, asked by the parts of a run at their own moment (milliseconds UTC). */
export interface FaultPlan {
  /** A venue's quote as the world delivers it, or null when the venue is silent. */
  venue(quote: Quote): Quote | null;
  /** A delivered quote as a lying node reads it. */
  node(node: number): (quote: Quote, at: number) => Quote;
  nodeDown(node: number, at: number): boolean;
  /** How far the node's clock is ahead, milliseconds. */
  clockSkewMillis(node: number, at: number): number;
  /** Extra time that the node's assessments need. */
  lateMillis(node: number, at: number): number;
  /** Which end of the honest range the node signs, or null when it is honest now. */
  worst(node: number, at: number): "high" | "low" | null;
  keeperDown(at: number): boolean;
  /** Whether the `count`-th submission fails before or after it reached the chain. */
  submission(count: number, at: number): "before" | "after" | null;
  blockGap(at: number): boolean;
  /** Nodes that lie at some time of the run; invariants about honest values leave them out. */
  readonly liars: ReadonlySet<number>;
}

type Of<K extends FaultKind> = Extract<Fault, { readonly kind: K }>;

function scaled(quote: Quote, factor: number): Quote {
  return { ...quote, bid: quote.bid * factor, ask: quote.ask * factor };
}

/** Sources that convert through a currency, as `venue pair`. */
function legSources(legs: MarketDescription["legs"], currency: string): ReadonlySet<string> {
  const leg = legs[currency];
  return new Set(leg?.kind === "index" ? leg.sources.map(({ venue, pair }) => `${venue} ${pair}`) : []);
}

/**
 * @param start start of the run, milliseconds UTC; faults count seconds from here
 * @param seed keys the draws of nonsense and failed submissions
 */
export function createFaultPlan(faults: readonly Fault[], start: number, seed = 0, legs: MarketDescription["legs"] = {}): FaultPlan {
  const active = <K extends FaultKind>(kind: K, at: number): Of<K>[] =>
    faults.filter((fault): fault is Of<K> => fault.kind === kind && isActive(fault, (at - start) / 1_000));
  const silenced = new Map(
    faults.flatMap((fault) => (fault.kind === "leg-missing" ? [[fault.currency, legSources(legs, fault.currency)]] : [])),
  );

  return {
    liars: new Set(faults.flatMap((fault) => (fault.kind === "price" || fault.kind === "worst" ? [fault.node] : []))),
    venue(quote) {
      if (faults.length === 0) return quote;
      const { venue, pair, receivedAt } = quote;
      if (active("venue-stale", receivedAt).some((fault) => fault.venue === venue)) return null;
      if (active("leg-missing", receivedAt).some(({ currency }) => silenced.get(currency)?.has(`${venue} ${pair}`))) return null;
      let seen = quote;
      for (const fault of active("venue-price", receivedAt)) if (fault.venue === venue) seen = scaled(seen, fault.factor);
      for (const fault of active("venue-nonsense", receivedAt)) if (fault.venue === venue) seen = nonsenseQuote(seed, seen);
      return seen;
    },
    node: (node) => (quote, at) =>
      active("price", at).reduce((read, fault) => (fault.node === node ? scaled(read, fault.factor) : read), quote),
    nodeDown: (node, at) => active("down", at).some((fault) => fault.node === node),
    clockSkewMillis: (node, at) =>
      active("clock-skew", at).reduce((sum, fault) => (fault.node === node ? sum + fault.seconds * 1_000 : sum), 0),
    lateMillis: (node, at) => active("late", at).reduce((sum, fault) => (fault.node === node ? sum + fault.millis : sum), 0),
    worst: (node, at) => active("worst", at).find((fault) => fault.node === node)?.side ?? null,
    keeperDown: (at) => active("keeper-down", at).length > 0,
    submission(count, at) {
      const [fault] = active("rpc-error", at);
      if (fault === undefined || draw(seed, "rpc", count) >= fault.rate) return null;
      return draw(seed, "rpc side", count) < 0.5 ? "before" : "after";
    },
    blockGap: (at) => active("block-gap", at).length > 0,
  };
}
