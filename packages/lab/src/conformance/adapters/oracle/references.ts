import { brrRecipe, nextStanding, rtiStanding, type Standing } from "@evenkeel/core/index/public";
import { arbitrageLossPerBlock, arbitrageLossPerSecond, blockSigma, PRINTED_OVERSHOOT } from "@evenkeel/core/math/lossVersusRebalancing";
import { quoteBehind } from "@evenkeel/core/math/quoteBehind";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";
import { NOW, priceOf, roundOf } from "./offers.ts";

const SLICE_MILLIS = 300_000;

/** Trades of partition i are placed in the middle of its five minutes. */
function brrPartitions(inputs: CaseInputs): unknown {
  const partitions = listOf(inputs.partitions);
  const from = NOW - partitions.length * SLICE_MILLIS;
  const offers = partitions.flatMap((trades, i) =>
    listOf(trades).map((trade, j) => {
      const [price, weight] = listOf(trade);
      const publishedAt = from + (i + 0.5) * SLICE_MILLIS;
      return { source: `${i}.${j}`, price: numberOf(price), weight: numberOf(weight), publishedAt };
    }),
  );
  const result = roundOf(offers, brrRecipe(partitions.length));
  return { partitionMedians: result.ok ? result.slices : [], rate: priceOf(result) };
}

function rtiHysteresis(inputs: CaseInputs): unknown {
  const rule = rtiStanding(numberOf(inputs.ped));
  let standing: Standing | null = null;
  return listOf(inputs.deviations).map((deviation, i) => {
    standing = nextStanding(standing, Math.abs(numberOf(deviation)), NOW + i * 1000, rule);
    return standing === null ? "in" : "out";
  });
}

/** With the constant as the abstract prints it. */
function lvr(inputs: CaseInputs): unknown {
  const volatility = { sigmaAnnual: numberOf(inputs.sigmaAnnual), blockSeconds: numberOf(inputs.blockSeconds) };
  const fee = numberOf(inputs.feeGamma);
  return {
    sigmaBlock: blockSigma(volatility),
    arbPerBlock: arbitrageLossPerBlock(volatility, fee, PRINTED_OVERSHOOT),
    bpsPerDay: arbitrageLossPerSecond(volatility, fee, PRINTED_OVERSHOOT) * 86_400 * 10_000,
  };
}

function makerBehindTaker(inputs: CaseInputs): unknown {
  const { bid, ask } = quoteBehind(numberOf(inputs.takerBid), numberOf(inputs.takerAsk), numberOf(inputs.minProfitability));
  return { makerBid: bid, makerAsk: ask };
}

export const referenceAdapters: AdapterTable = {
  "CME CF BRR": { "12 x 5-min partitions, volume-weighted median per partition, equal-weight mean": brrPartitions },
  "CME CF RTI": {
    "hysteresis: exclude a venue whose mid is > PED from the others; re-include only when < 50% of PED": rtiHysteresis,
  },
  LVR: {
    "expected arbitrage loss per block per unit liquidity, constant block time": lvr,
    "same at 400 ms blocks": lvr,
  },
  "Hummingbot-style XEMM": { "maker quote from taker book": makerBehindTaker },
};
