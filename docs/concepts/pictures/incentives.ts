// Draws what a unit of depth earns and what a widening trade pays by the basis, and a coalition's rebate against what it paid.
// Run: node docs/concepts/pictures/incentives.ts   (writes incentives.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  advanceRebateIndex,
  endRest,
  epochTotals,
  placeDepth,
  type RebateParameters,
  settleRebates,
  startRebateIndex,
  wideningCharge,
} from "@evenkeel/core/incentives/public";
import { panel, steps } from "./panel.ts";
import { picture } from "./svg.ts";

const WAD = 10n ** 18n;
const BP = WAD / 10_000n;
const RULES: RebateParameters = {
  rateWad: WAD / 20_000n,
  deadBandWad: 5n * BP,
  maxBasisWad: 100n * BP,
  chargeWad: WAD / 10n,
  minimumRestSeconds: 30n,
};
const MILLION = 1_000_000n;
const levels = steps(0, 150, 150);
const basisOf = (bp: number) => BigInt(Math.round(bp)) * BP;

/** Bp of its depth that an order earns in an hour. */
const earned = levels.map((bp) => {
  const start = startRebateIndex(0n);
  const order = placeDepth("maker", "ask", MILLION * MILLION, start);
  const { accrued } = endRest(order, order.depth, "filled", advanceRebateIndex(start, 3_600n, basisOf(bp), RULES), RULES);
  return [bp, Number(accrued) / 1e8] as const;
});
/** Bp of its notional that a trade pays for moving the basis from 0. */
const charged = levels.map((bp) => {
  const charge = wideningCharge({ beforeWad: 0n, afterWad: basisOf(bp), notional: MILLION * MILLION }, RULES);
  return [bp, bp === 0 ? 0 : Number(charge) / 1e8] as const;
});

/** Rebates of a coalition that earned 100 and paid more and more itself, while others' charges are 60. */
const settled = steps(0, 150, 150).map((paid) => {
  const totals = epochTotals([
    { kind: "accrual", account: "coalition", amount: 100n * MILLION },
    { kind: "charge", account: "coalition", amount: BigInt(Math.round(paid * 1e6)) },
    { kind: "charge", account: "others", amount: 60n * MILLION },
  ]);
  const got = settleRebates(totals, 1_000n * MILLION).rebates.find(({ account }) => account === "coalition");
  return [paid, Number(got?.amount ?? 0n) / 1e6] as const;
});

writeFileSync(
  fileURLToPath(new URL("incentives.svg", import.meta.url)),
  picture(900, 400, "Deviation-scaled rebates and their caps", [
    ...panel(
      60,
      24,
      "By the basis, bp",
      { low: 0, high: 150, ticks: [0, 50, 100, 150], label: "basis, bp", format: String },
      { low: 0, high: 20, ticks: [0, 5, 10, 15, 20], label: "", format: String },
      [
        { name: "an hour of depth on the narrowing side earns", colour: "#08519c", points: earned },
        { name: "a trade that opens the basis from 0 pays", colour: "#d94801", points: charged },
      ],
    ),
    ...panel(
      510,
      24,
      "Rebate of a coalition that earned 100",
      { low: 0, high: 150, ticks: [0, 50, 100, 150], label: "charges and net fees it paid itself", format: String },
      { low: 0, high: 160, ticks: [0, 50, 100, 150], label: "", format: String },
      [
        { name: "its rebate", colour: "#08519c", points: settled },
        {
          name: "what it paid: never more than this",
          colour: "#d94801",
          dashes: "5 4",
          points: [
            [0, 0],
            [150, 150],
          ],
        },
      ],
    ),
  ]),
);
