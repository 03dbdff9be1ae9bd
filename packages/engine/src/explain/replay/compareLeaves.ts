import type { Difference } from "../explanation.ts";

/** How many leaves were compared and which of them differ. */
export interface LeafComparison {
  readonly figures: number;
  readonly differences: readonly Difference[];
}

type Leaf = number | string | null;

/**
 * Compares two JSON values leaf by leaf, in order of their paths.
 *
 * @param what Name of the whole, in front of each path.
 * @example
 * compareLeaves("node 0", { a: [1, 2] }, { a: [1, 3] }).differences // [{ what: "node 0 a 1", journalled: 2, recomputed: 3 }]
 */
export function compareLeaves(what: string, journalled: unknown, recomputed: unknown): LeafComparison {
  if (isBranch(journalled) && isBranch(recomputed)) {
    const keys = [...new Set([...Object.keys(journalled), ...Object.keys(recomputed)])].sort();
    const parts = keys.map((key) => compareLeaves(`${what} ${key}`, journalled[key], recomputed[key]));
    return {
      figures: parts.reduce((sum, { figures }) => sum + figures, 0),
      differences: parts.flatMap(({ differences }) => differences),
    };
  }
  const [mine, other] = [leafOf(journalled), leafOf(recomputed)];
  return { figures: 1, differences: mine === other ? [] : [{ what, journalled: mine, recomputed: other }] };
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function leafOf(value: unknown): Leaf {
  if (typeof value === "number" || typeof value === "string") return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
}
