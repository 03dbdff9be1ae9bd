import type { Quote } from "@evenkeel/core";
import { fromCollateral } from "../chain/units.ts";
import { snapshotRow } from "../journal/roundRows.ts";
import type { ScorecardBuilder } from "../scorecard/createScorecard.ts";
import { dispersionOf } from "../scorecard/dispersionOf.ts";
import type { PublicView, TraderRole } from "../traders/traderRole.ts";
import { checkBooks, checkRound } from "./checkInvariants.ts";
import type { ClosedRound } from "./closeRound.ts";
import { composeLiveRound } from "./composeLiveRound.ts";
import type { Deployment } from "./deployMarket.ts";
import type { FaultPlan } from "./faultPlan.ts";
import { fundingFlow } from "./fundingFlow.ts";
import { journalRound, quoteRow } from "./journalRound.ts";
import { type MarketReading, readMarket, snapshotOf } from "./marketReading.ts";
import type { RunNode } from "./nodes.ts";
import { createOutsideView } from "./outsideView.ts";
import type { RawMedian } from "./rawMedian.ts";
import type { RoundTimes } from "./roundTimes.ts";
import type { RunCounters } from "./runCounters.ts";
import type { RunOptions } from "./runOptions.ts";
import type { SealedRound } from "./sealRound.ts";

export interface RoundReportContext {
  readonly options: RunOptions;
  readonly deployment: Deployment;
  readonly scorecard: ScorecardBuilder;
  readonly traders: TraderRole;
  readonly nodes: readonly RunNode[];
  readonly raw: RawMedian;
  readonly faults: FaultPlan;
  readonly counters: RunCounters;
}

/** Reads the market after each block and tells everyone who follows it: nodes, traders, scorecard, journal, dashboard. */
export interface RoundReport {
  quote(quote: Quote): void;
  /** What traders may see now: the block before this round's, and outside prices up to `at`. */
  publicView(at: number): PublicView;
  round(times: RoundTimes, closed: ClosedRound, sealed: SealedRound): Promise<void>;
  finish(): Promise<void>;
}

/** Accounts are summed and the books are checked every this many rounds, and at the end. */
const AUDIT_ROUNDS = 60;
const FLUSH_ROUNDS = 120;

