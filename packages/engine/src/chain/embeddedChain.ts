import { fileURLToPath } from "node:url";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { Hex } from "viem";

/** A JSON-RPC endpoint; the embedded chain and a remote one look the same from here. */
export interface Rpc {
  request<T>(method: string, params: readonly unknown[]): Promise<T>;
}

/** A block by number and hash. */
export interface BlockReference {
  readonly number: number;
  readonly hash: Hex;
}

/** An Ethereum chain in this process whose clock is set block by block. */
export interface EmbeddedChain extends Rpc {
  readonly chainId: number;
  /** Gives an account gas money. */
  fund(account: Hex, wei: bigint): Promise<void>;
  /** Seals one block at `time` (seconds UTC); the time is always explicit because the default is the wall clock. */
  seal(time: number): Promise<void>;
  latestBlock(): Promise<BlockReference>;
  close(): Promise<void>;
}

const CHAIN_ID = 31337;

/**
 * Starts Hardhat's EDR in process, without automatic mining and with transactions in order of arrival.
 *
 * @param startSeconds time of the first block, seconds UTC
 */
export async function startEmbeddedChain(startSeconds: number): Promise<EmbeddedChain> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const runtime = await createHardhatRuntimeEnvironment({}, {}, root);
  const connection = await runtime.network.create({
    network: "default",
    chainType: "l1",
    override: {
      chainId: CHAIN_ID,
      initialDate: new Date(startSeconds * 1000),
      allowBlocksWithSameTimestamp: true,
      blockGasLimit: 200_000_000n,
      initialBaseFeePerGas: 7n,
      mining: { auto: false, mempool: { order: "fifo" } },
    },
  });
  const request = <T>(method: string, params: readonly unknown[]) =>
    connection.provider.request({ method, params: [...params] }) as Promise<T>;
  return {
    chainId: CHAIN_ID,
    request,
    async fund(account, wei) {
      await request("hardhat_setBalance", [account, `0x${wei.toString(16)}`]);
    },
    async seal(time) {
      await request("evm_mine", [time]);
    },
    async latestBlock() {
      const { number, hash } = await request<{ number: Hex; hash: Hex }>("eth_getBlockByNumber", ["latest", false]);
      return { number: Number(number), hash };
    },
    async close() {
      await connection.close();
    },
  };
}
