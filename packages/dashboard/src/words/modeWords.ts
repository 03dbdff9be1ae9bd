import type { MarketMode, MarketModeReason } from "@evenkeel/engine/api/wire";

const MODES: Readonly<Record<MarketMode, { readonly name: string; readonly rule: string }>> = {
  Normal: { name: "Open", rule: "All orders are taken." },
  GapClosing: { name: "Gap closing only", rule: "Only orders that close the gap or shrink a position are taken." },
  ReduceOnly: { name: "Reduce only", rule: "Only orders that shrink a position are taken." },
  Halted: { name: "Halted", rule: "No orders are taken; deposits and settled withdrawals stay open." },
};

interface ReasonText {
  readonly why: string;
  /** What ends it; empty when there is nothing to end. */
  readonly until: string;
}

const REASONS: Readonly<Record<MarketModeReason, ReasonText>> = {
  None: { why: "", until: "" },
  NeverUpdated: { why: "No round has been accepted yet.", until: "It opens with the first valid round." },
  NoDelivery: {
    why: "No round has arrived for too long; funding follows the velocity rule.",
    until: "The market reopens by itself with the next valid round, after a period of grace without liquidations.",
  },
  InvalidMeasurement: {
    why: "The index moved outside its gate.",
    until: "It is accepted again once consecutive rounds agree on the new level, or come back to the old one.",
  },
  Tier: {
    why: "The gap, or what stands behind it, asks for this tier.",
    until: "It ends when every measure has stayed below half of its threshold for the dwell, and the quorum says so.",
  },
  Guardian: { why: "The guardian set it.", until: "The act lapses by itself, and only the guardian's timelock can renew it." },
  Grace: {
    why: "The market has just resumed; nobody is liquidated yet.",
    until: "It ends after the period of grace, so that accounts can be topped up first.",
  },
};

export interface ModeWords {
  readonly name: string;
  /** What the market accepts, one sentence. */
  readonly rule: string;
  readonly why: string;
  readonly until: string;
}

/** What the market accepts now, why, and what ends it, for the screen. */
export function modeWords(mode: MarketMode, reason: MarketModeReason): ModeWords {
  return { ...MODES[mode], ...REASONS[reason] };
}
