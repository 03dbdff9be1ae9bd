import { abis } from "@evenkeel/contracts";
import { createPublicClient, custom, encodeFunctionData, type Hex } from "viem";
import type { Call, SignedAssessment } from "../roles.ts";
import type { Rpc } from "./embeddedChain.ts";

/** Where a deployment lives. */
export interface DeploymentAddresses {
  readonly collateral: Hex;
  readonly signerSet: Hex;
  readonly hub: Hex;
  readonly clearingHouse: Hex;
  readonly lens: Hex;
}

/** Explicit limits, far below the block's: an estimate would read the pending block, whose time is the wall clock. */
const GAS = { update: 1_500_000n, place: 500_000n, executeBase: 500_000n, executeEach: 500_000n, liquidate: 1_500_000n, simple: 300_000n };

export type MarketClient = ReturnType<typeof createMarketClient>;

/** Every call and read that one market needs; calls are data, the executor sends them. */
export function createMarketClient(rpc: Rpc, addresses: DeploymentAddresses, market: string, topic: Hex) {
  const client = createPublicClient({
    transport: custom({ request: ({ method, params }) => rpc.request(method, (params ?? []) as readonly unknown[]) }),
    cacheTime: 0,
  });
  const house = { address: addresses.clearingHouse, abi: abis.clearingHouse, blockTag: "latest" } as const;
  const lens = { address: addresses.lens, abi: abis.lens, blockTag: "latest" } as const;
  const token = { address: addresses.collateral, abi: abis.collateral, blockTag: "latest" } as const;
  const toHouse = (from: Hex, purpose: string, gas: bigint, data: Hex): Call => ({ from, to: addresses.clearingHouse, data, gas, purpose });

  return {
    market,
    topic,
    addresses,

    submit(from: Hex, round: number, quorum: readonly SignedAssessment[]): Call {
      const observations = quorum.map((one) => ({ observedAt: BigInt(one.observedAt), fields: one.fields, signature: one.signature }));
      const data = encodeFunctionData({ abi: abis.hub, functionName: "submitObservations", args: [topic, BigInt(round), observations] });
      return {
        from,
        to: addresses.hub,
        data,
        gas: GAS.update,
        purpose: `update:${market}:${round}`,
        signers: quorum.map(({ signer }) => signer),
      };
    },
    poke: (from: Hex): Call =>
      toHouse(
        from,
        `poke:${market}`,
        GAS.simple * 2n,
        encodeFunctionData({ abi: abis.clearingHouse, functionName: "poke", args: [topic] }),
      ),
    execute: (from: Hex, orderIds: readonly bigint[]): Call =>
      toHouse(
        from,
        `execute:${market}:${orderIds.length}`,
        GAS.executeBase + GAS.executeEach * BigInt(orderIds.length),
        encodeFunctionData({ abi: abis.clearingHouse, functionName: "executeOrders", args: [orderIds] }),
      ),
    liquidate: (from: Hex, account: Hex): Call =>
      toHouse(
        from,
        `liquidate:${market}:${account}`,
        GAS.liquidate,
        encodeFunctionData({ abi: abis.clearingHouse, functionName: "liquidate", args: [account, topic] }),
      ),
    place: (from: Hex, size: bigint, limitPrice: bigint): Call =>
      toHouse(
        from,
        `place:${market}`,
        GAS.place,
        encodeFunctionData({ abi: abis.clearingHouse, functionName: "placeOrder", args: [topic, size, limitPrice] }),
      ),
    deposit: (from: Hex, amount: bigint): Call =>
      toHouse(from, "deposit", GAS.simple, encodeFunctionData({ abi: abis.clearingHouse, functionName: "deposit", args: [amount] })),
    fundPool: (from: Hex, amount: bigint): Call =>
      toHouse(from, "fundPool", GAS.simple, encodeFunctionData({ abi: abis.clearingHouse, functionName: "fundPool", args: [amount] })),
    mint: (from: Hex, to: Hex, amount: bigint): Call => ({
      from,
      to: addresses.collateral,
      gas: GAS.simple,
      purpose: "mint",
      data: encodeFunctionData({ abi: abis.collateral, functionName: "mint", args: [to, amount] }),
    }),
    approve: (from: Hex, amount: bigint): Call => ({
      from,
      to: addresses.collateral,
      gas: GAS.simple,
      purpose: "approve",
      data: encodeFunctionData({ abi: abis.collateral, functionName: "approve", args: [addresses.clearingHouse, amount] }),
    }),

    /** Market, vector in force and pool in one call. */
    overview: () => client.readContract({ ...lens, functionName: "overview", args: [topic] }),
    /** Accounts and their positions in this market, in the order given. */
    holdings: (accounts: readonly Hex[]) => client.readContract({ ...lens, functionName: "holdings", args: [topic, accounts] }),
    accountState: (account: Hex) => client.readContract({ ...house, functionName: "accountState", args: [account] }),
    tokenBalance: (holder: Hex) => client.readContract({ ...token, functionName: "balanceOf", args: [holder] }),
  };
}
