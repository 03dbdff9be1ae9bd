import type { WireTier } from "@evenkeel/engine/api/wire";

export interface TierWords {
  /** Headline word. */
  readonly status: string;
  /** The design's word for the tier. */
  readonly name: string;
  /** What the tier means for a trader, one sentence. */
  readonly meaning: string;
}

/** Words for each tier, 0 to 4. */
export const TIER_WORDS: Readonly<Record<WireTier, TierWords>> = {
  0: { status: "Level", name: "calm", meaning: "Mark and index agree within the calm band." },
  1: { status: "Nudging", name: "nudge", meaning: "A small gap; funding leans against it." },
  2: { status: "Correcting", name: "correct", meaning: "A clear gap; funding and margin work to close it." },
  3: { status: "Defending", name: "defend", meaning: "A dangerous gap; only orders that close it or reduce risk are taken." },
  4: { status: "Halted", name: "halt", meaning: "No orders until the gap has closed and stayed closed." },
};
