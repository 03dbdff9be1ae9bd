import type { OpenedJournal } from "../../journal/openJournal.ts";
import type { JournalledRun } from "../readRun.ts";
import { createReplay, type Replay, type ReplayedRound } from "./replayNodes.ts";

/** Replays a run's nodes as far as somebody asks, and remembers where it is. */
export interface ReplayCursor {
  /** The round computed again; null when the journal does not hold it. Calls wait for each other. */
  at(round: number): Promise<ReplayedRound | null>;
}

/** Rows between two pauses: other work of the process waits no longer than these take. */
const PAGE_ROWS = 400;
/** Rounds kept for those who look back from where the cursor is. */
const KEPT_ROUNDS = 96;

/** A cursor that goes forward by itself and begins anew for a round that it has left behind. */
export function createReplayCursor(journal: OpenedJournal, run: JournalledRun): ReplayCursor {
  let replay: Replay = createReplay(run);
  let afterSeq = 0;
  let reached = Number.NEGATIVE_INFINITY;
  const kept = new Map<number, ReplayedRound>();
  let turn: Promise<unknown> = Promise.resolve();

  function rewind(): void {
    replay = createReplay(run);
    afterSeq = 0;
    reached = Number.NEGATIVE_INFINITY;
    kept.clear();
  }

  async function advanceTo(round: number): Promise<void> {
    while (reached < round) {
      const rows = await journal.read({ market: run.market, kind: ["quote", "snapshot"], afterSeq, limit: PAGE_ROWS });
      for (const row of rows) {
        afterSeq = row.seq;
        const replayed = replay.take(row);
        if (replayed === null) continue;
        reached = replayed.round;
        kept.set(reached, replayed);
        if (kept.size > KEPT_ROUNDS) kept.delete(kept.keys().next().value as number);
        if (reached >= round) return;
      }
      if (rows.length < PAGE_ROWS) return;
      await new Promise(setImmediate);
    }
  }

  async function find(round: number): Promise<ReplayedRound | null> {
    const known = kept.get(round);
    if (known !== undefined) return known;
    if (reached >= round) rewind();
    await advanceTo(round);
    return kept.get(round) ?? null;
  }

  return {
    at(round) {
      const answer = turn.then(() => find(round));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}
