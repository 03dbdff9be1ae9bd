import { EvenkeelError } from "@evenkeel/core";
import { type Abi, encodeDeployData, encodeFunctionData, type Hex } from "viem";
import { abis } from "./abis.ts";
import { bytecodes } from "./bytecodes.ts";
import { deploymentIdOf } from "./deploymentIdOf.ts";
import { grantCalls, handOverCalls } from "./governanceCalls.ts";
import type { MarketConfig } from "./marketConfig.ts";
import { defaultOuterLimits, outerLimitsHashOf } from "./outerLimits.ts";
import { type TopicConfig, topicConfig } from "./topicConfig.ts";
import { topicOf } from "./topicOf.ts";

/** What `deploy` needs back from each transaction. */
export interface TransactReceipt {
  readonly status: "success" | "reverted";
  readonly contractAddress?: Hex | null | undefined;
}

/** Sends one transaction from the deployer and resolves when it is mined; gas is explicit, so no estimate is needed. */
export type Transact = (transaction: { readonly to?: Hex; readonly data: Hex; readonly gas: bigint }) => Promise<TransactReceipt>;

export interface DeploymentConfig {
  /** Part of the deployment's identity, e.g. `"evenkeel-local"`. */
  readonly name: string;
  /** Sender of the transactions; administrator until it hands over at the end. */
  readonly deployer: Hex;
  /** Genesis signers in index order, at least 4. */
  readonly signers: readonly Hex[];
  /** Expiry of the first epoch, seconds UTC; at most 366 days after the deployment. */
  readonly signersValidUntil: number | bigint;
  /** Proposer of the timelock that governs afterwards; the deployer when absent. */
  readonly governance?: Hex;
  readonly guardian?: Hex;
  readonly steward?: Hex;
  /** Seconds; two days when absent. */
  readonly timelockDelaySeconds?: number;
  readonly outerLimits?: readonly TopicConfig[];
  /** An existing token; a mintable one with six decimals is deployed when absent. */
  readonly collateral?: Hex;
  /** Token units that each market's insurance starts with; none when absent. Of an existing `collateral` the deployer must hold them. */
  readonly insuranceSeed?: bigint;
  readonly markets: readonly MarketConfig[];
}

export interface Deployment {
  readonly collateral: Hex;
  readonly accessManager: Hex;
  readonly timelock: Hex;
  readonly parameterBounds: Hex;
  readonly signerSet: Hex;
  readonly hub: Hex;
  readonly clearingHouse: Hex;
  readonly lens: Hex;
  readonly deploymentId: Hex;
  readonly outerLimitsHash: Hex;
  /** Signer-set epoch in force. */
  readonly epoch: number;
  readonly markets: readonly { readonly market: string; readonly topic: Hex; readonly configHash: Hex; readonly roundSeconds: number }[];
}

const CREATE_GAS = 10_000_000n;
const CALL_GAS = 3_000_000n;
const TWO_DAYS = 172_800;

function failed(what: string): EvenkeelError {
  return new EvenkeelError({
    code: "DEPLOYMENT_FAILED",
    message: "a deployment transaction was reverted",
    field: "transaction",
    value: what,
    remedy: "Check the market configuration against the outer limits and the signers' validity against the chain's time.",
  });
}

/** Every market's insurance gets `seed` token units of the deployer's. */
async function seedInsurance(
  call: (what: string, to: Hex, data: Hex) => Promise<void>,
  { deployer, collateral: existing, markets }: DeploymentConfig,
  { collateral, clearingHouse }: { readonly collateral: Hex; readonly clearingHouse: Hex },
  seed: bigint,
): Promise<void> {
  const total = seed * BigInt(markets.length);
  const token = abis.collateral;
  if (existing === undefined) {
    await call("mint insurance", collateral, encodeFunctionData({ abi: token, functionName: "mint", args: [deployer, total] }));
  }
  await call("approve insurance", collateral, encodeFunctionData({ abi: token, functionName: "approve", args: [clearingHouse, total] }));
  for (const { market } of markets) {
    const data = encodeFunctionData({ abi: abis.clearingHouse, functionName: "fundInsurance", args: [topicOf(market), seed] });
    await call(`insure ${market}`, clearingHouse, data);
  }
}

/**
 * Deploys token, governance, signer set, bounds, hub and clearing house, lists the markets, seeds their insurance, and hands administration to the timelock.
 *
 * @param transact Sends one transaction and waits for it; see `Transact`.
 * @throws EvenkeelError DEPLOYMENT_FAILED naming the step that was reverted.
 * @example
 * const { hub, clearingHouse } = await deploy(transact, { name: "evenkeel-local", deployer, signers, signersValidUntil, markets });
 */
export async function deploy(transact: Transact, config: DeploymentConfig): Promise<Deployment> {
  const create = async (name: keyof typeof bytecodes, args: readonly unknown[]): Promise<Hex> => {
    const abi: Abi = abis[name];
    const receipt = await transact({ data: encodeDeployData({ abi, bytecode: bytecodes[name], args }), gas: CREATE_GAS });
    if (receipt.status !== "success" || !receipt.contractAddress) throw failed(`create ${name}`);
    return receipt.contractAddress;
  };
  const call = async (what: string, to: Hex, data: Hex): Promise<void> => {
    if ((await transact({ to, data, gas: CALL_GAS })).status !== "success") throw failed(what);
  };

  const outerLimits = config.outerLimits ?? defaultOuterLimits();
  const outerLimitsHash = outerLimitsHashOf(outerLimits);
  const governance = config.governance ?? config.deployer;
  const collateral = config.collateral ?? (await create("collateral", []));
  const accessManager = await create("accessManager", [config.deployer]);
  const delay = BigInt(config.timelockDelaySeconds ?? TWO_DAYS);
  const timelock = await create("timelock", [delay, [governance], [governance], "0x0000000000000000000000000000000000000000"]);
  const parameterBounds = await create("parameterBounds", [accessManager, outerLimits]);
  const validUntil = BigInt(config.signersValidUntil);
  const signerSet = await create("signerSet", [config.signers, validUntil, config.name, outerLimitsHash, timelock]);
  const hub = await create("hub", [signerSet, parameterBounds, config.name]);
  const clearingHouse = await create("clearingHouse", [hub, collateral, accessManager]);
  const lens = await create("lens", [clearingHouse, hub]);

  const parts = { accessManager, timelock, parameterBounds, clearingHouse, deployer: config.deployer };
  await call("grant roles", accessManager, grantCalls(parts, config.guardian ?? governance, config.steward ?? governance));
  for (const market of config.markets) {
    const topic = topicOf(market.market);
    const configure = encodeFunctionData({ abi: abis.parameterBounds, functionName: "configure", args: [topic, topicConfig(market)] });
    await call(`configure ${market.market}`, parameterBounds, configure);
    const list = encodeFunctionData({ abi: abis.clearingHouse, functionName: "addMarket", args: [topic, market.clearing] });
    await call(`list ${market.market}`, clearingHouse, list);
  }
  const seed = config.insuranceSeed ?? 0n;
  if (seed > 0n) await seedInsurance(call, config, { collateral, clearingHouse }, seed);
  await call("hand over", accessManager, handOverCalls(parts));
  return {
    ...{ collateral, accessManager, timelock, parameterBounds, signerSet, hub, clearingHouse, lens, outerLimitsHash },
    deploymentId: deploymentIdOf({ genesisSigners: config.signers, name: config.name, outerLimitsHash }),
    epoch: 1,
    markets: config.markets.map(({ market, configHash, roundSeconds }) => ({ market, topic: topicOf(market), configHash, roundSeconds })),
  };
}
