import {
  anchorRange,
  applyGuard,
  BINANCE_2020,
  breakEvenImpact,
  EMPTY_RECIPE_STATE,
  type GuardRule,
  type GuardState,
  guardPrice,
  OKX,
  PLAIN_MEDIAN,
  runRecipe,
  settleAfterWait,
} from "@evenkeel/core/index/public";
import { openInterestCap } from "@evenkeel/core/margin/public";
import { linearProfit } from "@evenkeel/core/math/linearProfit";
import { relativeDeviation } from "@evenkeel/core/math/relativeDeviation";
import { arithmeticTwap, geometricTwap, windowMedian } from "@evenkeel/core/math/twap";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { NOW, namedOffersOf, offersOf, priceOf, roundOf } from "./offers.ts";

const MEAN = { ...PLAIN_MEDIAN, combine: { kind: "mean" } } as const;
const clampedTo = (width: number) => ({ ...OKX, combine: { kind: "clampedMean", width } }) as const;

/** The venue named first is the one that was trusted alone. */
function daiVenues(inputs: CaseInputs): unknown {
  const offers = namedOffersOf(inputs.prices);
  return { single: offers[0]?.price, median: priceOf(roundOf(offers, PLAIN_MEDIAN)), capped3pctMean: priceOf(roundOf(offers, OKX)) };
}

function usdeVenues(inputs: CaseInputs): unknown {
  const offers = namedOffersOf(inputs.prices);
  return {
    ownBook: offers[0]?.price,
    median: priceOf(roundOf(offers, PLAIN_MEDIAN)),
    clampedMean: priceOf(roundOf(offers, clampedTo(numberOf(inputs.cap)))),
    naiveMean: priceOf(roundOf(offers, MEAN)),
  };
}

function avaxRounds(inputs: CaseInputs): unknown {
  const profitPerRound = numberOf(inputs.totalProfit) / numberOf(inputs.rounds);
  const moves = listOf(inputs.notionalPerRound).map((notional) => 100 * breakEvenImpact(profitPerRound, numberOf(notional)));
  return { profitPerRound, moveImpliedPct: moves.sort((a, b) => a - b) };
}

/** First of many equal moves that a guard refuses; null when all pass. */
function firstRefused(guard: GuardRule, move: number, calls: number, againstLast: boolean): number | null {
  let state = { ...EMPTY_RECIPE_STATE, last: { price: 1, at: NOW } };
  for (let call = 1; call <= calls; call++) {
    const last = state.last.price;
    const surroundings = { at: NOW + call * 1000, ...(againstLast ? { reference: last } : {}) };
    const round = runRecipe(state, offersOf([last * (1 + move)]), surroundings, { ...PLAIN_MEDIAN, guards: [guard] });
    if (!round.result.ok) return call;
    state = { ...round.state, last: { price: round.result.price, at: surroundings.at } };
  }
  return null;
}

function harvestCycles(inputs: CaseInputs): unknown {
  const move = numberOf(inputs.movePct) / 100;
  const calls = numberOf(inputs.cycles);
  const say = (call: number | null) => (call === null ? `all ${calls} pass` : `blocked from call ${call}`);
  const perCall: GuardRule = { kind: "reference", max: numberOf(inputs.perCallCapPct) / 100 };
  const budget: GuardRule = { kind: "moveBudget", max: numberOf(inputs.cumulativeCapPctPerHour) / 100, windowMillis: 3_600_000 };
  return { perCall: say(firstRefused(perCall, move, calls, true)), cumulative: say(firstRefused(budget, move, calls, false)) };
}

/** The supply stands for the depth: a share of it is the cap, and no vault binds. */
function jellyOrder(inputs: CaseInputs): unknown {
  const { cap } = openInterestCap({
    depth: 1,
    depthMultiple: numberOf(inputs.capShareOfSupply),
    vaultValue: Number.MAX_VALUE,
    vaultCommitted: 0,
    vaultShare: 1,
    tailMove: 1,
  });
  return numberOf(inputs.positionShareOfSupply) > cap ? "REJECT_ORDER" : "ACCEPT_ORDER";
}

