import type { Tolerance } from "./vectorCase.ts";

/** One number, text or part that is not what the file says. */
export interface Mismatch {
  /** Where in the result, e.g. `"rates[1].long"`; empty for the result itself. */
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
  /** Distance, in the unit of the number; null where there is none. */
  readonly error: number | null;
  readonly allowed: number | null;
}

/** What a comparison found. */
export interface Comparison {
  readonly mismatches: readonly Mismatch[];
  /** Largest distance in units of max(1, |expected|) over every number that was compared. */
  readonly worstError: number;
}

/** Below this, floating-point noise is not an error whatever the file says. */
const NOISE = 1e-12;

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The number a result stands for, or null when it is none. */
function numberOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && DECIMAL.test(value) ? Number(value) : null;
}

/** The integer a result stands for, or null; a float that has already lost digits stands for what it holds. */
function integerOf(value: unknown): bigint | null {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : null;
  return typeof value === "string" && INTEGER.test(value) ? BigInt(value) : null;
}

const isUnsafe = (value: bigint) => value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER);

/** Collects mismatches while it walks through the expected value. */
class Walk {
  readonly mismatches: Mismatch[] = [];
  worstError = 0;
  private readonly tolerance: Tolerance;

  constructor(tolerance: Tolerance) {
    this.tolerance = tolerance;
  }

  private miss(path: string, expected: unknown, got: unknown, error: number | null = null, allowed: number | null = null): void {
    this.mismatches.push({ path, expected, got, error, allowed });
  }

  private exactInteger(path: string, expected: bigint, stated: unknown, got: unknown): void {
    const value = integerOf(got);
    if (value !== expected) this.miss(path, stated, got, value === null ? null : Number(value - expected), 0);
  }

  /** `|got - expected| <= max(tolerance, 1e-12 * max(1, |expected|))`; two integers without a tolerance are equal or not. */
  private number(path: string, expected: number, stated: unknown, got: unknown, absolute: number): void {
    const value = numberOf(got);
    if (value === null || Number.isNaN(value)) {
      this.miss(path, stated, got);
      return;
    }
    const unit = Math.max(1, Math.abs(expected));
    const error = value === expected ? 0 : Math.abs(value - expected);
    const allowed = Math.max(absolute, this.tolerance.relative * Math.abs(expected), NOISE * unit);
    if (error / unit > this.worstError) this.worstError = error / unit;
    const whole = Number.isInteger(expected) && Number.isInteger(value) && absolute === 0 && this.tolerance.relative === 0;
    if (whole ? error > 0 : !(error <= allowed)) this.miss(path, stated, got, error, whole ? 0 : allowed);
  }

  /** A column `...Tolerance` states the allowed distance of the column before it, row by row, and is no result itself. */
  private table(path: string, columns: readonly unknown[], rows: readonly unknown[], got: unknown): void {
    const found = isRecord(got) ? got.rows : got;
    if (!Array.isArray(found) || found.length !== rows.length) {
      this.miss(`${path}.rows`, `${rows.length} rows`, found);
      return;
    }
    const isTolerance = (i: number) => typeof columns[i] === "string" && /tolerance$/i.test(columns[i]);
    for (const [i, row] of rows.entries()) {
      const result: unknown = found[i];
      if (!Array.isArray(row) || !Array.isArray(result)) {
        this.visit(`${path}.rows[${i}]`, row, result);
        continue;
      }
      for (const [j, expected] of row.entries()) {
        if (isTolerance(j)) continue;
        const own = isTolerance(j + 1) ? Number(row[j + 1] ?? 0) : this.tolerance.absolute;
        this.visit(`${path}.rows[${i}][${j}]`, expected, result[j], own);
      }
    }
  }

  private text(path: string, expected: string, got: unknown, absolute: number): void {
    const integer = INTEGER.test(expected) ? BigInt(expected) : null;
    if (integer !== null && isUnsafe(integer)) this.exactInteger(path, integer, expected, got);
    else if (DECIMAL.test(expected)) this.number(path, Number(expected), expected, got, absolute);
    else if (expected !== got) this.miss(path, expected, got);
  }

  private list(path: string, expected: readonly unknown[], got: unknown): void {
    if (!Array.isArray(got) || got.length !== expected.length) this.miss(path, expected, got);
    else for (const [i, item] of expected.entries()) this.visit(`${path}[${i}]`, item, got[i]);
  }

  private record(path: string, expected: Readonly<Record<string, unknown>>, got: unknown): void {
    const { columns, rows } = expected;
    if (Array.isArray(columns) && Array.isArray(rows)) this.table(path, columns, rows, got);
    else if (!isRecord(got)) this.miss(path, expected, got);
    else for (const [key, item] of Object.entries(expected)) this.visit(path === "" ? key : `${path}.${key}`, item, got[key]);
  }

  visit(path: string, expected: unknown, got: unknown, absolute: number = this.tolerance.absolute): void {
    if (typeof expected === "number") this.number(path, expected, expected, got, absolute);
    else if (typeof expected === "string") this.text(path, expected, got, absolute);
    else if (Array.isArray(expected)) this.list(path, expected, got);
    else if (isRecord(expected)) this.record(path, expected, got);
    else if (expected !== got) this.miss(path, expected, got);
  }
}

/**
 * Holds a result against what a file expects, element by element; parts that the file does not name are not looked at.
 *
 * @param tolerance as the row states it, the family's own rule already applied
 * @example
 * compare(0.1, 0.1000001, { absolute: 1e-9, relative: 0 }).mismatches.length // 1
 */
export function compare(expected: unknown, got: unknown, tolerance: Tolerance): Comparison {
  const walk = new Walk(tolerance);
  walk.visit("", expected, got);
  return walk;
}
