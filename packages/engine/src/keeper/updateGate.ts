/** When a quorum is worth a transaction. */
export interface GateOptions {
  readonly heartbeatSeconds: number;
  /** Relative move of the index, fraction. */
  readonly deviation: number;
  /** Move of the funding rate as a share of its cap, fraction. */
  readonly fundingDeviation: number;
}

/** The part of a vector the gate compares; floats are enough to decide whether to send. */
export interface GateValues {
  readonly observedAt: number;
  readonly index: number;
  readonly fundingRate: number;
  readonly tier: number;
}

export type GateReason = "first" | "order" | "tier" | "deviation" | "funding" | "heartbeat";

/**
 * Says why a round should be submitted, or null when nothing calls for it.
 *
 * A waiting order bypasses the gate: its round must reach the chain whatever the price did.
 *
 * @example
 * updateGate(null, next, false, 4.3e-7, { heartbeatSeconds: 60, deviation: 5e-4, fundingDeviation: 0.02 }) // "first"
 */
export function updateGate(
  accepted: GateValues | null,
  next: GateValues,
  orderWaiting: boolean,
  fundingCap: number,
  options: GateOptions,
): GateReason | null {
  if (accepted === null) return "first";
  if (orderWaiting) return "order";
  if (next.tier !== accepted.tier) return "tier";
  if (Math.abs(next.index / accepted.index - 1) >= options.deviation) return "deviation";
  if (Math.abs(next.fundingRate - accepted.fundingRate) >= options.fundingDeviation * fundingCap) return "funding";
  return next.observedAt - accepted.observedAt >= options.heartbeatSeconds ? "heartbeat" : null;
}
