import type { PGlite } from "@electric-sql/pglite";
import type { JournalKind } from "../roles.ts";
import type { ChainedRow } from "./chainedRow.ts";

/** Which rows to read; absent members do not restrict. */
export interface JournalQuery {
  readonly kind?: JournalKind | readonly JournalKind[];
  readonly market?: string;
  readonly round?: number;
  readonly node?: number;
  /** Only rows after this place. */
  readonly afterSeq?: number;
  readonly limit?: number;
  /** Newest first when true. */
  readonly newest?: boolean;
}

interface StoredRow {
  readonly seq: string;
  readonly kind: JournalKind;
  readonly at: string;
  readonly market: string | null;
  readonly round: string | null;
  readonly node: number | null;
  readonly body: unknown;
  readonly previous_hash: string;
  readonly hash: string;
}

/** Reads rows in order of their place. */
export async function queryRows(db: PGlite, query: JournalQuery): Promise<ChainedRow[]> {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const where = (condition: string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition.replace("?", `$${values.length}`));
  };
  const kinds = query.kind === undefined ? undefined : [query.kind].flat();
  where("kind = any(?::text[])", kinds);
  where("market = ?", query.market);
  where("round = ?", query.round);
  where("node = ?", query.node);
  where("seq > ?", query.afterSeq);
  const filter = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
  const limit = query.limit === undefined ? "" : `limit ${Math.max(0, Math.floor(query.limit))}`;
  const order = query.newest === true ? "desc" : "asc";
  // Big integers travel as text: PGlite would otherwise choose number or bigint by size. Order by the column, not by that text.
  const sql = `select seq::text, kind, at::text, market, round::text, node, body, previous_hash, hash from journal ${filter} order by journal.seq ${order} ${limit}`;
  const { rows } = await db.query<StoredRow>(sql, values);
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: row.kind,
    at: Number(row.at),
    market: row.market,
    round: row.round === null ? null : Number(row.round),
    node: row.node,
    body: row.body,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}
