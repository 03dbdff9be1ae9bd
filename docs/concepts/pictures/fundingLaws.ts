// Draws the rate of eight hours that each system charges for one steady premium, from the parameter sets themselves.
// Run: node docs/concepts/pictures/fundingLaws.ts   (writes fundingLaws.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { binance, deribit, drift, dydxV4, type FundingSystem, fundingEngine, kraken, okx, orderly } from "@evenkeel/core/funding/public";
import { curve, line, picture, text } from "./svg.ts";

const BP = 0.0001;
const EIGHT_HOURS = 28_800;
const SIZE = { width: 720, height: 420, left: 60, top: 40, right: 180, bottom: 50 };
const RANGE = { premium: 30, rate: 35 };

const SYSTEMS: readonly { readonly system: FundingSystem; readonly colour: string; readonly dash: string }[] = [
  { system: binance(), colour: "#0072b2", dash: "" },
  { system: deribit(), colour: "#d55e00", dash: "" },
  { system: okx(), colour: "#009e73", dash: "" },
  { system: dydxV4({ defaultFunding: BP }), colour: "#cc79a7", dash: "6 3" },
  { system: kraken(), colour: "#e69f00", dash: "" },
  { system: drift("A"), colour: "#56b4e9", dash: "6 3" },
  { system: orderly(), colour: "#000000", dash: "2 3" },
];

/** The rate of eight hours when every sample of the window is the same; votes are cast by 15 validators a minute. */
function rateOf(system: FundingSystem, premium: number): number {
  const at = 1_000 * EIGHT_HOURS * 1_000;
  const votes = system.averaging.averaging === "votes";
  const samples = Array.from({ length: votes ? 900 : 60 }, (_, i) => ({
    at: at - (votes ? Math.floor((899 - i) / 15) : 59 - i) * 60_000,
    value: premium,
    missing: [],
  }));
  return fundingEngine({ at, samples, memory: null, openInterest: null }, system).ratePerSecond * EIGHT_HOURS;
}

const plot = { width: SIZE.width - SIZE.left - SIZE.right, height: SIZE.height - SIZE.top - SIZE.bottom };
const xOf = (bp: number): number => SIZE.left + (plot.width * (bp + RANGE.premium)) / (2 * RANGE.premium);
const yOf = (bp: number): number => SIZE.top + (plot.height * (RANGE.rate - bp)) / (2 * RANGE.rate);
const premia = Array.from({ length: 241 }, (_, i) => -RANGE.premium + i / 4);
const curves = SYSTEMS.map(({ system, colour, dash }, i) => {
  const points = premia.map((bp) => [xOf(bp), yOf(rateOf(system, bp * BP) / BP)] as const);
  const y = SIZE.top + 12 + 22 * i;
  return [
    curve(points, colour, dash),
    line(SIZE.width - 165, y, SIZE.width - 135, y, colour, dash),
    text(SIZE.width - 128, y + 4, system.name),
  ].join("");
});
const grid = [-30, -20, -10, 0, 10, 20, 30].flatMap((bp) => [
  line(xOf(bp), SIZE.top, xOf(bp), SIZE.top + plot.height),
  line(SIZE.left, yOf(bp), SIZE.left + plot.width, yOf(bp)),
  text(xOf(bp), SIZE.top + plot.height + 18, String(bp), "middle"),
  text(SIZE.left - 8, yOf(bp) + 4, String(bp), "end"),
]);
const axes = [
  text(SIZE.left + plot.width / 2, SIZE.height - 10, "steady premium, basis points", "middle"),
  text(SIZE.left, SIZE.top - 14, "rate of eight hours, basis points (positive: longs pay)"),
];
const svg = picture(SIZE.width, SIZE.height, "Rate of eight hours over a steady premium, by system", [...grid, ...curves, ...axes]);
writeFileSync(fileURLToPath(new URL("fundingLaws.svg", import.meta.url)), svg);
