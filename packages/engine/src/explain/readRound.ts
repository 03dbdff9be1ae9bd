import { EvenkeelError, type Trace } from "@evenkeel/core";
import type { ChainedRow } from "../journal/chainedRow.ts";
import type { OpenedJournal } from "../journal/openJournal.ts";
import type { AssessmentBody, ReceiptBody, TransactionBody } from "../journal/roundRows.ts";

/** A row whose body is known by its kind. */
interface Read<B> {
  readonly at: number;
  readonly node: number | null;
  readonly body: B;
}

/** Everything that was journalled of one market and round. */
export interface RoundRows {
  readonly round: number;
  readonly traces: readonly Read<Trace>[];
  readonly assessments: readonly Read<AssessmentBody>[];
  readonly transactions: readonly Read<TransactionBody>[];
  readonly receipts: readonly Read<ReceiptBody>[];
}

const KINDS = ["trace", "assessment", "transaction", "receipt"] as const;
const RECENT_RECEIPTS = 500;

/**
 * Reads a round of a market; the latest is the last one that the chain accepted, or else the last one that was assessed.
 *
 * @throws EvenkeelError `EXPLAIN_MARKET_UNKNOWN`, `EXPLAIN_ROUND_UNKNOWN`, `EXPLAIN_ROW_UNREADABLE`.
 */
export async function readRound(journal: OpenedJournal, market: string, wanted: number | "latest"): Promise<RoundRows> {
  const last = await journal.latestRound(market, KINDS);
  if (last === null) {
    const remedy = "Give the id of a market of this journal, e.g. BTC-USD, and the state folder of a finished run.";
    throw new EvenkeelError({
      code: "EXPLAIN_MARKET_UNKNOWN",
      message: "the journal knows no round of it",
      field: "market",
      value: market,
      remedy,
    });
  }
  const round = wanted === "latest" ? ((await lastAccepted(journal, market)) ?? last) : wanted;
  const rows = await journal.read({ market, round, kind: KINDS });
  if (rows.length === 0) {
    const remedy = `Choose another round; the last one is ${last}.`;
    throw new EvenkeelError({
      code: "EXPLAIN_ROUND_UNKNOWN",
      message: "nothing was journalled of it",
      field: "round",
      value: round,
      remedy,
    });
  }
  return {
    round,
    traces: pick(rows, "trace", "price", "fields"),
    assessments: pick(rows, "assessment", "signer", "fields"),
    transactions: pick<TransactionBody>(rows, "transaction", "hash", "signers").filter(({ body }) => isUpdate(body)),
    receipts: pick<ReceiptBody>(rows, "receipt", "hash", "accepted").filter(({ body }) => isUpdate(body)),
  };
}

async function lastAccepted(journal: OpenedJournal, market: string): Promise<number | null> {
  const rows = await journal.read({ market, kind: "receipt", newest: true, limit: RECENT_RECEIPTS });
  return rows.find(({ body }) => (body as Partial<ReceiptBody> | null)?.accepted != null)?.round ?? null;
}

function isUpdate({ purpose }: { readonly purpose: string }): boolean {
  return purpose.startsWith("update:");
}

function pick<B extends object>(rows: readonly ChainedRow[], kind: string, ...needed: readonly (keyof B & string)[]): Read<B>[] {
  return rows
    .filter((row) => row.kind === kind)
    .map(({ seq, at, node, body }) => {
      const known = typeof body === "object" && body !== null && needed.every((key) => Object.hasOwn(body, key));
      if (known) return { at, node, body: body as B };
      const remedy = "Explain it with the version of evenkeel that wrote the journal.";
      throw new EvenkeelError({
        code: "EXPLAIN_ROW_UNREADABLE",
        message: "a row lacks what it should hold",
        field: `row ${seq}`,
        value: kind,
        remedy,
      });
    });
}
