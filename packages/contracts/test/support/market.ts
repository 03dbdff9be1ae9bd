import { encodeFunctionData, type Hex, parseEventLogs } from "viem";
import { abis } from "../../lib/index.ts";
import type { MinedReceipt, TestChain } from "./chain.ts";

const GAS = 3_000_000n;

/** What people do to the first market of a test chain; every call is one transaction in one block. */
export function marketActions(chain: TestChain) {
  const { deployment } = chain;
  const topic = deployment.markets[0]?.topic ?? "0x";
  const house = { address: deployment.clearingHouse, abi: abis.clearingHouse, blockTag: "latest" } as const;
  const toHouse = (from: Hex, data: Hex) => chain.send(from, deployment.clearingHouse, data, GAS);
  const toToken = (from: Hex, data: Hex) => chain.send(from, deployment.collateral, data, GAS);

  const equip = async (from: Hex, amount: bigint): Promise<void> => {
    await toToken(from, encodeFunctionData({ abi: abis.collateral, functionName: "mint", args: [from, amount] }));
    await toToken(from, encodeFunctionData({ abi: abis.collateral, functionName: "approve", args: [deployment.clearingHouse, amount] }));
  };

  return {
    topic,
    async deposit(from: Hex, amount: bigint): Promise<void> {
      await equip(from, amount);
      await toHouse(from, encodeFunctionData({ abi: abis.clearingHouse, functionName: "deposit", args: [amount] }));
    },
    async fundPool(from: Hex, amount: bigint): Promise<void> {
      await equip(from, amount);
      await toHouse(from, encodeFunctionData({ abi: abis.clearingHouse, functionName: "fundPool", args: [amount] }));
    },
    async place(from: Hex, size: bigint, limitPrice = 0n): Promise<{ orderId: bigint; receipt: MinedReceipt }> {
      const data = encodeFunctionData({ abi: abis.clearingHouse, functionName: "placeOrder", args: [topic, size, limitPrice] });
      const receipt = await toHouse(from, data);
      const [placed] = parseEventLogs({ abi: abis.clearingHouse, logs: eventLogs(receipt), eventName: "OrderPlaced" });
      if (placed === undefined) throw new Error("no order was placed");
      return { orderId: placed.args.orderId, receipt };
    },
    execute: (from: Hex, orderIds: readonly bigint[]) =>
      toHouse(from, encodeFunctionData({ abi: abis.clearingHouse, functionName: "executeOrders", args: [orderIds] })),
    liquidate: (from: Hex, account: Hex) =>
      toHouse(from, encodeFunctionData({ abi: abis.clearingHouse, functionName: "liquidate", args: [account, topic] })),
    poke: (from: Hex) => toHouse(from, encodeFunctionData({ abi: abis.clearingHouse, functionName: "poke", args: [topic] })),
    state: () => chain.client.readContract({ ...house, functionName: "marketState", args: [topic] }),
    account: (account: Hex) => chain.client.readContract({ ...house, functionName: "accountState", args: [account] }),
    position: (account: Hex) => chain.client.readContract({ ...house, functionName: "position", args: [account, topic] }),
    pool: () => chain.client.readContract({ ...house, functionName: "pool" }),
    latest: () =>
      chain.client.readContract({ address: deployment.hub, abi: abis.hub, blockTag: "latest", functionName: "latest", args: [topic] }),
  };
}

/** Logs in the shape that viem's parser takes. */
export function eventLogs({ logs }: MinedReceipt) {
  return logs.map((log, logIndex) => ({
    ...log,
    logIndex,
    blockHash: null,
    blockNumber: null,
    transactionHash: null,
    transactionIndex: null,
    removed: false,
  }));
}
