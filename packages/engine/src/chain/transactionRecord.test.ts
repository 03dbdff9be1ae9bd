import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Hex, keccak256 } from "viem";
import { type EmbeddedChain, startEmbeddedChain } from "./embeddedChain.ts";
import { seededAccount } from "./seededAccount.ts";
import type { Transaction, TransactionRecord } from "./transactionRecord.ts";
import { createViemExecutor } from "./viemExecutor.ts";

const START = 1_700_000_000;
const owner = seededAccount(3, "test", 0);
const call = (data: Hex): Transaction => ({ from: owner.address, to: owner.address, data, gas: 100_000n, purpose: "note" });

let chain: EmbeddedChain;
before(async () => {
  chain = await startEmbeddedChain(START);
  await chain.fund(owner.address, 10n ** 24n);
});
after(() => chain.close());

/** A record in memory that tells in which order things happened. */
function memory(earlier: readonly Hex[], order: string[]): TransactionRecord & { readonly raws: Hex[] } {
  const raws: Hex[] = [];
  let place = 0;
  return {
    raws,
    next: () => earlier[place++] ?? null,
    signed(_, hash, raw) {
      assert.equal(hash, keccak256(raw));
      order.push("signed");
      raws.push(raw);
    },
    async sync() {
      await sleep(20);
      order.push("safe");
    },
  };
}

/** The chain, telling each submission. */
function telling(order: string[]): EmbeddedChain {
  return {
    ...chain,
    request<T>(method: string, params: readonly unknown[]): Promise<T> {
      if (method === "eth_sendRawTransaction") order.push("sent");
      return chain.request<T>(method, params);
    },
  };
}

test("a transaction is safe before it is sent, and one that was recorded is sent as it is", async () => {
  const order: string[] = [];
  const first = memory([], order);
  const executor = createViemExecutor(telling(order), [owner], [], first);
  await executor.send(call("0x01"));
  await executor.send(call("0x02"));
  const sealed = await executor.seal(START + 10);
  assert.ok(sealed.every(({ ok }) => ok));
  const places = (what: string) => order.flatMap((one, place) => (one === what ? [place] : []));
  const [signed, safe, sent] = [places("signed"), places("safe"), places("sent")];
  assert.equal(sent.length, 2);
  for (const [transaction, place] of sent.entries()) {
    const written = signed[transaction] ?? Number.NaN;
    assert.ok(
      safe.some((sync) => sync > written && sync < place),
      order.join(" "),
    );
  }

  const fresh = await startEmbeddedChain(START);
  await fresh.fund(owner.address, 10n ** 24n);
  const keyless = { ...owner, signTransaction: () => assert.fail("what is recorded is not signed again") };
  const second = memory(first.raws, []);
  const again = createViemExecutor(fresh, [keyless], [], second);
  await again.send(call("0x01"));
  await again.send(call("0x02"));
  await again.seal(START + 10);
  assert.deepEqual(second.raws, first.raws);
  assert.equal((await fresh.latestBlock()).hash, (await chain.latestBlock()).hash, "the same block");
  await fresh.close();
});

test("a recorded transaction that is another call is refused", async () => {
  const recorded = await owner.signTransaction({
    type: "eip1559",
    chainId: 31337,
    nonce: 2,
    to: owner.address,
    data: "0xff",
    gas: 100_000n,
  });
  const executor = createViemExecutor(chain, [owner], [], memory([recorded], []));
  await assert.rejects(executor.send(call("0x03")), { code: "JOURNAL_DIVERGED" });
});
