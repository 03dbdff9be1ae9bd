import { decodeFields, FIELD } from "@evenkeel/core";
import type { Hex } from "viem";
import type { MarketClient } from "../chain/marketClient.ts";
import type { MarketEvent } from "../chain/marketEvents.ts";
import { fromCollateral, fromWad } from "../chain/units.ts";
import type { CallReceipt, Executor, SignedAssessment } from "../roles.ts";
import type { MessageCheck } from "./messageCheck.ts";
import { createOrderQueue } from "./orderQueue.ts";
import { createPositionBook, type PositionBook } from "./positionBook.ts";
import { createQuorumCollector } from "./quorumCollector.ts";
import { createRefusalBook } from "./refusalBook.ts";
import { type GateOptions, type GateReason, type GateValues, updateGate } from "./updateGate.ts";

export interface KeeperOptions {
  readonly client: MarketClient;
  readonly executor: Executor;
  readonly account: Hex;
  readonly required: number;
  readonly gate: GateOptions;
  readonly fundingCap: number;
  /** Orders per execution transaction. */
  readonly batch: number;
  /** Whether a message was signed by the node it names. */
  readonly verify: (message: SignedAssessment) => Promise<boolean>;
  /** Why the chain would not count a message in a block of this time, or null; a bundle holds only messages without a reason. */
  readonly check: MessageCheck;
}

/** What the keeper did in one round. */
export interface KeeperAct {
  readonly have: number;
  /** Why a bundle was sent, or null when none was. */
  readonly reason: GateReason | "shortQuorum" | "shut" | null;
  readonly submitted: readonly SignedAssessment[] | null;
  readonly updateHash: Hex | null;
}

/** Carries assessments to the chain, fills waiting orders, liquidates: any process with gas money can be one. */
export interface KeeperRole {
  act(round: number, blockTime: number, arrived: readonly SignedAssessment[]): Promise<KeeperAct>;
  /** Keeps what arrived without acting, for when the chain makes no block. */
  hear(round: number, blockTime: number, arrived: readonly SignedAssessment[]): Promise<void>;
  /** After a block: finds in the bundles that it refused whose signature does not belong to its sender, and leaves those out of their round. */
  refused(failures: readonly CallReceipt[]): Promise<readonly SignedAssessment[]>;
  /** Follows the chain by its events. */
  observe(event: MarketEvent): void;
  readonly positions: PositionBook;
  readonly waitingOrders: number;
}

/** Rounds an assessment is kept for orders that still wait for its price, and rounds that a clock may be ahead. */
const KEPT_ROUNDS = 32;
/**
 * Refusals of one bundle after which it is not sent again. The hub may change its mind, as its gate widens with time, but not for long: the price is soon
 * too old for it. The orders wait on and are executed or, past their deadline, rejected.
 */
const MOST_REFUSALS = 3;
/** Accounts estimated below this multiple of maintenance are checked on chain. */
const SCREEN_MULTIPLE = 1.3;

