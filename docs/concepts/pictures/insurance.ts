// Draws the size an insurance fund aims at over its refill horizon, and the share of fees it takes as it fills.
// Run: node docs/concepts/pictures/insurance.ts   (writes insurance.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compoundShortfall, feeSplit } from "@evenkeel/core/insurance/public";
import { panel, percent, steps } from "./panel.ts";
import { picture } from "./svg.ts";

/** Bad debt of one crisis, million, in equally likely cases; one crisis every four months or every year. */
const SEVERITIES = [0, 0, 0.2, 0.5, 0.5, 1, 2, 4, 9];
const WORST = 12;
const months = steps(0.25, 24, 95);
const curveOf = (perYear: number) =>
  months.map((month) => {
    const losses = { crises: (perYear * month) / 12, severities: SEVERITIES, gridStep: 0.1 };
    return [month, compoundShortfall(losses, 0.99).expectedShortfall] as const;
  });
const SPLIT = { maxShare: 0.5, minShare: 0.1, surplusCoverage: 1.25 };
const coverages = steps(0, 2, 200);

writeFileSync(
  fileURLToPath(new URL("insurance.svg", import.meta.url)),
  picture(900, 400, "Target and income of an insurance fund", [
    ...panel(
      60,
      24,
      "Bad debt until the fund has refilled, 99 % shortfall, million",
      { low: 0, high: 24, ticks: [0, 6, 12, 18, 24], label: "refill horizon, months", format: String },
      { low: 0, high: 42, ticks: [0, 10, 20, 30, 40], label: "", format: String },
      [
        { name: "three crises a year", colour: "#08519c", points: curveOf(3) },
        { name: "one crisis a year", colour: "#6baed6", points: curveOf(1) },
        {
          name: "worst named scenario: the target is never below it",
          colour: "#d94801",
          dashes: "5 4",
          points: [
            [0, WORST],
            [24, WORST],
          ],
        },
      ],
    ),
    ...panel(
      510,
      24,
      "By coverage (balance over target)",
      { low: 0, high: 2, ticks: [0, 0.5, 1, 1.25, 2], label: "coverage", format: String },
      { low: 0, high: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8], label: "", format: percent },
      [
        { name: "share of fees to the fund", colour: "#08519c", points: coverages.map((c) => [c, feeSplit(c, 1, SPLIT).share]) },
        {
          name: "surplus that flows back, of the target",
          colour: "#d94801",
          points: coverages.map((c) => [c, feeSplit(c, 1, SPLIT).surplus]),
        },
      ],
    ),
  ]),
);