function jellyLoss(inputs: CaseInputs): unknown {
  const entry = numberOf(inputs.entry);
  const price = entry * (1 + numberOf(inputs.risePct) / 100);
  return { price, loss: -linearProfit(-numberOf(inputs.shortTokens), entry, price) };
}

/** One level holds for a while in each window, the true price (1) for the rest of it. */
function inverseWindows(inputs: CaseInputs): unknown {
  const price = numberOf(inputs.multiple);
  const held = numberOf(inputs.holdS);
  const windows = listOf(inputs.windowS).map((window) => [
    { price, seconds: Math.min(held, numberOf(window)) },
    { price: 1, seconds: Math.max(0, numberOf(window) - held) },
  ]);
  return {
    arithTwap: windows.map(arithmeticTwap),
    geoTwap: windows.map(geometricTwap),
    median30min: windowMedian(windows.at(-1) ?? []),
  };
}

function kiloexSetter(inputs: CaseInputs): unknown {
  const guards: GuardRule[] = [{ kind: "reference", max: numberOf(inputs.maxDev) }];
  const judge = (price: unknown) =>
    roundOf(offersOf([price]), { ...PLAIN_MEDIAN, guards }, { reference: numberOf(inputs.true) }).ok ? "ACCEPT" : "REJECT";
  return { open: judge(inputs.open), close: judge(inputs.close) };
}

const FIVE_MINUTES = 300_000;

/** Pushed without end, the price follows the band: one step per window. */
function mangoBand(inputs: CaseInputs): unknown {
  const entry = numberOf(inputs.entry);
  const caps = {
    stepMillis: FIVE_MINUTES,
    perStep: numberOf(inputs.bandPctPer5min) / 100,
    perSecond: 0,
    cumulative: 1e12,
    cumulativeWindowMillis: 1e12,
    rebaselineMillis: 1e12,
  };
  let state: GuardState | null = null;
  let maxOracle = entry;
  const windows = Math.floor(numberOf(inputs.minutes) / 5);
  for (let window = 0; window <= windows; window++) {
    const guarded = guardPrice(state, window === 0 ? entry : entry * 1e6, window * FIVE_MINUTES, caps);
    state = guarded.state;
    maxOracle = guarded.price;
  }
  return { maxOracle, maxPaperProfit: linearProfit(numberOf(inputs.position), entry, maxOracle) };
}

function mangoPaper(inputs: CaseInputs): unknown {
  const [entry, peak] = [numberOf(inputs.entry), numberOf(inputs.peak)];
  return { paperProfit: linearProfit(numberOf(inputs.positionMNGO), entry, peak), multiple: peak / entry };
}

function msolConfidence(inputs: CaseInputs): unknown {
  const input = { price: numberOf(inputs.price), halfWidth: numberOf(inputs.conf), surroundings: { at: NOW }, state: EMPTY_RECIPE_STATE };
  return applyGuard({ kind: "halfWidth", max: numberOf(inputs.maxConfRatio) }, input).ok ? "ACCEPT" : "REJECT";
}

function waitingPeriod(inputs: CaseInputs): unknown {
  const prices = listOf(inputs.prices).map((entry) => {
    const [at, price] = listOf(entry);
    return { at: numberOf(at), price: numberOf(price) };
  });
  const settled = settleAfterWait(prices, numberOf(inputs.tradeTs), numberOf(inputs.waitingPeriodS));
  return settled === null ? null : { settlePrice: settled.price, feeReclaimPct: 100 * settled.move };
}

function skrwSources(inputs: CaseInputs): unknown {
  const offers = offersOf(inputs.sources);
  const last = numberOf(inputs.last);
  const held = roundOf(offers, { ...PLAIN_MEDIAN, minimum: { count: 3, of: "sources" } }, {}, last);
  return {
    naiveMean: priceOf(roundOf(offers, MEAN)),
    minSources3: held.ok ? held.price : "HOLD_LAST",
    threeSourcesMedian: priceOf(roundOf([...offers, { source: "last", price: last }], PLAIN_MEDIAN)),
  };
}

