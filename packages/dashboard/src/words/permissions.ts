import type { MarketMode, MarketModeReason } from "@evenkeel/engine/api/wire";

export interface Permission {
  readonly what: string;
  readonly allowed: boolean;
  /** The condition or the reason, a few words; empty when the answer says it all. */
  readonly note: string;
}

/** Reasons for which the chain has no value that may carry risk. */
const NOT_FRESH: readonly MarketModeReason[] = ["NeverUpdated", "NoDelivery", "InvalidMeasurement"];

/**
 * What a trader may do in a mode, as the contracts decide it: orders by the mode, withdrawal and liquidation by whether the values are fresh.
 *
 * @example
 * permissions("GapClosing", "Tier").find(({ what }) => what === "Widen the gap")?.allowed // false
 */
export function permissions(mode: MarketMode, reason: MarketModeReason): readonly Permission[] {
  const fresh = !NOT_FRESH.includes(reason);
  const delivered = fresh || reason === "InvalidMeasurement";
  return [
    { what: "Open, or widen the gap", allowed: mode === "Normal", note: mode === "Normal" ? "with initial margin" : "" },
    { what: "Trade that closes the gap", allowed: mode === "Normal" || mode === "GapClosing", note: "" },
    { what: "Shrink a position", allowed: mode !== "Halted", note: mode !== "Halted" && !delivered ? "fills with the next round" : "" },
    { what: "Add collateral", allowed: true, note: "always" },
    { what: "Withdraw", allowed: true, note: fresh ? "down to initial margin" : "only without a position" },
    {
      what: "Be liquidated",
      allowed: fresh && reason !== "Grace",
      note: fresh ? (reason === "Grace" ? "waits for top-ups" : "") : "waits for fresh values",
    },
  ];
}
