import type { Hex } from "viem";
import type { TransactionRecord } from "../chain/transactionRecord.ts";
import type { RecordedRun } from "../journal/recordedRun.ts";
import { transactionRow } from "../journal/roundRows.ts";
import type { Journal } from "../roles.ts";

/** Journals every transaction of a run before it is sent, and hands back those that an earlier start had signed. */
export interface RunRecord extends TransactionRecord {
  /** Says what the next transactions belong to; `round` is null for the deployment, `at` in milliseconds UTC. */
  begin(round: number | null, at: number): Promise<void>;
}

export function createRunRecord(journal: Journal, market: string, recorded: RecordedRun | null): RunRecord {
  let round: number | null = null;
  let at = 0;
  let earlier: readonly string[] = [];
  let place = 0;
  return {
    async begin(nextRound, nextAt) {
      round = nextRound;
      at = nextAt;
      place = 0;
      const past = recorded !== null && (nextRound === null || nextRound <= (recorded.lastRound ?? -1));
      earlier = past ? (await recorded.transactions(nextRound)).map(({ raw }) => raw) : [];
    },
    next() {
      const raw = earlier[place] ?? null;
      place += 1;
      return raw as Hex | null;
    },
    signed({ purpose, signers }, hash, raw) {
      journal.append([transactionRow(market, at, { hash, purpose, round, signers: signers ?? [], raw })]);
    },
    sync: () => journal.sync(),
  };
}
