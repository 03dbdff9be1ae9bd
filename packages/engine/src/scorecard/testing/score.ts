import { createScorecard } from "../createScorecard.ts";
import type { RoundSample } from "../roundSample.ts";
import type { Scorecard } from "../scorecard.ts";
import type { ScorecardOptions } from "../scorecardOptions.ts";
import { OPTIONS, sample } from "./syntheticRun.ts";

/** Scores calm rounds of 10 s with the given changes, one per round. */
export function score(changes: readonly Partial<RoundSample>[], options: Partial<ScorecardOptions> = {}): Scorecard {
  const builder = createScorecard({ ...OPTIONS, ...options });
  for (const [position, change] of changes.entries()) builder.round(sample(change.at ?? position * 10_000, change));
  return builder.finish({ startedAt: 0, finishedAt: 1000 });
}
