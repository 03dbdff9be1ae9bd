import type { MarketMode, MarketModeReason } from "@evenkeel/engine/api/wire";

const MODES: Readonly<Record<MarketMode, { readonly name: string; readonly rule: string }>> = {
  Normal: { name: "Open", rule: "All orders are taken." },
  GapClosing: { name: "Gap closing only", rule: "Only orders that close the gap or shrink a position are taken." },
  ReduceOnly: { name: "Reduce only", rule: "Only orders that shrink a position are taken." },
  Halted: { name: "Halted", rule: "No orders are taken; deposits and settled withdrawals stay open." },
};

const REASONS: Readonly<Record<MarketModeReason, string>> = {
  None: "",
  NeverUpdated: "No round has been accepted yet.",
  NoDelivery: "No round has arrived for too long; funding follows the velocity rule and the market reopens with the next valid round.",
  InvalidMeasurement: "The index moved outside its gate; it is accepted again once consecutive rounds agree on the new level.",
  Tier: "The tier demands it.",
  Guardian: "The guardian set it; the act lapses by itself.",
  Grace: "The market has just resumed; liquidation waits so that accounts can be topped up.",
};

/** What the market accepts now and why, for the screen. */
export function modeWords(
  mode: MarketMode,
  reason: MarketModeReason,
): { readonly name: string; readonly rule: string; readonly why: string } {
  return { ...MODES[mode], why: REASONS[reason] };
}
