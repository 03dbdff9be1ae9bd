/** How a time column counts. */
export type TimeUnit = "iso" | "s" | "ms" | "us";

const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const COUNT = /^\d+(\.\d+)?$/;
const PER_SECOND = { s: 1, ms: 1_000, us: 1_000_000 } as const;

/** A count of `unit` in milliseconds; dividing keeps whole milliseconds exact where multiplying by 0.001 does not. */
export function toMillis(count: number, unit: Exclude<TimeUnit, "iso">): number {
  return unit === "s" ? count * 1_000 : count / (PER_SECOND[unit] / 1_000);
}

/**
 * Reads a time cell as milliseconds UTC, fractions kept; null when it is not a time.
 *
 * @param unit `iso` needs an explicit zone, so that no cell depends on the machine's.
 * @example
 * parseTime("1760054400816129", "us") // 1760054400816.129
 * parseTime("2023-03-01T00:00:00Z", "iso") // 1677628800000
 * parseTime("2023-03-01T00:00:00", "iso") // null
 */
export function parseTime(cell: string, unit: TimeUnit): number | null {
  if (unit === "iso") {
    const time = ISO.test(cell) ? Date.parse(cell) : Number.NaN;
    return Number.isFinite(time) ? time : null;
  }
  return COUNT.test(cell) ? toMillis(Number(cell), unit) : null;
}
