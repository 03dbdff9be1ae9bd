import { computeScorecard } from "./computeScorecard.ts";
import { EventLog } from "./eventLog.ts";
import { GasTally } from "./gasTally.ts";
import { GrowingFloats } from "./growingFloats.ts";
import { InvariantTally } from "./invariantTally.ts";
import { MoneyTally } from "./moneyTally.ts";
import { QuoteTally } from "./quoteTally.ts";
import { requireFinite, requireIndex, requireNonNegative } from "./requireNumber.ts";
import { RoundRecorder } from "./roundRecorder.ts";
import type { FundingPayment, LiquidationSample, RoundSample, RunEvent, TradeSample } from "./roundSample.ts";
import type { RunSeries } from "./runSeries.ts";
import type { Scorecard, WallClock } from "./scorecard.ts";
import { describeRun, type ScorecardOptions } from "./scorecardOptions.ts";
import { Tally } from "./tally.ts";

/** Collects what a run did; every method is synchronous, cheap, and refuses NaN with `SCORECARD_SAMPLE_INVALID`. */
export interface ScorecardBuilder {
  /** One quote went through one node's filter; `code` is the reason of a rejection, null when accepted. */
  quoteOutcome(node: number, venue: string, code: string | null): void;
  /** Adds to the quotes that reached and that missed a node. */
  delivery(node: number, delivered: number, dropped: number): void;
  /** One node closed a round; `micros` is wall-clock time. */
  assessment(node: number, micros: number): void;
  /** The chain after the block of one round. Errors: also `SCORECARD_TIME_BACKWARDS`. */
  round(sample: RoundSample): void;
  trade(trade: TradeSample): void;
  /** `reason` is the error's name or selector. */
  orderRejected(reason: string): void;
  liquidation(liquidation: LiquidationSample): void;
  /** Gas of a transaction other than the market update of a round sample and the gas of a trade, which are counted there. */
  gas(kind: string, used: number | bigint): void;
  event(event: RunEvent): void;
  invariant(name: string, ok: boolean, detail?: string): void;
  /** Amounts of one accrual. */
  fundingPaid(payment: FundingPayment): void;
  /** What was recorded so far, for the report. */
  series(): RunSeries;
  /** The figures so far; may be called more than once. */
  finish(wallClock: WallClock): Scorecard;
}

/**
 * Starts the scorecard of a run.
 *
 * Errors: `SCORECARD_OPTION_INVALID`.
 *
 * @example
 * const builder = createScorecard({ market: "BTC-USD", policy: "gen2", seed: 1, scenario: "default", roundSeconds: 10, skewScale: 20_000,
 *   fundingCapPerSecond: 4.34e-7, nodeCount: 4, versions: { node: process.versions.node, v8: process.versions.v8, package: "0.1.0" } });
 * builder.quoteOutcome(0, "coinbase", null);
 * builder.finish({ startedAt: 0, finishedAt: 1000 }).quotes.accepted // 1
 */
export function createScorecard(options: ScorecardOptions): ScorecardBuilder {
  const run = describeRun(options);
  const quotes = new QuoteTally(run.nodeCount);
  const rounds = new RoundRecorder(run.nodeCount);
  const money = new MoneyTally();
  const gas = new GasTally();
  const invariants = new InvariantTally();
  const events = new EventLog();
  const rejectedOrders = new Tally();
  const micros = new GrowingFloats();
  const assessments = Array.from({ length: run.nodeCount }, () => 0);

  const series = (): RunSeries => ({
    ...rounds.columns(),
    roundSeconds: run.roundSeconds,
    dispersion: rounds.dispersion(),
    assessMicros: micros.toArray(),
    events: events.list,
  });

  return {
    quoteOutcome: (node, venue, code) => quotes.outcome(node, venue, code),
    delivery: (node, delivered, dropped) => quotes.delivery(node, delivered, dropped),
    assessment(node, wallMicros) {
      requireIndex("node", node, run.nodeCount - 1);
      micros.push(requireNonNegative("micros", wallMicros));
      assessments[node] = (assessments[node] ?? 0) + 1;
    },
    round(sample) {
      rounds.push(sample);
      if (sample.gasUsed !== null) gas.add("marketUpdate", sample.gasUsed);
    },
    trade(trade) {
      money.trade(trade);
      if (trade.gas !== null) gas.add("trade", trade.gas);
    },
    orderRejected: (reason) => rejectedOrders.add(reason),
    liquidation: (liquidation) => money.liquidation(liquidation),
    gas: (kind, used) => gas.add(kind, used),
    event: (event) => events.add(event),
    invariant: (name, ok, detail = "") => invariants.add(name, ok, rounds.lastRound, detail),
    fundingPaid: (payment) => money.funding(payment),
    series,
    finish({ startedAt, finishedAt }) {
      requireFinite("startedAt", startedAt);
      requireNonNegative("elapsed", finishedAt - startedAt);
      return computeScorecard(
        {
          run,
          series: series(),
          quotes: quotes.figures(),
          money: money.sums(),
          gas: gas.figures(),
          invariants: invariants.figures(),
          events: events.figures(),
          nodes: assessments.map((count, node) => ({ assessments: count, signed: rounds.signed[node] ?? 0 })),
          ordersRejected: rejectedOrders.toRecord(),
        },
        { startedAt, finishedAt },
      );
    },
  };
}