export function createRoundReport(context: RoundReportContext): RoundReport {
  const { options, deployment, scorecard, traders, nodes, raw, counters } = context;
  const { description, journal, parameters } = options;
  const outside = createOutsideView(description.roundSeconds);
  const reported = nodes.map(() => ({ delivered: 0, dropped: 0 }));
  let reading: MarketReading | null = null;
  let traderPnl = 0;
  let sinceAudit = 0;

  async function audit(): Promise<void> {
    const held = await deployment.client.holdings([...traders.accounts.map(({ address }) => address), deployment.keeper.address]);
    traderPnl = held.slice(0, -1).reduce((sum, { account }) => sum + fromCollateral(account.equity), 0) - deployment.deposited;
    const collateral = held.map(({ account }) => account.collateral);
    await checkBooks(deployment.client, scorecard, collateral);
  }

  function countQuotes(): void {
    for (const [place, { role }] of nodes.entries()) {
      const before = reported[place] as { delivered: number; dropped: number };
      scorecard.delivery(role.node, role.delivered - before.delivered, role.dropped - before.dropped);
      before.delivered = role.delivered;
      before.dropped = role.dropped;
    }
  }

  return {
    quote(quote) {
      journal.append([quoteRow(description.market, quote)]);
    },

    publicView(at) {
      outside.push(raw.value(at));
      return {
        at,
        outsidePrice: outside.price,
        outsideReturns: outside.returns,
        mark: reading?.mark ?? outside.price ?? 0,
        index: reading?.index ?? outside.price ?? 0,
        skew: reading?.skew ?? 0,
        skewScale: description.skewScale,
        fundingRate: reading?.fundingRate ?? 0,
        borrowRate: reading?.borrowRate ?? 0,
        tradeFee: reading?.tradeFee ?? parameters.tradeFee.base,
        tier: reading?.tier ?? 0,
        mode: reading?.modeName ?? "ReduceOnly",
        initialMargin: reading?.initialMargin ?? parameters.margin.initialMax,
      };
    },

    async round(times, closed, sealed) {
      const { round, blockAt } = times;
      const { accepted, trades, liquidations, rejectedOrders, accruals } = sealed.digest;
      const before = reading;
      // Without a block the chain's time stands still.
      reading = await readMarket(deployment.client, sealed.block === null && before !== null ? before.blockTime : blockAt);
      const snapshot = snapshotOf(reading);
      for (const node of nodes) node.role.observeChain(snapshot);

      if (before !== null) {
        const borrowPerUnit = before.borrowRate * (before.index ?? 0) * accruals.reduce((sum, one) => sum + one.elapsedSeconds, 0);
        scorecard.fundingPaid(fundingFlow(before, reading, borrowPerUnit));
      }
      for (const { account, size, price, fee, gas } of trades) scorecard.trade({ at: blockAt, account, size, price, fee, gas });
      for (const reason of rejectedOrders) scorecard.orderRejected(reason);
      for (const liquidation of liquidations) scorecard.liquidation({ at: blockAt, ...liquidation });
      for (const receipt of sealed.receipts) {
        const kind = receipt.purpose.split(":")[0] as string;
        if (kind !== "update" && kind !== "execute") scorecard.gas(kind, receipt.gasUsed);
        if (!receipt.ok) scorecard.event({ at: blockAt, kind: "revert", text: `${receipt.purpose} reverted: ${receipt.revertReason}` });
      }
      if (before !== null && before.modeName !== reading.modeName) {
        scorecard.event({ at: blockAt, kind: "mode", text: `${before.modeName} -> ${reading.modeName} (${reading.modeReason})` });
      }
      if (before !== null && before.tier !== reading.tier) {
        scorecard.event({ at: blockAt, kind: "tier", text: `tier ${before.tier} -> ${reading.tier}` });
      }
      const vectors = closed.signed.flatMap((message) => (message === null ? [] : [message.fields]));
      checkRound(scorecard, parameters, reading, accepted, closed, context.faults);
      countQuotes();
      if (sinceAudit % AUDIT_ROUNDS === 0) await audit();
      sinceAudit += 1;
      const rawMedian = raw.value(blockAt);
      scorecard.round({
        at: blockAt,
        round,
        mark: reading.mark,
        index: reading.index,
        rawMedian,
        fundingRate: reading.fundingRate,
        borrowRate: reading.borrowRate,
        skew: reading.skew,
        openInterestLong: reading.openInterestLong,
        openInterestShort: reading.openInterestShort,
        tier: reading.tier,
        mode: reading.mode,
        initialMargin: reading.initialMargin,
        maintenanceMargin: reading.maintenanceMargin,
        poolValue: reading.poolValue,
        traderPnl,
        landed: accepted !== null,
        valid: reading.valid,
        gasUsed: accepted === null ? null : accepted.receipt.gasUsed,
        dispersion: vectors.length < 2 ? [] : dispersionOf(vectors),
        signers: accepted?.signers ?? 0n,
      });
      counters.rounds += 1;
      counters.assessments += vectors.length;
      counters.trades += trades.length;
      counters.liquidations += liquidations.length;
      journalRound(journal, description.market, times, closed, sealed);
      journal.append([snapshotRow(description.market, round, snapshot)]);
      if (counters.rounds % FLUSH_ROUNDS === 0) await journal.flush();
      options.onRound?.(composeLiveRound({ options, deployment, times, closed, sealed, reading, nodes, traders, counters }));
    },

    async finish() {
      if (reading !== null) await audit();
      await journal.flush();
    },
  };
}
