import { EvenkeelError } from "@evenkeel/core";
import { journalJson } from "../journal/journalJson.ts";
import type { JournalRow } from "../roles.ts";

/**
 * Refuses to resume a run with other options than it was begun with.
 *
 * @param stored body of the journal's first row
 * @throws EvenkeelError `STATE_MISMATCH` naming what differs.
 */
export function checkResumable(stored: unknown, { body }: Pick<JournalRow, "body">): void {
  const before = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const now = body as Readonly<Record<string, unknown>>;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const different = keys.filter((key) => journalJson(before[key]) !== journalJson(now[key]));
  if (different.length === 0) return;
  throw new EvenkeelError({
    code: "STATE_MISMATCH",
    message: "this folder holds another run",
    field: "--state",
    value: different.map((key) => `${key}: ${short(before[key])} there, ${short(now[key])} now`).join("; "),
    remedy: "Resume with the options, data and version that began it, or choose an empty folder.",
  });
}

const LONGEST = 60;

function short(value: unknown): string {
  const text = journalJson(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
