import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hex } from "viem";
import type { Rpc } from "./embeddedChain.ts";
import { isTransient, submitRaw } from "./submitRaw.ts";

const RAW: Hex = "0x02aa";
const HASH: Hex = "0x01";

function broken(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}

/** A chain behind a connection that breaks at the given calls, before or after the chain took the transaction. */
function chainThat(breaks: readonly ("before" | "after" | null)[], refusal: Error | null = null) {
  const taken: Hex[] = [];
  let sends = 0;
  const rpc: Rpc = {
    async request<T>(method: string, [argument]: readonly unknown[]): Promise<T> {
      if (method === "eth_getTransactionByHash") return (taken.length > 0 ? { hash: argument } : null) as T;
      const failure = breaks[sends] ?? null;
      sends += 1;
      if (failure === "before") throw broken();
      if (refusal !== null) throw refusal;
      taken.push(argument as Hex);
      if (failure === "after") throw broken();
      return HASH as T;
    },
  };
  return { rpc, taken, sends: () => sends };
}

test("a connection that breaks before the chain has it: the same bytes are sent again", async () => {
  const { rpc, taken, sends } = chainThat(["before", "before", null]);
  await submitRaw(rpc, RAW, HASH);
  assert.deepEqual([taken, sends()], [[RAW], 3]);
});

test("a connection that breaks after the chain has it: nothing is sent twice", async () => {
  const { rpc, taken, sends } = chainThat(["after"]);
  await submitRaw(rpc, RAW, HASH);
  assert.deepEqual([taken, sends()], [[RAW], 1]);
});

test("the chain's own refusal is final and is thrown as it is", async () => {
  const refusal = Object.assign(new Error("insufficient funds"), { code: -32003 });
  const { rpc, sends } = chainThat([], refusal);
  await assert.rejects(submitRaw(rpc, RAW, HASH), refusal);
  assert.equal(sends(), 1);
});

test("a connection that never mends gives up after six attempts", async () => {
  const { rpc, sends } = chainThat(Array.from({ length: 20 }, () => "before" as const));
  await assert.rejects(submitRaw(rpc, RAW, HASH), /socket hang up/);
  assert.equal(sends(), 6);
});

test("a failure is transient by its own code or name or that of its cause", () => {
  assert.ok(isTransient(broken()));
  assert.ok(isTransient(new Error("request failed", { cause: broken() })));
  assert.ok(isTransient(Object.assign(new Error("slow"), { name: "TimeoutError" })));
  assert.ok(!isTransient(Object.assign(new Error("nonce too low"), { code: -32000 })));
  assert.ok(!isTransient("nothing"));
});
