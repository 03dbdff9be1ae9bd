import type { ReportLimits } from "../network/checkReport.ts";
import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN } from "../parts/recipe.ts";

/** Most observations of one report: the contract's constant. */
const MOST_ORACLES = 31;

/**
 * Chainlink OCR2: the upper median of more than `f` observations, refused as a whole when it is outside the feed's lowest and highest answer.
 * Readers then go on seeing the last answer: the way LUNA's feed stood still at its floor.
 *
 * Source: smartcontractkit/libocr, `OCR2Aggregator.sol`.
 *
 * @param faulty tolerated members
 */
export function chainlinkRecipe(faulty: number, lowestAnswer: number, highestAnswer: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: ADMIT_ALL,
    minimum: { count: faulty + 1, of: "sources" },
    combine: { kind: "median", even: "upper" },
    guards: [{ kind: "range", low: lowestAnswer, high: highestAnswer, atBound: "valid" }],
  };
}

/** Counts that OCR2's `transmit` asks of a report. */
export function chainlinkReportLimits(faulty: number): ReportLimits {
  return { faulty, mostObservations: MOST_ORACLES };
}
