import type { BlockReference } from "../chain/embeddedChain.ts";
import type { KeeperAct, KeeperRole } from "../keeper/keeperRole.ts";
import type { Bus, CallReceipt } from "../roles.ts";
import type { PublicView, TraderRole } from "../traders/traderRole.ts";
import { type BlockDigest, digestBlock } from "./blockDigest.ts";
import type { Deployment } from "./deployMarket.ts";
import type { FaultPlan } from "./faultPlan.ts";
import type { RoundTimes } from "./roundTimes.ts";

export interface SealRoundContext {
  readonly times: RoundTimes;
  readonly bus: Bus;
  readonly faults: FaultPlan;
  readonly keeper: KeeperRole;
  readonly traders: TraderRole;
  readonly deployment: Deployment;
  /** What traders saw before this block. */
  readonly view: PublicView;
}

/** What the block of one round held. */
export interface SealedRound {
  readonly act: KeeperAct;
  readonly digest: BlockDigest;
  readonly receipts: readonly CallReceipt[];
  /** Null when the chain made none. */
  readonly block: BlockReference | null;
}

const IDLE: KeeperAct = { have: 0, reason: null, submitted: null, updateHash: null };

/** The keeper acts, traders place orders on what they saw before, and one block takes it all. */
export async function sealRound(context: SealRoundContext): Promise<SealedRound> {
  const { times, bus, faults, keeper, traders, deployment, view } = context;
  const { round, blockAt } = times;
  const arrived = bus.drain(blockAt);
  if (faults.blockGap(blockAt)) {
    await keeper.hear(round, blockAt / 1_000, arrived);
    return { act: IDLE, digest: digestBlock([], deployment.errorName), receipts: [], block: null };
  }
  await deployment.record.begin(round, blockAt);
  const act = faults.keeperDown(blockAt) ? IDLE : await keeper.act(round, blockAt / 1_000, arrived);
  await traders.act(round, view);
  const receipts = await deployment.executor.seal(blockAt / 1_000);
  const digest = digestBlock(receipts, deployment.errorName);
  for (const event of digest.events) keeper.observe(event);
  for (const { account, size } of [...digest.trades, ...digest.liquidations]) traders.filled(account, size);
  await keeper.refused(digest.failures);
  return { act, digest, receipts, block: await deployment.chain.latestBlock() };
}
