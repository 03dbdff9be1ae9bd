import { EvenkeelError } from "@evenkeel/core";
import type { OpenedJournal } from "../journal/openJournal.ts";
import type { ReceiptBody } from "../journal/roundRows.ts";
import type { JournalKind } from "../roles.ts";
import type { JournalledRun } from "./readRun.ts";

/** Which round: its number, a moment inside it (milliseconds UTC), or the last one that the chain accepted. */
export type RoundChoice = { readonly round: number } | { readonly at: number } | "latest";

/** Rows that belong to a round. */
export const ROUND_KINDS = ["trace", "assessment", "transaction", "receipt", "snapshot"] as const satisfies readonly JournalKind[];

const RECENT_RECEIPTS = 500;
const iso = (at: number): string => new Date(at).toISOString();

/**
 * The round that is meant; whether anything was journalled of it is for the reader of its rows to say.
 *
 * @throws EvenkeelError `EXPLAIN_ROUND_UNKNOWN` when the run has no round yet, `EXPLAIN_TIME_OUTSIDE` naming the time that the run covers.
 */
export async function chooseRound(journal: OpenedJournal, run: JournalledRun, choice: RoundChoice): Promise<number> {
  const { market } = run;
  const last = await journal.latestRound(market, ROUND_KINDS);
  if (last === null) {
    throw new EvenkeelError({
      code: "EXPLAIN_ROUND_UNKNOWN",
      message: "the run has closed no round yet",
      field: "market",
      value: market,
      remedy: "Wait for the first round, or give the state folder of a longer run.",
    });
  }
  if (choice === "latest") return (await lastAccepted(journal, market)) ?? last;
  if ("round" in choice) return choice.round;
  const length = run.parameters.roundSeconds * 1_000;
  const [earliest] = await journal.read({ market, kind: ["assessment", "trace", "snapshot"], limit: 1 });
  const first = earliest?.round ?? last;
  const round = Math.floor(choice.at / length);
  if (round >= first && round <= last) return round;
  throw new EvenkeelError({
    code: "EXPLAIN_TIME_OUTSIDE",
    message: "the run does not cover this time",
    field: "at",
    value: Number.isSafeInteger(choice.at) && Math.abs(choice.at) < 8.64e15 ? iso(choice.at) : choice.at,
    remedy: `Choose a time from ${iso(first * length)} to ${iso((last + 1) * length - 1)} (rounds ${first} to ${last}).`,
  });
}

async function lastAccepted(journal: OpenedJournal, market: string): Promise<number | null> {
  const rows = await journal.read({ market, kind: "receipt", newest: true, limit: RECENT_RECEIPTS });
  return rows.find(({ body }) => (body as Partial<ReceiptBody> | null)?.accepted != null)?.round ?? null;
}
