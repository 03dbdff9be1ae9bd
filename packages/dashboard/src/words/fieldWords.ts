import { formatApr, formatNumber, formatPercent, inBp, per8Hours } from "./format.ts";
import { spellOut } from "./reasonWords.ts";

export interface FieldWords {
  readonly label: string;
  show(value: number | null): string;
}

const percent = (value: number | null) => formatPercent(value, 2);

const FIELDS: Readonly<Record<string, FieldWords>> = {
  fundingRate: { label: "Funding per 8 h", show: (value) => inBp(value === null ? null : per8Hours(value), 2) },
  borrowRate: { label: "Borrow per year", show: (value) => formatApr(value, false) },
  initialMargin: { label: "Initial margin", show: percent },
  maintenanceMargin: { label: "Maintenance margin", show: percent },
  tradeFee: { label: "Trade fee", show: (value) => inBp(value, 1, false) },
  tier: { label: "Tier", show: (value) => formatNumber(value) },
};

/** Label and unit of a field of the MARKET schema; an unlisted one is spelt out with a plain number. */
export function fieldWords(field: string): FieldWords {
  return FIELDS[field] ?? { label: spellOut(field), show: (value) => formatNumber(value, 4) };
}
