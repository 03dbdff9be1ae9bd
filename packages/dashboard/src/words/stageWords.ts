import {
  formatDuration,
  formatNumber,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatSignificant,
  inBp,
  per8Hours,
  UNKNOWN,
} from "./format.ts";
import { CLASS_WORDS, measureWords } from "./measureWords.ts";
import { spellOut } from "./reasonWords.ts";

const STAGES: Readonly<Record<string, string>> = {
  leg: "Conversion",
  index: "Index",
  chain: "Read of the chain",
  divergence: "Divergence",
  volatility: "Volatility",
  memory: "Memory",
  funding: "Funding law",
  interest: "Borrow rate",
  margin: "Margin",
  fee: "Trade fee",
  tier: "Tier",
};

const NAMES: Readonly<Record<string, string>> = {
  indexAverage: "Average",
  openInterestLong: "Long open interest",
  openInterestShort: "Short open interest",
  z: "z-score",
  sure: "Sure of its sign",
  halfLife: "Half-life",
  wanted: "Rate the law asks for",
  limited: "After cap and damper",
  fundingRate: "Funding rate",
  borrowRate: "Borrow rate",
  initialMargin: "Initial margin",
  maintenanceMargin: "Maintenance margin",
  proportional: "Proportional part",
  integralPart: "Integral part",
  contribution: "Added to the integral",
  elapsed: "Elapsed",
  damper: "Damper, largest step",
  cap: "Cap",
};

/** Heading of a stage of the trace. */
export function stageWords(stage: string): string {
  return STAGES[stage] ?? spellOut(stage);
}

/** Label of one line of a stage; a measure of the tier has its own words, a currency stays as it is. */
export function lineWords(stage: string, name: string): string {
  if (stage === "leg") return name;
  if (stage === "tier") return measureWords(name).label;
  return NAMES[name] ?? spellOut(name);
}

/**
 * A stage's value in the unit that people use: basis points for small fractions, per 8 h for rates, percent for margins.
 *
 * @example
 * lineValue("funding", "wanted", 8.8202e-8, "per second") // "+25.402 bp per 8 h"
 */
export function lineValue(stage: string, name: string, value: number | null, unit: string): string {
  if (value === null) return UNKNOWN;
  if (Object.hasOwn(CLASS_WORDS, unit)) return measureWords(name).show(value);
  switch (unit) {
    case "quote per base":
      return formatPrice(value);
    case "per second":
      return `${inBp(per8Hours(value), 3)} per 8 h`;
    case "seconds":
      return formatDuration(value);
    case "sigma":
      return `${formatNumber(value, 2, true)} σ`;
    case "share":
    case "probability":
      return formatPercent(value, 1);
    case "per square root of a year":
      return `${formatPercent(value, 2)} a year`;
    case "base":
      return formatQuantity(value);
    case "quote":
      return formatNumber(value);
    case "fraction":
      return stage === "margin" ? formatPercent(value, 3) : inBp(value, 3);
    case "fraction seconds":
      return `${formatNumber(value * 10_000, 3, true)} bp s`;
    default:
      return unit.startsWith("per ") && stage === "leg" ? formatNumber(value, 6) : formatSignificant(value);
  }
}
