import type { Scorecard } from "./scorecard.ts";
import type { StableScorecard } from "./stableScorecard.ts";

/** The scorecard as indented JSON with a final newline; keys come in one fixed order, names inside maps sorted. */
export function serializeScorecard(scorecard: Scorecard | StableScorecard): string {
  return `${JSON.stringify(scorecard, null, 2)}\n`;
}
