import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import { basisFigures } from "./basisFigures.ts";
import type { EventFigures } from "./eventLog.ts";
import type { GasFigures } from "./gasTally.ts";
import type { InvariantFigures } from "./invariantTally.ts";
import { borrowFigures, fundingFigures, indexFigures, marginFigures, openInterestFigures, premiumFigures } from "./marketFigures.ts";
import type { MoneySums } from "./moneyTally.ts";
import { poolFigures } from "./poolFigures.ts";
import type { QuoteFigures } from "./quoteTally.ts";
import { roundWeights } from "./roundWeights.ts";
import type { RunSeries } from "./runSeries.ts";
import type { Scorecard, WallClock } from "./scorecard.ts";
import type { RunDescription } from "./scorecardOptions.ts";
import { tierFigures } from "./tierFigures.ts";
import { largest, unweighted, weightedMean, weightedQuantile } from "./weighted.ts";

/** All that was recorded of a run. */
export interface RunRecord {
  readonly run: RunDescription;
  readonly series: RunSeries;
  readonly quotes: QuoteFigures;
  readonly money: MoneySums;
  readonly gas: GasFigures;
  readonly invariants: InvariantFigures;
  readonly events: EventFigures;
  /** Per node: assessments made and landed bundles signed. */
  readonly nodes: readonly { readonly assessments: number; readonly signed: number }[];
  readonly ordersRejected: Readonly<Record<string, number>>;
}

const ratio = (part: number, whole: number | null): number | null => (whole !== null && whole > 0 ? part / whole : null);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Turns the record of a run into its scorecard; a pure function of its arguments. */
export function computeScorecard(record: RunRecord, { startedAt, finishedAt }: WallClock): Scorecard {
  const { run, series, money } = record;
  const weights = roundWeights(series.at, run.roundSeconds);
  const observedSeconds = sum(weights);
  const rounds = series.at.length;
  const landed = sum(series.landed);
  const openInterest = openInterestFigures(series, weights);
  const micros = unweighted(series.assessMicros);
  const elapsedSeconds = (finishedAt - startedAt) / 1000;
  return {
    schema: "evenkeel-scorecard-1",
    market: run.market,
    policy: run.policy,
    seed: run.seed,
    scenario: run.scenario,
    roundSeconds: run.roundSeconds,
    skewScale: run.skewScale,
    nodeCount: run.nodeCount,
    configHash: run.configHash,
    notes: [...run.notes],
    versions: { node: run.versions.node, v8: run.versions.v8, package: run.versions.package },
    time: { start: series.at[0] ?? null, end: series.at.at(-1) ?? null, observedSeconds },
    quotes: record.quotes,
    assessments: sum(record.nodes.map((node) => node.assessments)),
    rounds,
    updates: {
      landed,
      missed: rounds - landed,
      valid: sum(series.landed.map((value, row) => value * (series.valid[row] ?? 0))),
      landedShare: ratio(landed, rounds),
    },
    nodes: record.nodes.map((node) => ({ ...node, signedShare: ratio(node.signed, landed) })),
    trades: money.trades,
    trading: { volume: money.volume, fees: money.fees, accounts: money.traders },
    orders: { rejectedTotal: sum(Object.values(record.ordersRejected)), rejected: record.ordersRejected },
    liquidations: money.liquidations,
    basis: basisFigures(series, weights, run.band),
    index: indexFigures(series, weights),
    premium: premiumFigures(series, weights),
    funding: fundingFigures(series, weights, run.fundingCapPerSecond, money),
    borrow: borrowFigures(series, weights, money.borrowPaid),
    margin: marginFigures(series, weights),
    openInterest,
    ...tierFigures(series, weights, run.tierBands),
    solvency: {
      badDebt: money.badDebt,
      badDebtShareOfOpenInterest: ratio(money.badDebt, openInterest.meanNotional),
      insurancePaid: money.insurancePaid,
      poolLoss: money.badDebt - money.insurancePaid,
      liquidatedNotional: money.liquidatedNotional,
      liquidatedShareOfOpenInterest: ratio(money.liquidatedNotional, openInterest.meanNotional),
    },
    ...poolFigures(series),
    gas: record.gas,
    dispersion: Object.fromEntries(
      MARKET_SCHEMA.map(({ name }, position) => {
        const values = series.dispersion[position] ?? new Float64Array();
        return [name, { max: largest(values), mean: weightedMean(unweighted(values)) }];
      }),
    ),
    invariants: record.invariants,
    events: record.events,
    latency: {
      assess: {
        p50Micros: weightedQuantile(micros, 0.5),
        p99Micros: weightedQuantile(micros, 0.99),
        meanMicros: weightedMean(micros),
        maxMicros: largest(series.assessMicros),
      },
    },
    wallClock: {
      startedAt,
      finishedAt,
      elapsedSeconds,
      roundsPerSecond: ratio(rounds, elapsedSeconds),
      speedup: ratio(observedSeconds, elapsedSeconds),
    },
  };
}
