import {
  addToMean,
  bookPrice,
  EMPTY_MEAN,
  HIP3_GUARDS,
  HYPERLIQUID,
  HYPERLIQUID_MARK,
  HYPERLIQUID_WEIGHTS,
  markOfFamilies,
  updatesToFollow,
  valueOfMean,
} from "@evenkeel/core/index/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";
import { namedOffersOf, priceOf, roundOf } from "./offers.ts";

const optional = (value: unknown) => (value === undefined || value === null ? null : numberOf(value));

/** A stated mid, or the weighted median of stated ones. */
function outsideMid(inputs: CaseInputs): number | null {
  if (inputs.cexPerpMids === undefined || inputs.cexPerpMids === null) return optional(inputs.cexPerpMid);
  return priceOf(roundOf(namedOffersOf(inputs.cexPerpMids, inputs.weights ?? HYPERLIQUID_WEIGHTS), HYPERLIQUID));
}

function mark(inputs: CaseInputs): unknown {
  const oracle = optional(inputs.oracle);
  const ema = optional(inputs.ema);
  return markOfFamilies({
    oracleBased: oracle === null || ema === null ? null : oracle + ema,
    book: bookPrice(optional(inputs.bid), optional(inputs.ask), optional(inputs.last)),
    outside: outsideMid(inputs),
    bookAverage: optional(inputs.bookEma30 ?? inputs.ema30),
  });
}

function premiumAverage(inputs: CaseInputs): unknown {
  const tau = numberOf(inputs.tauSeconds ?? HYPERLIQUID_MARK.premiumTauSeconds);
  let mean = EMPTY_MEAN;
  return listOf(inputs.samples).map((entry) => {
    const [sample, seconds] = listOf(entry);
    mean = addToMean(mean, numberOf(sample), numberOf(seconds), tau);
    return valueOfMean(mean);
  });
}

const oraclePrice = (inputs: CaseInputs) =>
  priceOf(roundOf(namedOffersOf(inputs.prices, inputs.weights ?? HYPERLIQUID_WEIGHTS), HYPERLIQUID));

function stepCount(inputs: CaseInputs): unknown {
  const clamp = HIP3_GUARDS.find((rule) => rule.kind === "clampToLast");
  const jumps = listOf(inputs.jumpsPct).map((jump) => numberOf(jump) / 100);
  return { updates: jumps.map((jump) => updatesToFollow(jump, clamp?.up ?? 0, clamp?.down ?? 0)) };
}

export const hyperliquidAdapters: AdapterTable = {
  Hyperliquid: {
    "EMA (num,den decay exp(-t/150s)) of mid-oracle premium": premiumAverage,
    "mark = median(oracle+EMA150, median(bid,ask,last), weighted median of CEX perp mids)": mark,
    "weighted median weights 3,2,2,1,1,1,1 (Hyperliquid spot excluded)": oraclePrice,
    "weighted median, Binance + OKX + Kraken captured (6 of 11)": oraclePrice,
    "weighted median, Binance + OKX captured (5 of 11)": oraclePrice,
  },
  "Hyperliquid HIP-3": {
    "oracle/mark may move <=1% per update, >=2.5 s between updates; local mark after 10 s silence": stepCount,
  },
};
