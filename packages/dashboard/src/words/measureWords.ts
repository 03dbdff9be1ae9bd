import type { TierClass } from "@evenkeel/engine/api/wire";
import { formatNumber, formatPercent, inBp, UNKNOWN } from "./format.ts";
import { spellOut } from "./reasonWords.ts";

export interface MeasureWords {
  readonly label: string;
  show(value: number | null): string;
}

const bp = (value: number | null) => inBp(value, 1, false);
const percent = (value: number | null) => formatPercent(value, 1);
const sigma = (value: number | null) => (value === null ? UNKNOWN : `${formatNumber(value, 1)} σ`);

const MEASURES: Readonly<Record<string, MeasureWords>> = {
  absoluteBasis: { label: "Basis", show: bp },
  basisZ: { label: "Basis z-score", show: sigma },
  basisOverMaintenance: { label: "Basis / maintenance margin", show: percent },
  skewOverPool: { label: "Skew / pool", show: percent },
  openInterestOverPool: { label: "Open interest / pool", show: percent },
  poolDrawdown: { label: "Pool drawdown", show: percent },
};

/** Label and unit of a tier's measure; an unknown one is spelt out with a plain number. */
export function measureWords(measure: string): MeasureWords {
  return MEASURES[measure] ?? { label: spellOut(measure), show: (value) => formatNumber(value, 3) };
}

/** Words for the independent classes of evidence. */
export const CLASS_WORDS: Readonly<Record<TierClass, string>> = {
  price: "Price",
  liquidity: "Liquidity",
  solvency: "Solvency",
};
