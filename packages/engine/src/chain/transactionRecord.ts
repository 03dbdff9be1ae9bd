import { EvenkeelError } from "@evenkeel/core/market/errors";
import { type Hex, parseTransaction } from "viem";
import type { Call } from "../roles.ts";

/** A call without `to` creates a contract. */
export type Transaction = Omit<Call, "to"> & { readonly to?: Hex };

/** Where signed transactions are written down before they are sent, and where an interrupted run finds those it had already signed. */
export interface TransactionRecord {
  /** The next transaction that an earlier start signed at this place, or null beyond the last. */
  next(): Hex | null;
  signed(call: Transaction, hash: Hex, raw: Hex): void;
  /** Resolves when everything signed so far survives a crash. */
  sync(): Promise<void>;
}

/** Writes nothing down. */
export const NO_RECORD: TransactionRecord = { next: () => null, signed: () => undefined, sync: async () => undefined };

/**
 * Refuses a recorded transaction that is not the call to be made now.
 *
 * @throws EvenkeelError `JOURNAL_DIVERGED`
 */
export function checkRecorded(raw: Hex, call: Transaction, nonce: number): void {
  const { to, data, nonce: recordedNonce, gas } = parseTransaction(raw);
  const same =
    (to ?? "").toLowerCase() === (call.to ?? "").toLowerCase() &&
    (data ?? "0x") === call.data &&
    (recordedNonce ?? 0) === nonce &&
    gas === call.gas;
  if (same) return;
  throw new EvenkeelError({
    code: "JOURNAL_DIVERGED",
    message: "the journal holds another transaction at this place",
    field: call.purpose,
    value: `nonce ${recordedNonce ?? 0} to ${to ?? "a new contract"}`,
    remedy: "Resume with the same version, data and options that began this state, or start with an empty folder.",
  });
}
