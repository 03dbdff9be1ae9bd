import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { abis, bytecodes } from "@evenkeel/contracts";
import { encodeFunctionData, type Hex } from "viem";
import { type EmbeddedChain, startEmbeddedChain } from "./embeddedChain.ts";
import { seededAccount } from "./seededAccount.ts";
import { NO_RECORD } from "./transactionRecord.ts";
import { createViemExecutor } from "./viemExecutor.ts";

const START = 1_700_000_000;
const owner = seededAccount(1, "test", 0);
const other = seededAccount(1, "test", 1);
let chain: EmbeddedChain;

before(async () => {
  chain = await startEmbeddedChain(START);
  for (const { address } of [owner, other]) await chain.fund(address, 10n ** 24n);
});
after(() => chain.close());

async function token(executor: ReturnType<typeof createViemExecutor>, time: number): Promise<Hex> {
  await executor.send({ from: owner.address, data: bytecodes.collateral, gas: 3_000_000n, purpose: "create" });
  const [receipt] = await executor.seal(time);
  assert.ok(receipt?.contractAddress);
  return receipt.contractAddress;
}

test("counts nonces itself, keeps the order of arrival and names a revert with its values", async () => {
  const executor = createViemExecutor(chain, [owner, other], [abis.collateral]);
  const to = await token(executor, START + 10);
  const mint = (amount: bigint) => encodeFunctionData({ abi: abis.collateral, functionName: "mint", args: [other.address, amount] });
  const transfer = encodeFunctionData({ abi: abis.collateral, functionName: "transfer", args: [owner.address, 50n] });
  const call = (from: Hex, data: Hex, purpose: string) => ({ from, to, data, gas: 200_000n, purpose });
  await executor.send(call(owner.address, mint(40n), "first"));
  await executor.send(call(other.address, transfer, "too early"));
  await executor.send(call(owner.address, mint(20n), "second"));
  await executor.send(call(other.address, transfer, "in time"));
  const receipts = await executor.seal(START + 20);
  assert.deepEqual(
    receipts.map(({ purpose, ok }) => [purpose, ok]),
    [
      ["first", true],
      ["too early", false],
      ["second", true],
      ["in time", true],
    ],
  );
  assert.match(receipts[1]?.revertReason ?? "", /InsufficientBalance|succeeds/);
  assert.equal(new Set(receipts.map(({ blockNumber }) => blockNumber)).size, 1);
});

test("a refused submission is reported and leaves no hole in the nonces", async () => {
  const executor = createViemExecutor(chain, [owner], [abis.collateral]);
  const simple = { from: owner.address, to: other.address, data: "0x", purpose: "pay" } as const;
  await executor.send({ ...simple, gas: 10n });
  const [bad] = await executor.seal(START + 30);
  assert.equal(bad?.ok, false);
  assert.equal(bad?.gasUsed, 0n);
  await executor.send({ ...simple, gas: 21_000n });
  const [good] = await executor.seal(START + 40);
  assert.equal(good?.ok, true);
});

/** The chain, but it takes no transaction while `broken`, and says so after a moment. */
function breaking(): { readonly chain: EmbeddedChain; broken: boolean } {
  const state = {
    broken: true,
    chain: {
      ...chain,
      async request<T>(method: string, params: readonly unknown[]): Promise<T> {
        if (method !== "eth_sendRawTransaction" || !state.broken) return chain.request<T>(method, params);
        throw new Error("refused");
      },
    },
  };
  return state;
}

for (const pause of [0, 50]) {
  test(`behind a refusal nothing of that account is sent, and which nonces are used does not depend on when it is known (${pause} ms)`, async () => {
    const state = breaking();
    const executor = createViemExecutor(state.chain, [owner, other], []);
    const pay = (from: Hex, purpose: string) => ({ from, to: from, data: "0x", gas: 21_000n, purpose }) as const;
    const time = START + 50 + pause;
    await executor.send(pay(owner.address, "first"));
    await sleep(pause);
    state.broken = false;
    await executor.send(pay(owner.address, "second"));
    await executor.send(pay(other.address, "another's"));
    const receipts = await executor.seal(time);
    assert.deepEqual(
      receipts.map(({ purpose, ok }) => [purpose, ok]),
      [
        ["first", false],
        ["second", false],
        ["another's", true],
      ],
    );
    await executor.send(pay(owner.address, "again"));
    assert.deepEqual(
      (await executor.seal(time + 1)).map(({ purpose, ok }) => [purpose, ok]),
      [["again", true]],
    );
  });
}

test("what cannot be recorded is not sent, and the seal says why", async () => {
  const methods: string[] = [];
  const watched: EmbeddedChain = {
    ...chain,
    request<T>(method: string, params: readonly unknown[]): Promise<T> {
      methods.push(method);
      return chain.request<T>(method, params);
    },
  };
  const full = new Error("no space left");
  const executor = createViemExecutor(watched, [owner], [], { ...NO_RECORD, sync: () => Promise.reject(full) });
  await executor.send({ from: owner.address, to: owner.address, data: "0x", gas: 21_000n, purpose: "pay" });
  await assert.rejects(executor.seal(START + 200), full);
  assert.ok(!methods.includes("eth_sendRawTransaction"));
});

test("a sender without a key is refused before anything is signed", async () => {
  const executor = createViemExecutor(chain, [owner], []);
  await assert.rejects(executor.send({ from: other.address, data: "0x", gas: 1n, purpose: "x" }), { code: "ACCOUNT_UNKNOWN" });
});

test("block hashes are the same in another process's chain with the same transactions", async () => {
  const hashes: Hex[] = [];
  for (let repeat = 0; repeat < 2; repeat += 1) {
    const fresh = await startEmbeddedChain(START);
    await fresh.fund(owner.address, 10n ** 24n);
    await token(createViemExecutor(fresh, [owner], []), START + 10);
    hashes.push((await fresh.request<{ hash: Hex }>("eth_getBlockByNumber", ["latest", false])).hash);
    await fresh.close();
  }
  assert.equal(hashes[0], hashes[1]);
});
