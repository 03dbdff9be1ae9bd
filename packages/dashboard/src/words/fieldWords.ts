import { formatApr, formatNumber, formatPercent, formatPrice, inBp, per8Hours } from "./format.ts";
import { spellOut } from "./reasonWords.ts";

export interface FieldWords {
  readonly label: string;
  show(value: number | null): string;
}

const percent = (value: number | null) => formatPercent(value, 2);

const price = (value: number | null) => formatPrice(value);

const FIELDS: Readonly<Record<string, FieldWords>> = {
  mark: { label: "Mark", show: price },
  index: { label: "Index", show: price },
  basis: { label: "Basis", show: (value) => inBp(value, 2) },
  confidence: { label: "Index confidence", show: price },
  indexAverage: { label: "Index, 5-minute average", show: price },
  volatility: { label: "Volatility", show: (value) => formatPercent(value, 1) },
  premiumAverage: { label: "Averaged premium", show: (value) => inBp(value, 2) },
  premiumIntegral: {
    label: "Premium integral",
    show: (value) => (value === null ? inBp(null) : `${formatNumber(value * 10_000, 1, true)} bp s`),
  },
  fundingRate: { label: "Funding per 8 h", show: (value) => inBp(value === null ? null : per8Hours(value), 2) },
  borrowRate: { label: "Borrow per year", show: (value) => formatApr(value, false) },
  initialMargin: { label: "Initial margin", show: percent },
  maintenanceMargin: { label: "Maintenance margin", show: percent },
  tradeFee: { label: "Trade fee", show: (value) => inBp(value, 1, false) },
  tier: { label: "Tier", show: (value) => formatNumber(value) },
};

/** Every number that has a trace, in the order in which a reader asks for them. */
export const TRACED_FIELDS: readonly string[] = [
  "mark",
  "index",
  "basis",
  "fundingRate",
  "borrowRate",
  "tier",
  "initialMargin",
  "maintenanceMargin",
  "tradeFee",
  "volatility",
  "confidence",
  "indexAverage",
  "premiumAverage",
  "premiumIntegral",
];

/** Label and unit of a field of the MARKET schema; an unlisted one is spelt out with a plain number. */
export function fieldWords(field: string): FieldWords {
  return FIELDS[field] ?? { label: spellOut(field), show: (value) => formatNumber(value, 4) };
}
