import { EvenkeelError, type Trace } from "@evenkeel/core";
import type { ChainedRow } from "../journal/chainedRow.ts";
import type { OpenedJournal } from "../journal/openJournal.ts";
import type { AssessmentBody, ReceiptBody, SnapshotBody, TransactionBody } from "../journal/roundRows.ts";
import { ROUND_KINDS } from "./chooseRound.ts";

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
  /** What nodes read of the chain after the round's block. */
  readonly snapshot: SnapshotBody | null;
}

/**
 * Reads what was journalled of a round.
 *
 * @throws EvenkeelError `EXPLAIN_ROUND_UNKNOWN`, `EXPLAIN_ROW_UNREADABLE`.
 */
export async function readRound(journal: OpenedJournal, market: string, round: number): Promise<RoundRows> {
  const rows = await journal.read({ market, round, kind: ROUND_KINDS });
  if (rows.length === 0) {
    throw new EvenkeelError({
      code: "EXPLAIN_ROUND_UNKNOWN",
      message: "nothing was journalled of it",
      field: "round",
      value: round,
      remedy: `Choose another round; the last one is ${await journal.latestRound(market, ROUND_KINDS)}.`,
    });
  }
  // A round that is sent late for its orders has its receipt among the rows of the round it was sent in.
  const purpose = `update:${market}:${round}`;
  const isUpdate = ({ body }: Read<{ readonly purpose: string }>): boolean => body.purpose === purpose;
  return {
    round,
    traces: pick(rows, "trace", "price", "fields"),
    assessments: pick(rows, "assessment", "signer", "fields"),
    transactions: pick<TransactionBody>(rows, "transaction", "hash", "signers").filter(isUpdate),
    receipts: pick<ReceiptBody>(rows, "receipt", "hash", "accepted").filter(isUpdate),
    snapshot: pick<SnapshotBody>(rows, "snapshot", "blockTime", "accepted").at(-1)?.body ?? null,
  };
}

function pick<B extends object>(rows: readonly ChainedRow[], kind: string, ...needed: readonly (keyof B & string)[]): Read<B>[] {
  return rows
    .filter((row) => row.kind === kind)
    .map(({ seq, at, node, body }) => {
      const known = typeof body === "object" && body !== null && needed.every((key) => Object.hasOwn(body, key));
      if (known) return { at, node, body: body as B };
      throw new EvenkeelError({
        code: "EXPLAIN_ROW_UNREADABLE",
        message: "a row lacks what it should hold",
        field: `row ${seq}`,
        value: kind,
        remedy: "Explain it with the version of evenkeel that wrote the journal.",
      });
    });
}
