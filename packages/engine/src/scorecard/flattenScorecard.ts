/** A figure with its dotted key. */
export type FlatFigure = readonly [key: string, value: string | number | boolean | null];

/**
 * Every leaf of a scorecard with its dotted key, in the scorecard's order; array items are numbered, empty maps and lists give nothing.
 *
 * @example
 * flattenScorecard({ basis: { rmsBp: 3 }, notes: ["a"] }) // [["basis.rmsBp", 3], ["notes.0", "a"]]
 */
export function flattenScorecard(value: unknown, key = ""): FlatFigure[] {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => flattenScorecard(inner, key === "" ? name : `${key}.${name}`));
  return [[key, value as string | number | boolean | null]];
}
