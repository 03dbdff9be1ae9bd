import assert from "node:assert/strict";
import { test } from "node:test";
import { encodePacked, keccak256, parseTransaction, recoverTransactionAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { seededAccount } from "./seededAccount.ts";

const own = seededAccount(7, "trader", 3);
const reference = privateKeyToAccount(
  keccak256(encodePacked(["string", "uint256", "string", "uint256"], ["evenkeel simulated account", 7n, "trader", 3n])),
);
const typed = {
  domain: { name: "Evenkeel", version: "1", salt: keccak256("0x01") },
  types: { Thing: [{ name: "amounts", type: "int128[]" }] },
  primaryType: "Thing",
  message: { amounts: [1n, -2n] },
} as const;
const transaction = {
  type: "eip1559",
  chainId: 31337,
  nonce: 5,
  to: own.address,
  data: "0x1234",
  gas: 21_000n,
  maxFeePerGas: 10n,
  maxPriorityFeePerGas: 0n,
} as const;

test("signs exactly what viem's own account signs", async () => {
  assert.equal(own.address, reference.address);
  assert.equal(await own.signTypedData(typed), await reference.signTypedData(typed));
  assert.equal(await own.signMessage({ message: "level" }), await reference.signMessage({ message: "level" }));
  assert.equal(await own.signTransaction(transaction), await reference.signTransaction(transaction));
});

test("a transaction is its sender's", async () => {
  const raw = await own.signTransaction(transaction);
  assert.equal(await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` }), own.address);
  assert.equal(parseTransaction(raw).nonce, 5);
});

test("seed, role and position each make another account", () => {
  const others = [seededAccount(8, "trader", 3), seededAccount(7, "node", 3), seededAccount(7, "trader", 4)];
  assert.equal(new Set([own, ...others].map(({ address }) => address)).size, 4);
});
