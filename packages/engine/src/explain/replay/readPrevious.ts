import { FIELD, gateMeasurements, type HubConfig, NO_CANDIDATE, type StoredVector } from "@evenkeel/core";
import type { OpenedJournal } from "../../journal/openJournal.ts";
import type { AcceptedBody, ReceiptBody } from "../../journal/roundRows.ts";

const PAGE_ROWS = 2_000;

/** What the hub remembered before a round, built from the vectors it accepted until then; null before its first. */
export async function readPrevious(journal: OpenedJournal, market: string, round: number, config: HubConfig): Promise<StoredVector | null> {
  let stored: StoredVector | null = null;
  for (let afterSeq = 0; ; ) {
    const rows = await journal.read({ market, kind: "receipt", afterSeq, limit: PAGE_ROWS });
    for (const row of rows) {
      if ((row.round ?? 0) >= round) return stored;
      const { accepted } = row.body as ReceiptBody;
      if (accepted !== null) stored = afterAccepting(stored, accepted, config);
      afterSeq = row.seq;
    }
    if (rows.length < PAGE_ROWS) return stored;
    await new Promise(setImmediate);
  }
}

function afterAccepting(
  previous: StoredVector | null,
  { fields: texts, observedAt, valid }: AcceptedBody,
  config: HubConfig,
): StoredVector {
  const fields = texts.map(BigInt);
  const at = BigInt(observedAt);
  const candidate = valid ? NO_CANDIDATE : gateMeasurements(fields, config, previous, at).candidate;
  const index = fields[FIELD.index] ?? 0n;
  return {
    fields,
    lastValidAt: valid ? at : (previous?.lastValidAt ?? 0n),
    lastValidIndex: valid ? index : (previous?.lastValidIndex ?? 0n),
    candidate,
  };
}
