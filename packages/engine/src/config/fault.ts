/** When a fault holds: seconds of event time since the start of the run, `from` inclusive, `to` exclusive. */
interface Lasting {
  readonly from: number;
  readonly to: number;
}

/** Something that goes wrong on purpose. */
export type Fault =
  /** A lying node multiplies every price it receives. */
  | (Lasting & { readonly kind: "price"; readonly node: number; readonly factor: number })
  /** A node neither listens nor publishes. */
  | (Lasting & { readonly kind: "down"; readonly node: number })
  /** A venue quotes nonsense: its prices are multiplied before any node receives them. */
  | (Lasting & { readonly kind: "venue-price"; readonly venue: string; readonly factor: number })
  /** A venue repeats nothing: its quotes stop arriving. */
  | (Lasting & { readonly kind: "venue-stale"; readonly venue: string })
  /** The keeper sends nothing. */
  | (Lasting & { readonly kind: "keeper-down" });

export type FaultKind = Fault["kind"];

/** True when `fault` holds `seconds` after the start of the run. */
export function isActive(fault: Fault, seconds: number): boolean {
  return seconds >= fault.from && seconds < fault.to;
}
