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
  const trigger = {
    heartbeatSeconds: numberOf(config.time_difference),
    deviation: numberOf(config.price_deviation),
    confidenceRatio: numberOf(config.confidence_ratio),
  };
  // Both sides stay in percent, as the pusher's settings are.
  return listOf(inputs.cases).map((entry) => {
    const { ageS, devPct, confPct } = recordOf(entry);
    return shouldPublish(numberOf(ageS), numberOf(devPct), numberOf(confPct), trigger);
  });
}

/** The source prints prices in cents and confidences in tenths of a cent. */
function publisherConfidence(inputs: CaseInputs): unknown {
  const { price, halfWidth } = feeAdjustedBook(numberOf(inputs.bid), numberOf(inputs.ask), numberOf(inputs.takerFee));
  return { price: Number(price.toFixed(2)), conf: Number(halfWidth.toFixed(3)) };
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
