import { DRIFT_LIMITS, type DriftValidity, driftValidity, gmxEntry, gmxRecipe, isTurbulent, makerPoke } from "@evenkeel/core/index/public";
import { secondsToNextBoundary } from "@evenkeel/core/math/nextBoundary";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, listOf, numberOf, recordOf } from "../../readInputs.ts";
import { offersOf, roundOf } from "./offers.ts";

const DRIFT_WORDS: Readonly<Record<DriftValidity, string>> = {
  valid: "valid",
  stale_for_amm: "stale for AMM only",
  stale_for_margin: "stale for margin",
  insufficient_data: "insufficient data points",
  too_uncertain: "uncertain",
  too_volatile: "too volatile",
  non_positive: "non-positive",
};

function driftCases(inputs: CaseInputs): unknown {
  return listOf(inputs.cases).map((entry) => {
    const { price, conf, delaySlots, twap, sufficientDataPoints } = recordOf(entry);
    const oracle = {
      price: numberOf(price),
      confidence: numberOf(conf),
      delaySlots: numberOf(delaySlots),
      average: twap === undefined || twap === null ? null : numberOf(twap),
      enoughDataPoints: sufficientDataPoints !== false,
    };
    return DRIFT_WORDS[driftValidity(oracle, DRIFT_LIMITS)];
  });
}

/** 50 basis points. */
const QUOTING_LIMIT = 0.005;

const quotingPauses = (inputs: CaseInputs) =>
  listOf(inputs.cases).map((entry) => {
    const { px, last, twap5m, std } = recordOf(entry);
    return isTurbulent(numberOf(px), numberOf(last), numberOf(twap5m), numberOf(std), QUOTING_LIMIT);
  });

const fundingUpdates = (inputs: CaseInputs) =>
  listOf(inputs.cases).map((entry) => {
    const { now, last, period } = recordOf(entry);
    return secondsToNextBoundary(numberOf(now), numberOf(last), numberOf(period));
  });

const GMX_WORDS: Readonly<Record<string, string>> = {
  stale: "MaxPriceAgeExceeded",
  timestamp_spread: "MaxOracleTimestampRangeExceeded",
};

/** One price per case, then one set of prices; the time guards come before the reference, which these cases do not state. */
function gmxTimes(inputs: CaseInputs): unknown {
  const at = 1000 * numberOf(inputs.nowTs);
  const judge = (timestamps: readonly unknown[], atomic: boolean) => {
    const offers = timestamps.map((timestamp, i) => ({ source: String(i), price: 1, publishedAt: 1000 * numberOf(timestamp) }));
    const result = roundOf(offers, gmxRecipe(atomic ? "atomic" : "normal"), { at, reference: 1 });
    return result.ok ? "ok" : (GMX_WORDS[result.fault] ?? result.fault);
  };
  const cases = listOf(inputs.cases ?? []).map((entry) => {
    const { ts, atomic } = recordOf(entry);
    return judge([ts], atomic === true);
  });
  return inputs.rangeCase === undefined ? cases : [...cases, judge(listOf(inputs.rangeCase), false)];
}

function gmxReference(inputs: CaseInputs): unknown {
  const reference = numberOf(inputs.ref);
  return listOf(inputs.prices).map((price) => (roundOf(offersOf([price]), gmxRecipe("normal"), { reference }).ok ? "ok" : "revert"));
}

function gmxImpactEntry(inputs: CaseInputs): unknown {
  const { size, entry } = gmxEntry(numberOf(inputs.sizeUsd), numberOf(inputs.oracle), numberOf(inputs.impactPct) / 100);
  return { sizeTokens: size, entry };
}

/** The contract's own words. */
const MAKER_WORDS: Readonly<Record<string, string>> = {
  wrong_count: "Not enough signed messages",
  not_newer: "Stale message",
  unordered: "Messages not in order",
  duplicate_venue: "Oracle already signed",
};

function poke(inputs: CaseInputs): unknown {
  const ages = listOf(inputs.ages);
  const slots = listOf(inputs.slots);
  const messages = listOf(inputs.values).map((value, i) => ({
    value: bigintOf(value),
    age: numberOf(ages[i]),
    slot: numberOf(slots[i]),
  }));
  const result = makerPoke(messages, numberOf(inputs.lastAge), numberOf(inputs.bar));
  return result.ok ? result.value : (MAKER_WORDS[result.fault] ?? result.fault);
}

export const protocolAdapters: AdapterTable = {
  Drift: {
    "oracle validity defaults: stale_amm 10 slots, stale_margin 120 slots, conf<=2%, >5x vs TWAP = too volatile; mark-oracle divergence 10%, oracle vs 5-min TWAP 50%":
      driftCases,
  },
  "Drift keeper-bots-v2": {
    "isMarketVolatile: pause quoting when std, |px-TWAP5m| or |px-last| over min > 50 bps": quotingPauses,
    "onTheHourUpdate: seconds until funding update may fire (a late update >1/3 period skips one boundary)": fundingUpdates,
  },
  "GMX v2": {
    "age and timestamp-range guards (300 s normal, 30 s atomic, 60 s range)": gmxTimes,
    "price impact entry price": gmxImpactEntry,
    "reference-price deviation guard 50%": gmxReference,
  },
  "Maker Median": { "poke: exactly bar (odd) signed values, sorted, fresh, unique slot; val[len>>1]": poke },
};
