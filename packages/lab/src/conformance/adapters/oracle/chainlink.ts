import { acceptAnswer, chainlinkReportLimits, checkReport, deviates, type ReportFault } from "@evenkeel/core/index/public";
import { integerMedian } from "@evenkeel/core/math/integerMedian";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, listOf, numberOf, recordOf } from "../../readInputs.ts";

/** The contract's own words. */
const MESSAGES: Readonly<Record<ReportFault, string>> = {
  wrong_signature_count: "wrong number of signatures",
  observations_out_of_bounds: "num observations out of bounds",
  too_few_observations: "too few values to trust median",
};

function circuit(inputs: CaseInputs): unknown {
  const last = inputs.lastAnswer === undefined || inputs.lastAnswer === null ? null : bigintOf(inputs.lastAnswer);
  const range = { lowest: bigintOf(inputs.minAnswer), highest: bigintOf(inputs.maxAnswer) };
  const { accepted, answer } = acceptAnswer(bigintOf(inputs.median), last, range);
  return { result: accepted ? "ok" : "revert: median is out of min-max range", readersStillSee: answer };
}

function transmitGuards(inputs: CaseInputs): unknown {
  const limits = chainlinkReportLimits(numberOf(inputs.f));
  return listOf(inputs.cases).map((entry) => {
    const { sigs, observations } = recordOf(entry);
    const fault = checkReport(numberOf(sigs), numberOf(observations), limits);
    return fault === null ? "ok" : MESSAGES[fault];
  });
}

export const chainlinkAdapters: AdapterTable = {
  "Chainlink OCR2": {
    "deviation test |new-old|/|old| >= alphaPPB/1e9 (exact rational)": (inputs) =>
      deviates(bigintOf(inputs.old), bigintOf(inputs.new), bigintOf(inputs.thresholdPPB)),
    "median = sorted[n//2] (upper median, no averaging)": ({ observations }) =>
      integerMedian(
        listOf(observations).map((value) => bigintOf(value)),
        "upper",
      ),
    "min/max answer circuit (LUNA failure mode)": circuit,
    "transmit guards": transmitGuards,
  },
};