function lunaFeed(inputs: CaseInputs): unknown {
  const oracle = numberOf(inputs.oracle);
  const recipe = {
    ...PLAIN_MEDIAN,
    admit: { ...BINANCE_2020.admit, maxAgeMillis: 1000 * numberOf(inputs.heartbeatS), onFault: "refuse" },
  } as const;
  const result = roundOf([{ source: "feed", price: oracle, publishedAt: NOW - 1000 * numberOf(inputs.ageS) }], recipe);
  return { overvaluation: oracle / numberOf(inputs.market), verdict: result.ok ? "VALID" : `INVALID_${result.fault.toUpperCase()}` };
}

function archimedesGuard(inputs: CaseInputs): unknown {
  const max = numberOf(inputs.capBps) / 10_000;
  const cases = listOf(inputs.cases).map((entry) => {
    const { last, new: next } = recordOf(entry);
    return { last: numberOf(last), next: numberOf(next) };
  });
  return {
    deviationBps: cases.map(({ last, next }) => Math.round(10_000 * relativeDeviation(last, next))),
    pushed: cases.map(
      ({ last, next }) => roundOf(offersOf([next]), { ...PLAIN_MEDIAN, guards: [{ kind: "reference", max }] }, { reference: last }).ok,
    ),
  };
}

function bzxSpot(inputs: CaseInputs): unknown {
  const guards: GuardRule[] = [{ kind: "reference", max: numberOf(inputs.maxDev) }];
  // A spot that moved in this very block is younger than the youngest price that may be used.
  const age = inputs.spotMovedThisBlock === true ? 0 : 1;
  const near = roundOf(offersOf([inputs.spot]), { ...PLAIN_MEDIAN, guards }, { reference: numberOf(inputs.reference) }).ok;
  return near && age > 0 ? "ACCEPT" : "REJECT";
}

export const incidentAdapters: AdapterTable = {
  "incident: Compound DAI 2020-11-26": {
    "five-venue median vs single reporter": daiVenues,
    "lowest Uniswap TWAP that lets 1.30 through a +-20% anchor": (inputs) => ({
      minAnchor: anchorRange(numberOf(inputs.reporter), numberOf(inputs.anchorTolerance)).low,
    }),
  },
  "incident: GMX AVAX 2022-09-18": { "5 rounds, zero-impact fills": avaxRounds },
  "incident: Harvest 2020-10-26": { "per-call 3% check passes 1% x30; cumulative cap": harvestCycles },
  "incident: Hyperliquid JELLY 2025-03-26": {
    "OI cap vs supply/depth at order time": jellyOrder,
    "mark-to-market of inherited short": jellyLoss,
  },
  "incident: Inverse INV 2022-04-02": { "50x for one ~15 s block": inverseWindows },
  "incident: KiloEx 2025-04-14": { "setter checks signatures/quorum, not caller; deviation guard; no same-block round trip": kiloexSetter },
  "incident: Mango 2022-10-11": {
    "rate band 20% per 5 min (FTX rule as described 2022-10-12)": mangoBand,
    "unrealised PnL as collateral": mangoPaper,
  },
  "incident: Mango mSOL 2021-12-04": { "confidence filter": msolConfidence },
  "incident: Synthetix latency front-running 2019-2021": { "settle against price after waiting period": waitingPeriod },
  "incident: Synthetix sKRW 2019-06-24/25": { "min source count + outlier vs last": skrwSources },
  "incident: USDe/Binance 2025-10-10": { "own-book price vs multi-source median vs clamp": usdeVenues },
  "incident: Venus/Blizz LUNA 2022-05-12": { "stuck feed": lunaFeed },
  "incident: archimedes oracle updater 2026-08": {
    "deviation guard with no re-baseline path deadlocks after an outage": archimedesGuard,
  },
  "incident: bZx #2 2020-02-18": { "single-block spot vs reference": bzxSpot },
};
