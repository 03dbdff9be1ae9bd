import type { PGlite } from "@electric-sql/pglite";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Journal, JournalKind, JournalRow } from "../roles.ts";
import { type ChainedRow, GENESIS_HASH, rowHash } from "./chainedRow.ts";
import { journalJson } from "./journalJson.ts";
import { type JournalQuery, queryRows } from "./journalQuery.ts";
import { INSERT_ROWS } from "./journalTable.ts";
import { lockState } from "./lockState.ts";
import { openDatabase } from "./openDatabase.ts";
import { type ChainReport, verifyChain } from "./verifyChain.ts";
import { readHashes, type WrittenHashes } from "./writtenHashes.ts";

/** Where the journal lives. */
export interface JournalOptions {
  /** State folder; null keeps the journal in memory. */
  readonly directory: string | null;
}

/** A journal that can be read back and checked; reading flushes first. */
export interface OpenedJournal extends Journal {
  /** Rows written and waiting, since the journal began. */
  readonly size: number;
  /**
   * Plays the rows from the first again: `append` compares a row that is already written by its hash, and writes only what comes after the last.
   * From here on `append` throws `JOURNAL_DIVERGED` for a row that differs.
   */
  rewind(): Promise<void>;
  /** Rows in order of their place. */
  read(query: JournalQuery): Promise<ChainedRow[]>;
  /** Newest round that has rows of the given kinds (any kind when absent), or null. */
  latestRound(market: string, kinds?: readonly JournalKind[]): Promise<number | null>;
  /** Recomputes the whole chain. Throws `JOURNAL_CHAIN_BROKEN`. */
  verifyChain(): Promise<ChainReport>;
}

const BATCH_ROWS = 2_000;
const PAGE_ROWS = 5_000;

/**
 * Opens an append-only, hash-chained journal on embedded PostgreSQL.
 *
 * `append` only fixes the rows' text and hash and buffers them; full batches are written in the background, `flush` waits for all of them.
 * After a failed write nothing more is written: `append`, `flush`, every reading and `close` throw it. `sync` is `flush` in a state folder and nothing in memory.
 *
 * @throws EvenkeelError `STATE_DIRECTORY_INVALID`, `STATE_IN_USE`, `JOURNAL_UNREADABLE`, `JOURNAL_VALUE_INVALID` (from `append`), `JOURNAL_WRITE_FAILED`.
 * @example
 * const journal = await openJournal({ directory: null });
 * journal.append([{ kind: "run", at: 0, market: null, round: null, node: null, body: { seed: 1 } }]);
 * (await journal.verifyChain()).rows // 1
 */
export async function openJournal({ directory }: JournalOptions): Promise<OpenedJournal> {
  const release = directory === null ? async () => undefined : await lockState(directory);
  let db: PGlite | null = null;
  try {
    db = await openDatabase(directory);
    return createJournal(db, await tail(db), directory !== null, release);
  } catch (error) {
    await db?.close().catch(() => undefined);
    await release();
    throw error;
  }
}

interface Tail {
  readonly seq: number;
  readonly hash: string;
}

async function tail(db: PGlite): Promise<Tail> {
  const [last] = await queryRows(db, { newest: true, limit: 1 });
  return last === undefined ? { seq: 0, hash: GENESIS_HASH } : { seq: last.seq, hash: last.hash };
}

function createJournal(db: PGlite, { seq: lastSeq, hash: lastHash }: Tail, durable: boolean, release: () => Promise<void>): OpenedJournal {
  let seq = lastSeq;
  let head = lastHash;
  let written: WrittenHashes | null = null;
  let waiting: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  let failure: EvenkeelError | null = null;

  function writeWaiting(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    writing = writing.then(async () => {
      if (failure !== null) return;
      try {
        await db.query(INSERT_ROWS, [`[${batch.join(",")}]`]);
      } catch (cause) {
        failure = writeFailed(cause);
      }
    });
  }

  async function flush(): Promise<void> {
    writeWaiting();
    await writing;
    if (failure !== null) throw failure;
  }

  async function* pages(): AsyncGenerator<readonly ChainedRow[]> {
    for (let afterSeq = 0; ; ) {
      const page = await queryRows(db, { afterSeq, limit: PAGE_ROWS });
      yield page;
      if (page.length < PAGE_ROWS) return;
      afterSeq = page.at(-1)?.seq ?? afterSeq;
    }
  }

  return {
    get size() {
      return Math.max(seq, written?.rows ?? 0);
    },
    async rewind() {
      await flush();
      written = await readHashes(db, seq);
      seq = 0;
      head = GENESIS_HASH;
    },
    append(rows) {
      if (failure !== null) throw failure;
      for (const row of rows) {
        const body = journalJson(row.body);
        seq += 1;
        const previous = head;
        head = rowHash(previous, seq, row, body);
        if (written !== null && seq <= written.rows) {
          written.check(seq, head, row);
          continue;
        }
        waiting.push(rowText(row, seq, body, previous, head));
      }
      if (waiting.length >= BATCH_ROWS) writeWaiting();
    },
    flush,
    sync: () => (durable ? flush() : Promise.resolve()),
    async close() {
      try {
        await flush();
      } finally {
        await db.close().finally(release);
      }
    },
    async read(query) {
      await flush();
      return queryRows(db, query);
    },
    async latestRound(market, kinds) {
      await flush();
      const sql = "select max(round)::text as round from journal where market = $1 and ($2::text[] is null or kind = any($2::text[]))";
      const { rows } = await db.query<{ round: string | null }>(sql, [market, kinds ?? null]);
      const round = rows[0]?.round ?? null;
      return round === null ? null : Number(round);
    },
    async verifyChain() {
      await flush();
      return verifyChain(pages());
    },
  };
}

function writeFailed(cause: unknown): EvenkeelError {
  return new EvenkeelError(
    {
      code: "JOURNAL_WRITE_FAILED",
      message: "the journal cannot be written",
      field: "state",
      value: cause instanceof Error ? cause.message : String(cause),
      remedy: "Make room, or mend the disk; then the same command resumes from what is written.",
    },
    { cause },
  );
}

/** The row as INSERT_ROWS reads it; the body is already JSON text. */
function rowText({ kind, at, market, round, node }: JournalRow, seq: number, body: string, previous: string, hash: string): string {
  const head = `"seq":${seq},"kind":"${kind}","at":${at},"market":${JSON.stringify(market)},"round":${round},"node":${node}`;
  return `{${head},"body":${body},"previous_hash":"${previous}","hash":"${hash}"}`;
}
