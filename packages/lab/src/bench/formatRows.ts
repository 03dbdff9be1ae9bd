import type { BenchRow } from "./benchRow.ts";

const SCALES = [
  [1e6, "M"],
  [1e3, "k"],
] as const;

function readable(value: number): string {
  const [scale, letter] = SCALES.find(([limit]) => value >= limit) ?? [1, ""];
  return `${(value / scale).toFixed(value >= 1e3 || value === 0 ? 2 : value >= 100 ? 0 : 2)}${letter}`;
}

const nanoseconds = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

/**
 * The rows as a table: value, nanoseconds a call (fastest batch, first quartile, median), and the ratio to other rows.
 *
 * @returns lines without a final line break
 */
export function formatRows(rows: readonly BenchRow[]): string {
  const head = `${"name".padEnd(24)} ${"value".padStart(10)} ${"unit".padEnd(6)} ${"best / quartile / median ns".padStart(28)}  ratio`;
  const lines = rows.map(({ name, value, unit, times, ratioTo }) => {
    const took = times === null ? "" : [times.best, times.quartile, times.median].map(nanoseconds).join(" / ");
    const ratios = Object.entries(ratioTo).map(([other, ratio]) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)} x ${other}`);
    return `${name.padEnd(24)} ${readable(value).padStart(10)} ${unit.padEnd(6)} ${took.padStart(28)}  ${ratios.join(", ")}`.trimEnd();
  });
  return [head, ...lines].join("\n");
}

/** The rows as one object of `name: {value, unit, ratioTo}`. */
export function rowsAsJson(rows: readonly BenchRow[]): Record<string, Pick<BenchRow, "value" | "unit" | "ratioTo">> {
  return Object.fromEntries(rows.map(({ name, value, unit, ratioTo }) => [name, { value, unit, ratioTo }]));
}
