import { FIELD } from "@evenkeel/core";
import type { LiveRound, NodeState } from "../api/wire.ts";
import { dispersionOf } from "../scorecard/dispersionOf.ts";
import type { TraderRole } from "../traders/traderRole.ts";
import type { ClosedRound } from "./closeRound.ts";
import type { Deployment } from "./deployMarket.ts";
import { basisThresholds, fieldNames, fromTrace, limitStates } from "./liveRound.ts";
import type { MarketReading } from "./marketReading.ts";
import type { RunNode } from "./nodes.ts";
import type { RoundTimes } from "./roundTimes.ts";
import type { RunCounters } from "./runCounters.ts";
import type { RunOptions } from "./runOptions.ts";
import type { SealedRound } from "./sealRound.ts";

export interface LiveRoundContext {
  readonly options: RunOptions;
  readonly deployment: Deployment;
  readonly times: RoundTimes;
  readonly closed: ClosedRound;
  readonly sealed: SealedRound;
  readonly reading: MarketReading;
  readonly nodes: readonly RunNode[];
  readonly traders: TraderRole;
  readonly counters: RunCounters;
}

/** What a reader of the page compares between nodes; a confidence half-width differs by nature. */
const COMPARED = [FIELD.index, FIELD.indexAverage];
const compared = (fields: readonly bigint[]): bigint[] => COMPARED.map((position) => fields[position] ?? 0n);

function nodeStates({ nodes, closed, sealed, times }: LiveRoundContext): NodeState[] {
  const vectors = closed.signed.flatMap((message) => (message === null ? [] : [compared(message.fields)]));
  return nodes.map(({ role, account }, place) => {
    const own = closed.signed[place];
    const reference = sealed.digest.accepted === null ? vectors[0] : compared(sealed.digest.accepted.fields);
    const spread = own && reference ? Math.max(...dispersionOf([compared(own.fields), reference])) : null;
    return {
      node: role.node,
      signer: account.address,
      delivered: role.delivered,
      dropped: role.dropped,
      lastRound: own ? times.round : null,
      inQuorum: sealed.act.submitted?.some((message) => message.node === role.node) ?? false,
      dispersion: spread,
    };
  });
}

function updateOf({ sealed, times }: LiveRoundContext): LiveRound["update"] {
  const { act, receipts, digest } = sealed;
  const receipt = receipts.find(({ hash }) => hash === act.updateHash);
  if (receipt === undefined) return null;
  return {
    at: times.blockAt,
    round: times.round,
    txHash: receipt.hash,
    blockNumber: receipt.blockNumber,
    gasUsed: Number(receipt.gasUsed),
    landed: receipt.ok,
    valid: digest.accepted?.valid ?? false,
    clamped: fieldNames(digest.accepted?.clamped ?? 0n),
    refused: fieldNames(digest.accepted?.refused ?? 0n),
    revertReason: receipt.revertReason,
  };
}

/** When the mode ends by the clock, milliseconds UTC; null where it takes a round, or nothing at all. */
function modeEnds({ modeReason, graceUntil, guardedUntil }: MarketReading): number | null {
  if (modeReason === "Grace") return graceUntil * 1_000;
  return modeReason === "Guardian" ? guardedUntil * 1_000 : null;
}

/** No node assessed this round. */
const UNEXPLAINED: ReturnType<typeof fromTrace> = {
  indexGuard: null,
  indexFailure: null,
  z: null,
  halfLifeSeconds: null,
  tierReasons: [],
  venues: [],
  legs: [],
};

/** Everything the page shows of one round: the chain's figures, explained by the first honest node's trace. */
export function composeLiveRound(context: LiveRoundContext): LiveRound {
  const { options, deployment, times, closed, sealed, reading, traders, counters } = context;
  const { feed, parameters } = options;
  const trace = closed.traces.find((one) => one !== null) ?? null;
  const explained = trace === null ? UNEXPLAINED : fromTrace(trace);
  const inForce: Readonly<Record<string, number>> = { ...reading } as unknown as Record<string, number>;
  const known = (value: number) => (reading.index === null ? null : value);
  const trader = (account: string) => traders.nameOf(account);
  return {
    ...explained,
    at: times.blockAt,
    round: times.round,
    market: options.description.market,
    index: reading.index,
    confidence: trace?.price.ok ? trace.price.halfWidth : null,
    mark: reading.mark,
    basis: reading.mark === null || reading.index === null ? null : reading.mark / reading.index - 1,
    fundingRatePerSecond: reading.fundingRate,
    borrowRatePerSecond: reading.borrowRate,
    skew: reading.skew,
    openInterestLong: reading.openInterestLong,
    openInterestShort: reading.openInterestShort,
    skewScale: reading.skewScale,
    volatility: trace?.volatility?.current ?? null,
    initialMargin: known(reading.initialMargin),
    maintenanceMargin: known(reading.maintenanceMargin),
    tradeFee: known(reading.tradeFee),
    tier: Math.max(0, Math.min(4, reading.tier)) as LiveRound["tier"],
    basisThresholds: basisThresholds(parameters, reading.maintenanceMargin),
    mode: reading.modeName,
    modeReason: reading.modeReason,
    modeEnds: modeEnds(reading),
    limits: trace === null ? [] : limitStates(trace, parameters, (field) => inForce[field] ?? null),
    nodes: nodeStates(context),
    quorum: { have: sealed.act.have, need: deployment.required, total: options.nodes.length },
    update: updateOf(context),
    trades: sealed.digest.trades.map(({ gas: _, account, ...fill }) => ({ at: times.blockAt, account, trader: trader(account), ...fill })),
    liquidations: sealed.digest.liquidations.map((one) => ({ at: times.blockAt, ...one })),
    pool: { value: reading.poolValue, badDebt: reading.badDebt },
    insurance: {
      balance: reading.insurance,
      drawn: reading.insurancePaid,
      target: reading.insuranceTarget > 0 ? reading.insuranceTarget : null,
    },
    counters: {
      quotesAccepted: counters.accepted,
      quotesRejected: { ...counters.rejected },
      assessments: counters.assessments,
      rounds: counters.rounds,
      trades: counters.trades,
      liquidations: counters.liquidations,
    },
    progress: Number.isFinite(feed.end) ? Math.max(0, Math.min(1, (times.blockAt - feed.start) / (feed.end - feed.start))) : null,
  };
}
