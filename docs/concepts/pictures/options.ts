// Draws a smile with butterfly arbitrage and its repair, the density that each implies, and what a large trade pays by the NAV it is judged by.
// Run: node docs/concepts/pictures/options.ts   (writes options.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { durrleman, exposureFactor, guaranteedSmile, type RawSvi, repairSmile, sviPoint, toJumpWings } from "@evenkeel/core/options/public";
import { panel, steps } from "./panel.ts";
import { picture } from "./svg.ts";

/** The smile of A. Vogt, as printed by Gatheral and Jacquier (2014). */
const vogt: RawSvi = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };
const wings = toJumpWings(vogt, 1);
const repaired = repairSmile(wings, 1).smile;
const guaranteed = guaranteedSmile(wings, 1);
const moneyness = steps(-0.5, 1.5, 200);
const along = (smile: RawSvi, of: (smile: RawSvi, k: number) => number) => moneyness.map((k) => [k, of(smile, k)] as const);
const density = (smile: RawSvi, k: number) => durrleman(sviPoint(smile, k), k);
const smiles = [
  { name: "as quoted: density negative near k = 0.9", colour: "#d94801", smile: vogt },
  { name: "nearest repair on the way", colour: "#08519c", smile: repaired },
  { name: "guaranteed repair", colour: "#6baed6", dashes: "5 4", smile: guaranteed },
];

/** A vault of 1 M sells options whose liability exceeds what it was paid by a share of the exposure taken. */
const [NAV, LOSS] = [1, 0.5];
const exposures = steps(0, 1, 100);
const trade = (navAfter: (exposure: number) => number) =>
  exposures.map((after) => [after, exposureFactor({ before: 0, after, navAfter: navAfter(after) }, { gradient: 1.5 })] as const);

writeFileSync(
  fileURLToPath(new URL("options.svg", import.meta.url)),
  picture(900, 400, "A smile repaired, and a trade judged by the value it leaves", [
    ...panel(
      60,
      24,
      "Durrleman's g: negative where a butterfly costs nothing",
      { low: -0.5, high: 1.5, ticks: [-0.5, 0, 0.5, 1, 1.5], label: "log-moneyness k", format: String },
      { low: -0.1, high: 1.2, ticks: [0, 0.5, 1], label: "", format: String },
      smiles.map(({ smile, ...series }) => ({ ...series, points: along(smile, density) })),
    ),
    ...panel(
      510,
      24,
      "Average price factor of one trade (gradient 1.5)",
      { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "exposure taken, in NAV before the trade", format: String },
      { low: 1, high: 1.6, ticks: [1, 1.2, 1.4, 1.6], label: "", format: String },
      [
        { name: "normalised by NAV after the trade", colour: "#08519c", points: trade((exposure) => NAV - LOSS * exposure) },
        { name: "by NAV before it: large trades too cheap", colour: "#d94801", points: trade(() => NAV) },
      ],
    ),
  ]),
);
