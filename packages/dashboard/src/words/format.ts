/** Numbers as the page shows them: a true minus sign, a dash for what is not known, fixed decimals so that columns stay still. */

/** Shown for a figure that is not known. */
export const UNKNOWN = "–";

type Figure = number | null | undefined;

const SECONDS_PER_8_HOURS = 28_800;
const SECONDS_PER_YEAR = 31_536_000;
const formatters = new Map<string, Intl.NumberFormat>();

function decimal(value: number, decimals: number, signed: boolean): string {
  const key = `${decimals}${signed}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    const signDisplay = signed ? "exceptZero" : "negative";
    formatter = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay });
    formatters.set(key, formatter);
  }
  return formatter.format(value).replace("-", "−");
}

function known(value: Figure): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** A plain number. `formatNumber(-1234.5, 1) // "−1,234.5"` */
export function formatNumber(value: Figure, decimals = 0, signed = false): string {
  return known(value) ? decimal(value, decimals, signed) : UNKNOWN;
}

const significant = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 });

/** A number of any size with six significant digits. `formatSignificant(1e-9) // "0.000000001"` */
export function formatSignificant(value: Figure): string {
  return known(value) ? significant.format(value).replace("-", "−") : UNKNOWN;
}

/** Decimals that keep about six digits of a price. `priceDecimals(64_012) // 1` */
export function priceDecimals(price: Figure): number {
  if (!known(price) || price === 0) return 2;
  return Math.min(8, Math.max(0, 5 - Math.floor(Math.log10(Math.abs(price)))));
}

/** A price, quote per base. `formatPrice(64012.34) // "64,012.3"` */
export function formatPrice(price: Figure, decimals = priceDecimals(price)): string {
  return formatNumber(price, decimals);
}

/** A fraction in basis points, signed, without the unit. `formatBp(0.00124) // "+12.4"` */
export function formatBp(fraction: Figure, decimals = 1): string {
  return known(fraction) ? decimal(fraction * 10_000, decimals, true) : UNKNOWN;
}

/** A fraction in basis points with the unit; the sign is left out on request. `inBp(0.00124, 1, false) // "12.4 bp"` */
export function inBp(fraction: Figure, decimals = 1, signed = true): string {
  return known(fraction) ? `${decimal(fraction * 10_000, decimals, signed)} bp` : UNKNOWN;
}

/** A fraction in percent. `formatPercent(0.05) // "5.00 %"` */
export function formatPercent(fraction: Figure, decimals = 2, signed = false): string {
  return known(fraction) ? `${decimal(fraction * 100, decimals, signed)} %` : UNKNOWN;
}

/** A rate per second as basis points per 8 hours. `per8Hours(4.34e-7) * 10_000 // 125` */
export function per8Hours(ratePerSecond: number): number {
  return ratePerSecond * SECONDS_PER_8_HOURS;
}

/** A rate per second as a plain yearly rate, not compounded. `formatApr(3.17e-9) // "+10.0 %"` */
export function formatApr(ratePerSecond: Figure, signed = true): string {
  return known(ratePerSecond) ? formatPercent(ratePerSecond * SECONDS_PER_YEAR, 1, signed) : UNKNOWN;
}

/** Base units with about four digits. `formatQuantity(1234.567) // "1,235"` */
export function formatQuantity(quantity: Figure, signed = false): string {
  if (!known(quantity)) return UNKNOWN;
  const magnitude = Math.abs(quantity);
  return decimal(quantity, magnitude >= 1_000 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3, signed);
}

/** Large amounts in thousands or millions. `formatCompact(4_000_123) // "4.00 M"` */
export function formatCompact(value: Figure): string {
  if (!known(value)) return UNKNOWN;
  const magnitude = Math.abs(value);
  if (magnitude >= 1e9) return `${decimal(value / 1e9, 2, false)} B`;
  if (magnitude >= 1e6) return `${decimal(value / 1e6, 2, false)} M`;
  if (magnitude >= 1e4) return `${decimal(value / 1e3, 1, false)} k`;
  return decimal(value, magnitude >= 100 || Number.isInteger(value) ? 0 : 2, false);
}

/** Elapsed time in its two largest units. `formatDuration(5_025) // "1 h 24 min"` */
export function formatDuration(seconds: Figure): string {
  if (!known(seconds) || seconds < 0) return UNKNOWN;
  if (seconds < 10) return `${decimal(seconds, 1, false)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Time of day, UTC. `formatClock(1_767_603_600_000) // "09:00:00"` */
export function formatClock(at: Figure): string {
  return known(at) ? new Date(at).toISOString().slice(11, 19) : UNKNOWN;
}

/** Day, UTC. `formatDay(1_767_603_600_000) // "2026-01-05"` */
export function formatDay(at: Figure): string {
  return known(at) ? new Date(at).toISOString().slice(0, 10) : UNKNOWN;
}

/** First and last digits of a hash or address. `shortHex("0x8f3a2c1b94d7e6550a1f") // "0x8f3a…0a1f"` */
export function shortHex(hex: string): string {
  return hex.length <= 12 ? hex : `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}
