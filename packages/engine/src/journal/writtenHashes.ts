import type { PGlite } from "@electric-sql/pglite";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { JournalRow } from "../roles.ts";

/** Hashes of the rows that an earlier start had written. */
export interface WrittenHashes {
  readonly rows: number;
  /** @throws EvenkeelError `JOURNAL_DIVERGED` when the row at this place is another one. */
  check(seq: number, hash: string, row: JournalRow): void;
}

const PAGE_ROWS = 20_000;
const HASH_BYTES = 32;

/** Reads the hashes of the first `rows` rows, 32 bytes each. */
export async function readHashes(db: PGlite, rows: number): Promise<WrittenHashes> {
  const bytes = Buffer.alloc(rows * HASH_BYTES);
  for (let after = 0; after < rows; after += PAGE_ROWS) {
    const page = await db.query<{ hash: string }>("select hash from journal where seq > $1 and seq <= $2 order by seq", [
      after,
      Math.min(rows, after + PAGE_ROWS),
    ]);
    for (const [place, { hash }] of page.rows.entries()) bytes.write(hash, (after + place) * HASH_BYTES, "hex");
  }
  return {
    rows,
    check(seq, hash, { kind, round }) {
      if (bytes.toString("hex", (seq - 1) * HASH_BYTES, seq * HASH_BYTES) === hash) return;
      throw new EvenkeelError({
        code: "JOURNAL_DIVERGED",
        message: `the run does not repeat what its journal holds: row ${seq} (${kind}${round === null ? "" : ` of round ${round}`})`,
        field: "--state",
        value: hash,
        remedy: "Resume with the same version, data and options that began this state, or start with an empty folder.",
      });
    },
  };
}
