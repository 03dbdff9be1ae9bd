import type { OpenedJournal } from "../journal/openJournal.ts";
import { type RecordedRun, recordedRun } from "../journal/recordedRun.ts";
import { checkResumable } from "./checkResumable.ts";
import { runRow } from "./journalRound.ts";
import { roundTimes } from "./roundTimes.ts";
import { runIdentity } from "./runIdentity.ts";
import type { RunOptions } from "./runOptions.ts";

/** An interrupted run that is to be played again from its journal and then continued. */
export interface Resumed {
  readonly recorded: RecordedRun;
  /** Rows that will be compared instead of written. */
  readonly rows: number;
  /** Event time up to which the journal reaches, milliseconds UTC. */
  readonly until: number;
}

/**
 * Prepares a journal for the run it holds: the options must be the same, and from now on every row is compared until the record ends.
 *
 * @returns null for an empty journal.
 * @throws EvenkeelError `STATE_MISMATCH`
 */
export async function resumeRun(
  journal: OpenedJournal,
  options: Omit<RunOptions, "clock" | "journal" | "onRound" | "onProgress">,
): Promise<Resumed | null> {
  const { market, roundSeconds } = options.description;
  const recorded = await recordedRun(journal, market);
  if (recorded === null) return null;
  const [first] = await journal.read({ limit: 1 });
  checkResumable(first?.body, runRow(options, runIdentity(options)));
  const rows = journal.size;
  // A round ends with its snapshot; any other row may be of a round that a clock ahead of time has signed.
  const played = await journal.latestRound(market, ["snapshot"]);
  await journal.rewind();
  const until = played === null ? options.feed.start : roundTimes(played, roundSeconds).assessAt;
  return { recorded, rows, until };
}
