import type { Check } from "../explanation.ts";

const DIGITS = 9;

/** A figure with nine significant digits; a dash for what is not known. */
export function figure(value: number | null): string {
  if (value === null) return "-";
  return value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(4) : String(Number(value.toPrecision(DIGITS)));
}

/** A figure of a quote: text stands where the venue sent what is no number. */
export function quoted(value: number | string): string {
  return typeof value === "string" ? value : figure(value);
}

/** What the recomputation says of one line: `equal`, the other value in full, or nothing when there was none. */
export function verdict(check: Check<unknown> | null): string {
  if (check === null) return "";
  if (check.equal) return "equal";
  const { recomputed } = check;
  return `DIFFERS: ${typeof recomputed === "object" && recomputed !== null ? JSON.stringify(recomputed) : String(recomputed)}`;
}
