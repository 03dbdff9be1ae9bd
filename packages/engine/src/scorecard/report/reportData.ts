import type { Bins } from "../fiveMinuteMeans.ts";
import type { RunSeries } from "../runSeries.ts";
import type { Scorecard } from "../scorecard.ts";

/** What every chart may read. */
export interface ReportData {
  readonly scorecard: Scorecard;
  readonly series: RunSeries;
  /** The basis on 5-minute means, basis points. */
  readonly bins: Bins;
  /** First block and end of the last round, milliseconds UTC. */
  readonly start: number;
  readonly end: number;
  /** A line breaks over gaps longer than this. */
  readonly gapMillis: number;
}
