import { type FeedAverages, feeAdjustedBook, pythAggregate, shouldPublish, updateFeedAverages } from "@evenkeel/core/index/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, listOf, numberOf, recordOf } from "../../readInputs.ts";

const TRADING = 1;

/** A feed that has never had a price shows zeros with the status "unknown". */
function aggregate(inputs: CaseInputs): unknown {
  const quotes = listOf(inputs.quotes).map((quote) => {
    const [price, conf, status] = listOf(quote);
    return {
      price: bigintOf(price),
      halfWidth: bigintOf(conf),
      trading: status === undefined || status === "trading" || Number(status) === TRADING,
    };
  });
  const result = pythAggregate(quotes, numberOf(inputs.minPublishers ?? inputs.min_pub ?? 1));
  if (result === null) return { price: 0, conf: 0, status: "unknown" };
  return { price: result.price, conf: result.halfWidth, status: "trading" };
}

function averages(inputs: CaseInputs): unknown {
  let state: FeedAverages | null = null;
  return listOf(inputs.rows).map((row) => {
    const [price, conf, exponent, slots] = listOf(row);
    state = updateFeedAverages(state, { price: bigintOf(price), halfWidth: bigintOf(conf) }, numberOf(slots), numberOf(exponent));
    return [state.price.value, state.halfWidth.value];
  });
}

/** Integers of a feed as decimals: exact up to the last division. */
function fixedPoint(inputs: CaseInputs): unknown {
  const exponent = numberOf(inputs.exponent ?? inputs.expo);
  const decimal = (value: unknown) => Number(`${bigintOf(value)}e${exponent}`);
  return { price: decimal(inputs.price), conf: decimal(inputs.conf) };
}

function pushes(inputs: CaseInputs): unknown {
  const config = recordOf(inputs.config);
  // A trigger that is not set never fires.
  const limit = (value: unknown) => (value === undefined || value === null ? Number.POSITIVE_INFINITY : numberOf(value));
  const trigger = {
    heartbeatSeconds: limit(config.time_difference),
    deviation: limit(config.price_deviation),
    confidenceRatio: limit(config.confidence_ratio),
  };
  // Both sides stay in percent, as the pusher's settings are.
  return listOf(inputs.cases).map((entry) => {
    const { ageS, devPct, confPct } = recordOf(entry);
    return shouldPublish(numberOf(ageS), numberOf(devPct), numberOf(confPct), trigger);
  });
}

/** The source prints eight digits of a price, and the confidence to the same decimal place. */
const PRINTED_DIGITS = 8;

function publisherConfidence(inputs: CaseInputs): unknown {
  const { price, halfWidth } = feeAdjustedBook(numberOf(inputs.bid), numberOf(inputs.ask), numberOf(inputs.takerFee));
  const places = PRINTED_DIGITS - 1 - Math.floor(Math.log10(price));
  // Beyond the digits that a double holds there is nothing to print.
  if (!(places >= 0 && places <= 20)) return { price, conf: halfWidth };
  return { price: Number(price.toFixed(places)), conf: Number(halfWidth.toFixed(places)) };
}

export const pythAdapters: AdapterTable = {
  Pyth: {
    "EMA price/conf: inverse-confidence weight, decay 1-117065e-9*slots, reset when slots>4145": averages,
    "aggregate price + confidence (3 votes per publisher, p50; conf = max(p50-p25,p75-p50))": aggregate,
    "fixed point": fixedPoint,
    "price pusher trigger (heartbeat OR deviation OR confidence)": pushes,
    "publisher confidence must include taker fee": publisherConfidence,
  },
};
