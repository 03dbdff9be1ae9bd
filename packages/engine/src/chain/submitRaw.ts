import { setTimeout as sleep } from "node:timers/promises";
import type { Hex } from "viem";
import type { Rpc } from "./embeddedChain.ts";

/** Names and codes of failures after which nobody knows whether the request arrived. */
const TRANSIENT = new Set([
  "RPC_UNAVAILABLE",
  "HttpRequestError",
  "TimeoutError",
  "WebSocketRequestError",
  "SocketClosedError",
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
]);
const ATTEMPTS = 6;
const FIRST_WAIT_MILLIS = 10;

/** Whether the request may or may not have arrived, so that asking again is right; a chain's own answer is final. */
export function isTransient(error: unknown): boolean {
  for (let at = error; typeof at === "object" && at !== null; at = (at as { cause?: unknown }).cause) {
    const { name, code } = at as { name?: unknown; code?: unknown };
    if (TRANSIENT.has(String(code)) || TRANSIENT.has(String(name))) return true;
  }
  return false;
}

/**
 * Submits a signed transaction so that it arrives exactly once: after a failure on the way it asks whether the chain has it and otherwise sends the same bytes again.
 *
 * @throws The chain's refusal, or the last failure after six attempts.
 */
export async function submitRaw(rpc: Rpc, raw: Hex, hash: Hex): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rpc.request("eth_sendRawTransaction", [raw]);
      return;
    } catch (error) {
      if (await isKnown(rpc, hash)) return;
      if (!isTransient(error) || attempt === ATTEMPTS) throw error;
      await sleep(FIRST_WAIT_MILLIS * 2 ** (attempt - 1));
    }
  }
}

async function isKnown(rpc: Rpc, hash: Hex): Promise<boolean> {
  try {
    return (await rpc.request<unknown>("eth_getTransactionByHash", [hash])) !== null;
  } catch {
    return false;
  }
}
