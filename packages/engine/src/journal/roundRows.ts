import type { ChainSnapshot, Trace } from "@evenkeel/core";
import type { CallReceipt, JournalRow, SignedAssessment } from "../roles.ts";

/** A decoded `RoundAccepted` event; integers as decimal strings, the bitmaps too. */
export interface AcceptedBody {
  readonly round: number;
  /** Seconds UTC. */
  readonly observedAt: number;
  readonly valid: boolean;
  /** Bit i: signer i of the epoch. */
  readonly signers: string;
  /** Bit i: bounds or steps changed field i. */
  readonly clamped: string;
  /** Bit i: field i is a measurement outside its gate. */
  readonly refused: string;
  readonly fields: readonly string[];
}

/** A transaction, journalled with its signature before it is sent; `round` is null while the market is being deployed. */
export interface TransactionBody {
  readonly hash: string;
  readonly purpose: string;
  readonly round: number | null;
  /** Addresses whose assessments are in the bundle; empty for anything but an update. */
  readonly signers: readonly string[];
  /** The signed transaction, from which the chain can be rebuilt. */
  readonly raw: string;
}

/** A sealed block. */
export interface BlockBody {
  readonly number: number;
  readonly hash: string;
  /** What was mined in it; a transaction that the chain refused is not. */
  readonly transactions: number;
}

/** What became of a transaction; `accepted` is null when it moved no vector. */
export interface ReceiptBody {
  readonly hash: string;
  readonly purpose: string;
  readonly ok: boolean;
  readonly gasUsed: string;
  readonly blockNumber: number;
  readonly revertReason: string | null;
  readonly accepted: AcceptedBody | null;
}

/** A signed assessment as journalled: integers as decimal strings. */
export interface AssessmentBody extends Omit<SignedAssessment, "fields"> {
  readonly fields: readonly string[];
}

/** What every node read of the chain after a round's block: the accepted vector's integers as decimal strings. */
export interface SnapshotBody extends Omit<ChainSnapshot, "accepted"> {
  readonly accepted: { readonly round: number; readonly observedAt: number; readonly fields: readonly string[] } | null;
}

/** How one node reached its numbers of a round. */
export function traceRow(node: number, round: number, trace: Trace): JournalRow {
  return { kind: "trace", at: trace.at, market: trace.market, round, node, body: trace };
}

/** What one node signed; `at` in milliseconds UTC. */
export function assessmentRow(message: SignedAssessment, at: number): JournalRow {
  const body: AssessmentBody = { ...message, fields: message.fields.map(String) };
  return { kind: "assessment", at, market: message.market, round: message.round, node: message.node, body };
}

/** A transaction signed at `at` (milliseconds UTC). */
export function transactionRow(market: string, at: number, body: TransactionBody): JournalRow {
  return { kind: "transaction", at, market, round: body.round, node: null, body };
}

/** The block that was sealed at `at` (milliseconds UTC). */
export function blockRow(market: string, round: number, at: number, body: BlockBody): JournalRow {
  return { kind: "block", at, market, round, node: null, body };
}

/** What nodes read after the block of a round: with the quotes and the run's row, all that a node's memory is made of. */
export function snapshotRow(market: string, round: number, snapshot: ChainSnapshot): JournalRow {
  const { accepted } = snapshot;
  const body: SnapshotBody = { ...snapshot, accepted: accepted && { ...accepted, fields: accepted.fields.map(String) } };
  return { kind: "snapshot", at: snapshot.blockTime, market, round, node: null, body };
}

/** Arguments of a `RoundAccepted` event as they are decoded. */
export interface AcceptedArguments {
  readonly round: bigint;
  readonly observedAt: bigint;
  readonly valid: boolean;
  readonly signers: bigint;
  readonly clamped: bigint;
  readonly refused: bigint;
  readonly fields: readonly bigint[];
}

/** What became of a round's transaction in the block of `at` (milliseconds UTC). */
export function receiptRow(
  market: string,
  round: number,
  at: number,
  receipt: CallReceipt,
  accepted: AcceptedArguments | null,
): JournalRow {
  const { hash, purpose, ok, gasUsed, blockNumber, revertReason } = receipt;
  const body: ReceiptBody = {
    hash,
    purpose,
    ok,
    gasUsed: String(gasUsed),
    blockNumber,
    revertReason,
    accepted: accepted && acceptedBody(accepted),
  };
  return { kind: "receipt", at, market, round, node: null, body };
}

function acceptedBody({ round, observedAt, valid, signers, clamped, refused, fields }: AcceptedArguments): AcceptedBody {
  return {
    round: Number(round),
    observedAt: Number(observedAt),
    valid,
    signers: String(signers),
    clamped: String(clamped),
    refused: String(refused),
    fields: fields.map(String),
  };
}
