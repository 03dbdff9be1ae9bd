// Draws what a rebalance earns under two laws of target weights, and what arbitrage takes from a pool by fee and block time.
// Run: node docs/concepts/pictures/pool.ts   (writes pool.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  closedDistance,
  initialDistance,
  poissonTradeShare,
  targetWeightFee,
  type WeightLaw,
  weightedPoolLoss,
} from "@evenkeel/core/pool/public";
import { panel, steps } from "./panel.ts";
import { picture } from "./svg.ts";

/** An asset 40 % above its target; GLP's typical rates, 30 bp and at most 50 bp more. */
const [HELD, TARGET] = [1_400, 1_000];
const RATES = { base: 0.003, tax: 0.005, minimum: 0 };
const feeOf = (law: WeightLaw) =>
  steps(1, 900, 200).map(
    (sold) => [sold, (targetWeightFee({ held: HELD, change: -sold, target: TARGET }, RATES, law) / sold) * 1e4] as const,
  );

const SIGMA_DAILY = 0.05;
const lossOf = (blockSeconds: number) =>
  steps(0, 0.01, 200).map((fee) => {
    const share = poissonTradeShare(SIGMA_DAILY, fee, blockSeconds / 86_400);
    return [fee * 1e4, weightedPoolLoss(SIGMA_DAILY, 0.5) * share * 1e4] as const;
  });

writeFileSync(
  fileURLToPath(new URL("pool.svg", import.meta.url)),
  picture(900, 400, "Fees by target weight, and loss to arbitrage", [
    ...panel(
      60,
      24,
      "Fee of selling out of an asset 400 above its target of 1,000, bp",
      { low: 0, high: 900, ticks: [0, 200, 400, 600, 800], label: "sold", format: String },
      { low: 0, high: 40, ticks: [0, 10, 20, 30, 40], label: "", format: String },
      [
        { name: "GLP: one unit saves as much as 400, 790 still saves", colour: "#d94801", points: feeOf(initialDistance) },
        { name: "ours: savings grow with what is closed, overshoot pays", colour: "#08519c", points: feeOf(closedDistance) },
      ],
    ),
    ...panel(
      510,
      24,
      "Loss to arbitrage, bp a day, at 5 % a day",
      { low: 0, high: 100, ticks: [0, 25, 50, 75, 100], label: "fee, bp", format: String },
      { low: 0, high: 3.5, ticks: [0, 1, 2, 3], label: "", format: String },
      [
        { name: "blocks of 12 s on average", colour: "#08519c", points: lossOf(12) },
        { name: "blocks of 2 s", colour: "#6baed6", points: lossOf(2) },
        { name: "blocks of 0.25 s", colour: "#9e9e9e", points: lossOf(0.25) },
      ],
    ),
  ]),
);
