/** When a fault holds: seconds of event time since the start of the run, `from` inclusive, `to` exclusive. */
interface Lasting {
  readonly from: number;
  readonly to: number;
}

/** What each kind of fault says besides its time. */
export interface FaultValues {
  /** A lying node multiplies every price it receives. */
  readonly price: { readonly node: number; readonly factor: number };
  /** A lying node waits for the others and signs the highest or lowest honest value of every field. */
  readonly worst: { readonly node: number; readonly side: "high" | "low" };
  /** A node neither listens nor publishes. */
  readonly down: { readonly node: number };
  /** A node's assessments need this much longer to arrive. */
  readonly late: { readonly node: number; readonly millis: number };
  /** A node's clock is ahead (positive) or behind. */
  readonly "clock-skew": { readonly node: number; readonly seconds: number };
  /** A venue's prices are multiplied before any node receives them. */
  readonly "venue-price": { readonly venue: string; readonly factor: number };
  /** A venue sends malformed and absurd quotes: not a number, zero, negative, crossed, a billionfold, from tomorrow. */
  readonly "venue-nonsense": { readonly venue: string };
  /** A venue's quotes stop arriving. */
  readonly "venue-stale": { readonly venue: string };
  /** Every venue that quotes a conversion leg falls silent. */
  readonly "leg-missing": { readonly currency: string };
  /** The keeper sends nothing. */
  readonly "keeper-down": Record<never, never>;
  /** A share of submissions fails on the way, half of them after the chain has taken the transaction. */
  readonly "rpc-error": { readonly rate: number };
  /** The chain makes no block; nobody can send or read anything new. */
  readonly "block-gap": Record<never, never>;
}

export type FaultKind = keyof FaultValues;

/** Something that goes wrong on purpose. */
export type Fault = { readonly [K in FaultKind]: Lasting & { readonly kind: K } & FaultValues[K] }[FaultKind];

/** True when `fault` holds `seconds` after the start of the run. */
export function isActive(fault: Fault, seconds: number): boolean {
  return seconds >= fault.from && seconds < fault.to;
}
