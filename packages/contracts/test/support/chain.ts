import { defaultMarketParameters, type MarketDescription } from "@evenkeel/core";
import { network } from "hardhat";
import { createPublicClient, custom, type Hex, keccak256, stringToBytes } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type Deployment, type DeploymentConfig, defaultMarketConfig, deploy, type MarketConfig } from "../../lib/index.ts";

/** Start of every test chain, seconds UTC: a multiple of both round lengths in use. */
export const START = 1_750_000_020;

export const SIGNERS = [1, 2, 3, 4].map((one) => privateKeyToAccount(keccak256(stringToBytes(`test signer ${one}`))));

export const DESCRIPTION: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 10,
  sources: [{ venue: "coinbase", pair: "BTC/USD" }],
  legs: {},
  minimumVenues: 1,
  stalenessMillis: 10_000,
  singleVenueHalfWidth: 0.001,
  skewScale: 20_000,
};

export function testMarket(market = "BTC-USD"): MarketConfig {
  const { governance } = defaultMarketParameters({ ...DESCRIPTION, market }, "gen2");
  return defaultMarketConfig({ market, roundSeconds: 10, skewScale: 20_000, configHash: keccak256(stringToBytes(market)), governance });
}

/** A receipt as the tests read it. */
export interface MinedReceipt {
  readonly status: "success" | "reverted";
  readonly contractAddress: Hex | null;
  readonly gasUsed: bigint;
  readonly logs: readonly { readonly address: Hex; readonly topics: [Hex, ...Hex[]]; readonly data: Hex }[];
}

interface RawReceipt {
  status: Hex;
  contractAddress: Hex | null;
  gasUsed: Hex;
  logs: { address: Hex; topics: [Hex, ...Hex[]]; data: Hex }[];
}

/** An EDR chain without automatic mining whose clock is set block by block, and a fresh deployment on it. */
export async function startChain(config: Partial<DeploymentConfig> = {}) {
  const connection = await network.create({
    network: "default",
    chainType: "l1",
    override: {
      initialDate: new Date(START * 1000),
      allowBlocksWithSameTimestamp: true,
      initialBaseFeePerGas: 7n,
      mining: { auto: false, mempool: { order: "fifo" } },
    },
  });
  const request = <T>(method: string, params: readonly unknown[] = []) =>
    connection.provider.request({ method, params: [...params] }) as Promise<T>;
  const [deployer, ...users] = await request<[Hex, ...Hex[]]>("eth_accounts");
  const clock = { now: START };

  const send = async (from: Hex, to: Hex | undefined, data: Hex, gas: bigint): Promise<MinedReceipt> => {
    const hash = await request<Hex>("eth_sendTransaction", [
      { from, ...(to ? { to } : {}), data, gas: `0x${gas.toString(16)}`, gasPrice: "0x77359400" },
    ]);
    await request("evm_setNextBlockTimestamp", [clock.now]);
    await request("evm_mine");
    const raw = await request<RawReceipt>("eth_getTransactionReceipt", [hash]);
    return { ...raw, status: raw.status === "0x1" ? "success" : "reverted", gasUsed: BigInt(raw.gasUsed) };
  };
  const deployment: Deployment = await deploy(({ to, data, gas }) => send(deployer, to, data, gas), {
    name: "test",
    deployer,
    signers: SIGNERS.map(({ address }) => address),
    signersValidUntil: START + 30 * 86_400,
    markets: [testMarket()],
    ...config,
  });
  const client = createPublicClient({
    transport: custom({ request: ({ method, params }) => request(method, (params ?? []) as readonly unknown[]) }),
    cacheTime: 0,
  });
  return { connection, request, send, clock, client, deployment, deployer, users };
}

export type TestChain = Awaited<ReturnType<typeof startChain>>;
