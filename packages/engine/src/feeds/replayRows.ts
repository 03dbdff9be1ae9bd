import type { FeedRow } from "./feedRow.ts";
import { mergeRows } from "./mergeRows.ts";
import { readQuotes } from "./readQuotes.ts";
import type { FileSelection } from "./selection.ts";
import { sortRows } from "./sortRows.ts";

/** Half-open span of receipt times, milliseconds UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** All rows of the selected files in feed order; each call reads the files anew, in constant memory. */
export function replayRows(
  directory: string,
  files: readonly FileSelection[],
  onRowsRead: (count: number) => void = () => undefined,
): AsyncGenerator<readonly FeedRow[]> {
  const sorted = files.map((file) => sortRows(readQuotes(directory, file)));
  return mergeRows(sorted, onRowsRead);
}
