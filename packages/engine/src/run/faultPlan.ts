import type { Quote } from "@evenkeel/core";
import { type Fault, isActive } from "../config/fault.ts";

/** What goes wrong when, asked by the parts of a run at their own moment (milliseconds UTC). */
export interface FaultPlan {
  /** A venue's quote as the world delivers it, or null when the venue is silent. */
  venue(quote: Quote): Quote | null;
  /** A delivered quote as a lying node reads it. */
  node(node: number): (quote: Quote, at: number) => Quote;
  nodeDown(node: number, at: number): boolean;
  keeperDown(at: number): boolean;
  /** Nodes that lie at some time of the run; invariants about honest values leave them out. */
  readonly liars: ReadonlySet<number>;
}

function scaled(quote: Quote, factor: number): Quote {
  return { ...quote, bid: quote.bid * factor, ask: quote.ask * factor };
}

/** @param start start of the run, milliseconds UTC; faults count seconds from here */
export function createFaultPlan(faults: readonly Fault[], start: number): FaultPlan {
  const active = (at: number) => faults.filter((fault) => isActive(fault, (at - start) / 1_000));
  return {
    liars: new Set(faults.flatMap((fault) => (fault.kind === "price" ? [fault.node] : []))),
    venue(quote) {
      if (faults.length === 0) return quote;
      let seen = quote;
      for (const fault of active(quote.receivedAt)) {
        if (fault.kind === "venue-stale" && fault.venue === quote.venue) return null;
        if (fault.kind === "venue-price" && fault.venue === quote.venue) seen = scaled(seen, fault.factor);
      }
      return seen;
    },
    node(node) {
      const own = faults.filter((fault) => fault.kind === "price" && fault.node === node);
      return (quote, at) => {
        let read = quote;
        for (const fault of own) {
          if (fault.kind === "price" && isActive(fault, (at - start) / 1_000)) read = scaled(read, fault.factor);
        }
        return read;
      };
    },
    nodeDown: (node, at) => active(at).some((fault) => fault.kind === "down" && fault.node === node),
    keeperDown: (at) => active(at).some((fault) => fault.kind === "keeper-down"),
  };
}
