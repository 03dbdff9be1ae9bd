const GROUPED = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const SIGNIFICANT = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 5 });
const MINUS = "−";

/**
 * A number for reading: thousands grouped, five significant digits, tiny values in powers of ten, `–` for null.
 *
 * @example
 * formatNumber(1234567.8) // "1,234,568"
 * formatNumber(-0.012345678) // "−0.012346"
 */
export function formatNumber(value: number | null): string {
  if (value === null) return "–";
  const size = Math.abs(value);
  const text =
    size >= 1e15 || (size > 0 && size < 1e-4) ? size.toExponential(2) : size >= 10_000 ? GROUPED.format(size) : SIGNIFICANT.format(size);
  return value < 0 ? `${MINUS}${text}` : text;
}

const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

/**
 * A number short enough for an axis.
 *
 * @example
 * formatCompact(-2_000_000) // "−2M"
 */
export function formatCompact(value: number): string {
  return COMPACT.format(value).replace("-", MINUS);
}

/** A number with a fixed count of decimals, `–` for null. */
export function formatFixed(value: number | null, decimals: number): string {
  if (value === null) return "–";
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

/** A fraction as per cent, `–` for null: two digits below 10 %, one above. */
export function formatShare(value: number | null): string {
  return value === null ? "–" : `${formatFixed(value * 100, Math.abs(value) < 0.1 ? 2 : 1)} %`;
}

/** Basis points: one decimal from 10 up, two below, four below 0.1. */
export function formatBp(value: number | null): string {
  return value === null ? "–" : `${formatFixed(value, value !== 0 && Math.abs(value) < 0.1 ? 4 : Math.abs(value) < 10 ? 2 : 1)} bp`;
}

/** A duration in its natural unit, e.g. `"45 s"`, `"12.5 min"`, `"21 h"`, `"14 d"`; `–` for null. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < 120) return `${formatNumber(Number(seconds.toPrecision(3)))} s`;
  if (seconds < 7200) return `${formatNumber(Number((seconds / 60).toPrecision(3)))} min`;
  if (seconds < 172_800) return `${formatNumber(Number((seconds / 3600).toPrecision(3)))} h`;
  return `${formatNumber(Number((seconds / 86_400).toPrecision(3)))} d`;
}

/** `2025-10-10 21:14:03` in UTC, `–` for null. */
export function formatTime(at: number | null): string {
  if (at === null || Math.abs(at) > 8.64e15) return "–";
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
