import { EvenkeelError } from "@evenkeel/core";
import type { LocalAccount } from "viem";
import { type Abi, type Hex, keccak256, numberToHex } from "viem";
import type { CallReceipt, Executor } from "../roles.ts";
import type { EmbeddedChain } from "./embeddedChain.ts";
import { describeRevert, revertDataOf } from "./revertReason.ts";
import { submitRaw } from "./submitRaw.ts";
import { checkRecorded, NO_RECORD, type Transaction, type TransactionRecord } from "./transactionRecord.ts";

/** A receipt that also names the contract a creation made. */
export interface ViemReceipt extends CallReceipt {
  readonly contractAddress: Hex | null;
}

/** The executor of a chain we hold keys for. */
export interface ViemExecutor extends Executor {
  send(transaction: Transaction): Promise<Hex>;
  seal(time: number): Promise<readonly ViemReceipt[]>;
}

interface Sent {
  readonly hash: Hex;
  readonly call: Transaction;
}

interface RpcReceipt {
  readonly contractAddress: Hex | null;
  readonly status: Hex;
  readonly gasUsed: Hex;
  readonly blockNumber: Hex;
  readonly logs: readonly { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex }[];
}

/** The receipt of a transaction that the chain did not take. */
function notMined(hash: Hex, { purpose }: Transaction, revertReason: string): ViemReceipt {
  return { hash, purpose, ok: false, gasUsed: 0n, blockNumber: 0, logs: [], revertReason, contractAddress: null };
}

/** A million gwei ceiling: the embedded chain's base fee sits near zero, and an explicit fee keeps block hashes reproducible. */
const MAX_FEE_PER_GAS = 1_000_000_000_000n;

/**
 * Signs with local accounts, counts nonces itself and confirms in the next sealed block.
 *
 * Nonces are read from the chain once per account and then counted here. After a refused submission what the account signed behind it for the
 * same block is not sent, so that nothing waits behind a hole; the seal reports each as a receipt that is not ok, and the nonce is read again.
 * A signed transaction is recorded before it is sent; one that the record already holds is sent again as it is.
 *
 * @throws From `send` and `seal`: what the record throws. What cannot be recorded is not sent.
 */
export function createViemExecutor(
  chain: EmbeddedChain,
  accounts: readonly LocalAccount[],
  abis: readonly Abi[],
  record: TransactionRecord = NO_RECORD,
): ViemExecutor {
  const signers = new Map(accounts.map((account) => [account.address.toLowerCase(), account]));
  const nonces = new Map<string, number>();
  const refused = new Map<Hex, string>();
  /** Senders of refused transactions since the last seal. */
  const stopped = new Set<string>();
  let sent: Sent[] = [];
  let submitted: Promise<void> = Promise.resolve();
  let unrecorded: { readonly cause: unknown } | null = null;

  /** Runs in the background, in order; which transactions arrive must not depend on how far it is when the next one is signed. */
  async function submit(address: string, raw: Hex, hash: Hex): Promise<void> {
    if (unrecorded !== null) return;
    try {
      await record.sync();
    } catch (cause) {
      unrecorded = { cause };
      return;
    }
    if (stopped.has(address)) {
      refused.set(hash, "not sent: an earlier transaction of this account was refused");
      return;
    }
    try {
      await submitRaw(chain, raw, hash);
    } catch (error) {
      refused.set(hash, String(error));
      stopped.add(address);
    }
  }

  async function nextNonce(address: string): Promise<number> {
    const known = nonces.get(address);
    if (known !== undefined) return known;
    return Number(await chain.request<Hex>("eth_getTransactionCount", [address, "latest"]));
  }

  async function reasonOf(call: Transaction, blockNumber: Hex): Promise<string> {
    try {
      await chain.request("eth_call", [
        { from: call.from, ...(call.to ? { to: call.to } : {}), data: call.data, gas: numberToHex(call.gas) },
        blockNumber,
      ]);
      return "reverted; a repeat at the end of the block succeeds";
    } catch (error) {
      const data = revertDataOf(error);
      return data === null ? String(error) : describeRevert(data, abis);
    }
  }

  return {
    async send(call) {
      const address = call.from.toLowerCase();
      const signer = signers.get(address);
      if (signer === undefined) {
        throw new EvenkeelError({
          code: "ACCOUNT_UNKNOWN",
          message: "no key is loaded for the sender",
          field: "from",
          value: call.from,
          remedy: "Load the account's key before sending from it.",
        });
      }
      const nonce = await nextNonce(address);
      const recorded = record.next();
      if (recorded !== null) checkRecorded(recorded, call, nonce);
      const raw =
        recorded ??
        (await signer.signTransaction({
          type: "eip1559",
          chainId: chain.chainId,
          nonce,
          ...(call.to === undefined ? {} : { to: call.to }),
          data: call.data,
          gas: call.gas,
          maxFeePerGas: MAX_FEE_PER_GAS,
          maxPriorityFeePerGas: 0n,
        }));
      nonces.set(address, nonce + 1);
      const hash = keccak256(raw);
      record.signed(call, hash, raw);
      sent.push({ hash, call });
      // Submitted in order, while the next transaction is being signed.
      submitted = submitted.then(() => submit(address, raw, hash));
      return hash;
    },

    async seal(time) {
      const waiting = sent;
      sent = [];
      await submitted;
      if (unrecorded !== null) throw unrecorded.cause;
      await chain.seal(time);
      for (const address of stopped) nonces.delete(address);
      stopped.clear();
      const receipts: ViemReceipt[] = [];
      const answers = await Promise.all(waiting.map(({ hash }) => chain.request<RpcReceipt | null>("eth_getTransactionReceipt", [hash])));
      for (const [place, { hash, call }] of waiting.entries()) {
        const receipt = answers[place] ?? null;
        const reason = refused.get(hash);
        refused.delete(hash);
        if (receipt === null) {
          if (reason === undefined) sent.push({ hash, call });
          else receipts.push(notMined(hash, call, reason));
          continue;
        }
        const ok = receipt.status === "0x1";
        receipts.push({
          hash,
          purpose: call.purpose,
          ok,
          gasUsed: BigInt(receipt.gasUsed),
          blockNumber: Number(receipt.blockNumber),
          contractAddress: receipt.contractAddress,
          logs: receipt.logs,
          revertReason: ok ? null : await reasonOf(call, receipt.blockNumber),
        });
      }
      return receipts;
    },
  };
}
