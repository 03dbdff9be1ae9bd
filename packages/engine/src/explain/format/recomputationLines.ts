import type { Explanation } from "../explanation.ts";
import { formatTable } from "./formatTable.ts";

const SHOWN = 20;

/** How many figures came out the same, and those that did not. */
export function recomputationLines({ recomputation }: Explanation): string[] {
  if (recomputation === null) return [];
  const { quotes, figures, differences } = recomputation;
  const from = `${figures} figures of this round from ${quotes} journalled quotes`;
  if (differences.length === 0) return ["", `Recomputed: equal. All ${from}, bit for bit.`];
  const rows = differences.slice(0, SHOWN).map(({ what, journalled, recomputed }) => [what, String(journalled), "->", String(recomputed)]);
  const more = differences.length > SHOWN ? [`  and ${differences.length - SHOWN} more`] : [];
  return ["", `Recomputed: ${differences.length} of ${from} DIFFER (journalled -> recomputed)`, ...formatTable(rows), ...more];
}
