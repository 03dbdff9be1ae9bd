import { hash } from "node:crypto";
import type { JournalRow } from "../roles.ts";
import { journalJson } from "./journalJson.ts";

/** A row with its place in the chain. */
export interface ChainedRow extends JournalRow {
  /** Position from 1. */
  readonly seq: number;
  /** Hex sha256 of the row before; 64 zeros for the first. */
  readonly previousHash: string;
  /** Hex sha256 of `previousHash` and the row's canonical JSON. */
  readonly hash: string;
}

export const GENESIS_HASH = "0".repeat(64);

/** Hash of a row at a place in the chain; `body` is canonical JSON text. */
export function rowHash(previousHash: string, seq: number, row: JournalRow, body: string): string {
  const head = journalJson([seq, row.kind, row.at, row.market, row.round, row.node]);
  return hash("sha256", `${previousHash}${head}${body}`, "hex");
}
