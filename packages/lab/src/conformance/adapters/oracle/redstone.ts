import {
  PLAIN_MEDIAN,
  REDSTONE_WEIGHTED_MEDIAN,
  redstoneDeviationPercent,
  redstoneFilterOutliers,
  redstoneLimitWeights,
  redstonePayload,
  redstonePullRecipe,
  STATED_WEIGHTS,
} from "@evenkeel/core/index/public";
import { integerMedian } from "@evenkeel/core/math/integerMedian";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, listOf, numberOf } from "../../readInputs.ts";
import { offersOf, priceOf, roundOf, weightedOffersOf } from "./offers.ts";

function clamp(inputs: CaseInputs): unknown {
  const up = numberOf(inputs.upperPct) / 100;
  const down = numberOf(inputs.lowerPct) / 100;
  const last = inputs.lastValue === null || inputs.lastValue === undefined ? null : numberOf(inputs.lastValue);
  return priceOf(roundOf(offersOf([inputs.newValue]), { ...PLAIN_MEDIAN, guards: [{ kind: "clampToLast", up, down }] }, {}, last));
}

function timestampWindow(inputs: CaseInputs): unknown {
  const at = 1000 * numberOf(inputs.blockTs);
  return listOf(inputs.dataTs).map((timestamp) => {
    const result = roundOf([{ source: "package", price: 1, publishedAt: 1000 * numberOf(timestamp) }], redstonePullRecipe(1), { at });
    if (result.ok) return "ok";
    return result.fault === "future" ? "future: revert" : "too old";
  });
}

function payload(inputs: CaseInputs): unknown {
  const { perPackage, appendix } = redstonePayload(numberOf(inputs.signers), numberOf(inputs.points), {
    feedId: numberOf(inputs.feedIdB),
    value: numberOf(inputs.valueB),
    timestamp: numberOf(inputs.tsB),
    valueSize: numberOf(inputs.valueSizeB),
    count: numberOf(inputs.countB),
    signature: numberOf(inputs.sigB),
    packagesCount: numberOf(inputs.packagesCountB),
    unsignedMetadataSize: numberOf(inputs.unsignedMetaSizeB),
    marker: numberOf(inputs.markerB),
  });
  return { perPackageBytes: perPackage, appendixBytes: appendix };
}

export const redstoneAdapters: AdapterTable = {
  RedStone: {
    "Clamper vs last value": clamp,
    "bigint median (even: overflow-safe floor average)": ({ values }) =>
      integerMedian(
        listOf(values).map((value) => bigintOf(value)),
        "mean",
      ),
    "calldata size per signed data package (1 point)": payload,
    "deviation percent": ({ base, deviated }) => redstoneDeviationPercent(numberOf(base), numberOf(deviated)),
    "filterOutliers: largest cluster with max-min < maxDiscrepancy; tie -> lowest cluster": (inputs) =>
      redstoneFilterOutliers(listOf(inputs.values).map(numberOf), numberOf(inputs.maxDiscrepancy)),
    median: ({ values }) => priceOf(roundOf(offersOf(values), PLAIN_MEDIAN)),
    "on-chain timestamp window: max delay 180 s, max ahead 60 s": timestampWindow,
    "venue weight cap by count (3:0.40, 4-5:0.35, 6-7:0.30, 8-10:0.25, 11-14:0.20, 15+:0.15)": ({ weights }) =>
      redstoneLimitWeights(listOf(weights).map(numberOf)),
    "weighted median (cum > half; tie averages with next)": ({ valueWeight }) =>
      priceOf(roundOf(weightedOffersOf(valueWeight), { ...PLAIN_MEDIAN, weigh: STATED_WEIGHTS, combine: REDSTONE_WEIGHTED_MEDIAN })),
  },
};
