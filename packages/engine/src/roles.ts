import type { Quote } from "@evenkeel/core";
import type { Hex } from "viem";

/** A venue's quote before any node received it: `receivedAt` equals `publishedAt` plus the venue's own delay. */
export type FeedQuote = Quote;

/** Quotes in order of `receivedAt`, ties by (venue, row); a replay, a simulated world or live venues. */
export interface Feed {
  readonly name: string;
  /** First and last event time, milliseconds UTC. `end` is Infinity for a live feed. */
  readonly start: number;
  readonly end: number;
  quotes(): AsyncIterable<readonly FeedQuote[]>;
}

/** Event time. A replay moves it by hand; live it is the wall clock. */
export interface Clock {
  now(): number;
  /** Resolves when event time reaches `at`; returns false when the run was stopped meanwhile. */
  until(at: number): Promise<boolean>;
}

/** A signed assessment as it travels between nodes and keepers. */
export interface SignedAssessment {
  readonly node: number;
  readonly signer: Hex;
  readonly topic: Hex;
  readonly market: string;
  readonly schemaVersion: number;
  readonly epoch: number;
  readonly round: number;
  readonly observedAt: number;
  readonly configHash: Hex;
  readonly fields: readonly bigint[];
  readonly signature: Hex;
}

export interface Bus {
  publish(message: SignedAssessment, deliverAt: number): void;
  /** Messages deliverable at `now`, oldest first; each is returned once. */
  drain(now: number): SignedAssessment[];
}

export type JournalKind =
  | "run"
  | "quote"
  | "delivery"
  | "assessment"
  | "trace"
  | "transaction"
  | "receipt"
  | "event"
  | "snapshot"
  | "block";

export interface JournalRow {
  readonly kind: JournalKind;
  /** Event time, milliseconds UTC. */
  readonly at: number;
  readonly market: string | null;
  readonly round: number | null;
  readonly node: number | null;
  readonly body: unknown;
}

/** Append-only: rows are never changed or removed. */
export interface Journal {
  append(rows: readonly JournalRow[]): void;
  /** Resolves when every row so far survives a crash of this process; at once for a journal that is gone with the process anyway. */
  sync(): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** One transaction to be sent; the executor owns nonces, fees and confirmation. */
export interface Call {
  readonly from: Hex;
  readonly to: Hex;
  readonly data: Hex;
  readonly gas: bigint;
  /** What it is for, e.g. `update:BTC-USD:1234`. */
  readonly purpose: string;
  /** Addresses whose assessments an update carries. */
  readonly signers?: readonly Hex[];
}

export interface CallReceipt {
  readonly hash: Hex;
  readonly purpose: string;
  readonly ok: boolean;
  readonly gasUsed: bigint;
  readonly blockNumber: number;
  readonly logs: readonly { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex }[];
  readonly revertReason: string | null;
}

export interface Executor {
  send(call: Call): Promise<Hex>;
  /** Seals a block at `time` (seconds UTC) and returns the receipts of what was sent since the last one. */
  seal(time: number): Promise<readonly CallReceipt[]>;
}