export function createKeeperRole(options: KeeperOptions): KeeperRole {
  const { client, executor, account, required, gate, fundingCap, batch, verify, check } = options;
  const collector = createQuorumCollector(required, verify);
  const refusals = createRefusalBook(MOST_REFUSALS);
  const orders = createOrderQueue();
  const positions = createPositionBook();
  const recorded = new Set<number>();
  let accepted: GateValues | null = null;
  let maintenance = 0;

  function valuesOf(message: SignedAssessment): GateValues {
    const fields = decodeFields(message.fields);
    return { observedAt: message.observedAt, index: fields.index, fundingRate: fields.fundingRate, tier: fields.tier };
  }

  /** Keeps what may count in this block or a later one; the rest must not hold a place, nor fill the memory. */
  async function hear(round: number, blockTime: number, arrived: readonly SignedAssessment[]): Promise<void> {
    for (const message of arrived) {
      const fault = check(message, blockTime);
      if ((fault === null || fault === "future") && Math.abs(message.round - round) <= KEPT_ROUNDS) await collector.add(message);
    }
  }

  async function sendBundle(round: number, bundle: readonly SignedAssessment[]): Promise<Hex> {
    const hash = await executor.send(client.submit(account, round, bundle));
    refusals.sent(hash, round, bundle);
    return hash;
  }

  async function sendUpdate(round: number, blockTime: number): Promise<Pick<KeeperAct, "reason" | "submitted" | "updateHash">> {
    const quorum = collector.quorum(round, (message) => check(message, blockTime) === null);
    if (quorum === null) return { reason: "shortQuorum", submitted: null, updateHash: null };
    const first = quorum[0] as SignedAssessment;
    const reason = updateGate(accepted, valuesOf(first), orders.due(round).length > 0, fundingCap, gate);
    if (reason === null) return { reason: "shut", submitted: null, updateHash: null };
    return { reason, submitted: quorum, updateHash: await sendBundle(round, quorum) };
  }

  /** A round that missed its block is submitted later, for the orders that wait for its price alone. */
  async function sendLateRounds(round: number, blockTime: number): Promise<void> {
    for (const late of orders.rounds()) {
      if (late >= round) return;
      const quorum = recorded.has(late) ? null : collector.quorum(late, (message) => check(message, blockTime) === null);
      if (quorum !== null && !refusals.spent(late, quorum)) await sendBundle(late, quorum);
    }
  }

  async function liquidate(): Promise<void> {
    if (accepted === null) return;
    for (const endangered of positions.endangered(accepted.index, maintenance, SCREEN_MULTIPLE)) {
      const state = await client.accountState(endangered as Hex);
      if (state.liquidatable) await executor.send(client.liquidate(account, endangered as Hex));
    }
  }

  return {
    positions,
    get waitingOrders() {
      return orders.size;
    },
    hear,
    async act(round, blockTime, arrived) {
      await hear(round, blockTime, arrived);
      const have = collector.have(round);
      const update = await sendUpdate(round, blockTime);
      await sendLateRounds(round, blockTime);
      const due = update.updateHash === null ? [] : orders.due(round);
      for (let from = 0; from < due.length; from += batch) {
        await executor.send(
          client.execute(
            account,
            due.slice(from, from + batch).map((order) => order.orderId),
          ),
        );
      }
      // Without a fresh vector the chain suspends liquidation, so there is nothing to try.
      if (update.updateHash !== null) await liquidate();
      collector.forgetBefore(round - KEPT_ROUNDS);
      refusals.forgetBefore(round - KEPT_ROUNDS);
      for (const old of recorded) if (old < round - KEPT_ROUNDS) recorded.delete(old);
      return { have, ...update };
    },
    async refused(failures) {
      const forged: SignedAssessment[] = [];
      for (const receipt of failures) {
        const round = refusals.refused(receipt);
        if (round !== null) forged.push(...(await collector.sift(round)));
      }
      return forged;
    },
    observe({ name, args }) {
      const who = String(args.account ?? "").toLowerCase();
      switch (name) {
        case "OrderPlaced":
          orders.placed({ orderId: args.orderId as bigint, account: who, round: Number(args.round) });
          return;
        case "OrderExecuted":
          orders.settled(args.orderId as bigint);
          positions.filled(who, fromWad(args.size as bigint), fromWad(args.price as bigint));
          positions.collateral(who, -fromCollateral(args.fee as bigint));
          return;
        case "OrderRejected":
          orders.settled(args.orderId as bigint);
          return;
        case "Liquidated":
          positions.filled(who, fromWad(args.size as bigint), fromWad(args.price as bigint));
          return;
        case "Deposited":
          positions.collateral(who, fromCollateral(args.amount as bigint));
          return;
        case "Withdrawn":
          positions.collateral(who, -fromCollateral(args.amount as bigint));
          return;
        case "PastRoundRecorded":
          recorded.add(Number(args.round));
          return;
        case "RoundAccepted": {
          recorded.add(Number(args.round));
          if (args.valid !== true) return;
          const fields = args.fields as readonly bigint[];
          accepted = {
            observedAt: Number(args.observedAt),
            index: fromWad(fields[FIELD.index] ?? 0n),
            fundingRate: fromWad(fields[FIELD.fundingRate] ?? 0n),
            tier: Number(fields[FIELD.tier] ?? 0n),
          };
          maintenance = fromWad(fields[FIELD.maintenanceMargin] ?? 0n);
          return;
        }
      }
    },
  };
}
