import { EvenkeelError } from "@evenkeel/core";
import type { EmbeddedChain } from "../chain/embeddedChain.ts";
import type { FaultPlan } from "./faultPlan.ts";

function unavailable(when: string): EvenkeelError {
  return new EvenkeelError({
    code: "RPC_UNAVAILABLE",
    message: `the connection broke ${when} the transaction was taken`,
    field: "method",
    value: "eth_sendRawTransaction",
    remedy: "Ask whether the chain has the transaction, and send the same bytes again if not.",
    retryable: true,
  });
}

/**
 * A chain whose connection breaks now and then in the middle of a submission, as the plan says.
 *
 * @param now event time, milliseconds UTC
 * @param onFailure told of each broken submission
 */
export function faultyChain(chain: EmbeddedChain, faults: FaultPlan, now: () => number, onFailure: () => void): EmbeddedChain {
  let count = 0;
  return {
    ...chain,
    async request<T>(method: string, params: readonly unknown[]): Promise<T> {
      if (method !== "eth_sendRawTransaction") return chain.request<T>(method, params);
      count += 1;
      const failure = faults.submission(count, now());
      if (failure === null) return chain.request<T>(method, params);
      onFailure();
      if (failure === "before") throw unavailable("before");
      await chain.request<T>(method, params);
      throw unavailable("after");
    },
  };
}
