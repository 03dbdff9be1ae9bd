import { abis, defaultMarketConfig, deploy, errorNameOf, type Transact } from "@evenkeel/contracts";
import { EvenkeelError } from "@evenkeel/core";
import { createTraders, loadAgents, type Trader } from "@evenkeel/lab";
import type { Abi, Hex, LocalAccount } from "viem";
import { type EmbeddedChain, startEmbeddedChain } from "../chain/embeddedChain.ts";
import { createMarketClient, type MarketClient } from "../chain/marketClient.ts";
import { decodeMarketEvent, type MarketEvent } from "../chain/marketEvents.ts";
import { seededAccount } from "../chain/seededAccount.ts";
import { toCollateral } from "../chain/units.ts";
import { createViemExecutor, type ViemExecutor } from "../chain/viemExecutor.ts";
import type { SigningContext } from "../nodes/assessmentSigner.ts";
import { EMBEDDED_NAME, nodeAccounts } from "./deploymentIdentity.ts";
import type { FaultPlan } from "./faultPlan.ts";
import { faultyChain } from "./faultyChain.ts";
import { referencePrice } from "./referencePrice.ts";
import type { RunIdentity } from "./runIdentity.ts";
import type { RunOptions } from "./runOptions.ts";
import type { RunRecord } from "./runRecord.ts";

/** A market that stands: contracts on an embedded chain, funded pool, traders with collateral. */
export interface Deployment {
  readonly chain: EmbeddedChain;
  readonly executor: ViemExecutor;
  readonly record: RunRecord;
  readonly client: MarketClient;
  readonly deploymentId: Hex;
  readonly signing: SigningContext;
  /** Age at which the hub takes an observation no more. */
  readonly freshnessSeconds: number;
  /** Assessments per bundle, 2f + 1. */
  readonly required: number;
  readonly nodeAccounts: readonly LocalAccount[];
  readonly keeper: LocalAccount;
  readonly traders: readonly Trader[];
  readonly traderAccounts: readonly LocalAccount[];
  /** Quote currency that the traders deposited. */
  readonly deposited: number;
  /** Events of the preparation, for whoever follows accounts. */
  readonly events: readonly MarketEvent[];
  readonly errorName: (selector: string) => string;
}

const GAS_MONEY = 10n ** 27n;
const PREPARATION_SECONDS = 3_600;
const YEAR = 365 * 86_400;
/** The pool holds this share of the notional that would move the mark by 100 %. */
const POOL_SHARE = 0.05;

/** What the deployment is made under. */
export interface DeployContext {
  readonly identity: RunIdentity;
  readonly record: RunRecord;
  readonly faults: FaultPlan;
  /** Told of each broken submission, with its event time. */
  readonly onRpcFailure: (at: number) => void;
}

/**
 * Deploys the contracts an hour before the first quote, funds the pool, and gives every trader an account with collateral.
 *
 * @throws EvenkeelError `FEED_WITHOUT_PRICE`, `DEPLOYMENT_FAILED`; the chain is closed then.
 */
export async function deployMarket(options: RunOptions, context: DeployContext): Promise<Deployment> {
  const { feed, clock } = options;
  const { faults, onRpcFailure } = context;
  const start = Math.floor(feed.start / 1_000) - PREPARATION_SECONDS;
  const chain = faultyChain(await startEmbeddedChain(start), faults, clock.now, () => onRpcFailure(clock.now()));
  try {
    return await deployOn(chain, start, options, context);
  } catch (error) {
    await chain.close();
    throw error;
  }
}

function failed(step: string, reason: string | null): EvenkeelError {
  return new EvenkeelError({
    code: "DEPLOYMENT_FAILED",
    message: "a transaction of the deployment was refused",
    field: step,
    value: reason,
    remedy: "Check the market's figures and the traders' collateral against the contracts' limits.",
  });
}

async function deployOn(chain: EmbeddedChain, start: number, options: RunOptions, context: DeployContext): Promise<Deployment> {
  const { description, parameters, feed, signerSeed, seed } = options;
  const { identity, record } = context;
  const price = await referencePrice(feed, description);
  const traders = createTraders({
    seed,
    agents: loadAgents(),
    market: { skewScale: description.skewScale, roundSeconds: description.roundSeconds, referencePrice: price },
    ...options.traders,
  });
  const signers = nodeAccounts(signerSeed, options.nodes);
  const traderAccounts = traders.map(({ id }) => seededAccount(seed, "trader", id));
  const keeper = seededAccount(seed, "keeper", 0);
  const deployer = seededAccount(seed, "deployer", 0);

  await record.begin(null, start * 1_000);
  for (const account of [deployer, keeper, ...traderAccounts]) await chain.fund(account.address, GAS_MONEY);
  const ownAbis: readonly Abi[] = [abis.clearingHouse, abis.hub, abis.signerSet, abis.parameterBounds, abis.collateral];
  const executor = createViemExecutor(chain, [deployer, keeper, ...traderAccounts], ownAbis, record);
  let time = start;

  const transact: Transact = async ({ to, data, gas }) => {
    await executor.send({ from: deployer.address, ...(to === undefined ? {} : { to }), data, gas, purpose: "deploy" });
    time += 1;
    const [receipt] = await executor.seal(time);
    return { status: receipt?.ok ? "success" : "reverted", contractAddress: receipt?.contractAddress };
  };
  const listing = defaultMarketConfig({
    market: description.market,
    roundSeconds: description.roundSeconds,
    skewScale: description.skewScale,
    configHash: identity.configHash,
    governance: parameters.governance,
  });
  const contracts = await deploy(transact, {
    name: EMBEDDED_NAME,
    deployer: deployer.address,
    signers: signers.map(({ address }) => address),
    signersValidUntil: start + YEAR,
    markets: [listing],
  });
  const [listed] = contracts.markets;
  if (listed === undefined) throw failed("list", "the deployment lists no market");
  const client = createMarketClient(chain, contracts, description.market, listed.topic);

  const events: MarketEvent[] = [];
  async function settle(): Promise<void> {
    time += 1;
    for (const receipt of await executor.seal(time)) {
      if (!receipt.ok) throw failed(receipt.purpose, receipt.revertReason);
      events.push(...receipt.logs.map(decodeMarketEvent).filter((event) => event !== null));
    }
  }
  const poolFunds = toCollateral(description.skewScale * price * POOL_SHARE);
  const funds = traders.map(({ collateral }) => toCollateral(collateral));
  await executor.send(client.mint(deployer.address, deployer.address, poolFunds));
  for (const [place, { address }] of traderAccounts.entries())
    await executor.send(client.mint(deployer.address, address, funds[place] ?? 0n));
  await settle();
  await executor.send(client.approve(deployer.address, poolFunds));
  for (const [place, { address }] of traderAccounts.entries()) await executor.send(client.approve(address, funds[place] ?? 0n));
  await settle();
  await executor.send(client.fundPool(deployer.address, poolFunds));
  for (const [place, { address }] of traderAccounts.entries()) await executor.send(client.deposit(address, funds[place] ?? 0n));
  await settle();

  return {
    chain,
    executor,
    record,
    client,
    deploymentId: contracts.deploymentId,
    signing: { deploymentId: contracts.deploymentId, topic: listed.topic, epoch: contracts.epoch, configHash: listed.configHash },
    freshnessSeconds: listing.freshnessSeconds,
    required: identity.required,
    nodeAccounts: signers,
    keeper,
    traders,
    traderAccounts,
    deposited: traders.reduce((sum, trader) => sum + trader.collateral, 0),
    events,
    errorName: (selector) => errorNameOf(selector as Hex) ?? selector,
  };
}
