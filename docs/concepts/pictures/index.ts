// Draws how far one of five venues moves the index by lying, and what a venue that drifts off for weeks does to it.
// Run: node docs/concepts/pictures/index.ts   (writes index.svg beside this file; all prices are made up)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  ADMIT_ALL,
  BINANCE_2020,
  DEFAULT_DRIFT,
  type DriftState,
  deribitRecipe,
  EMPTY_RECIPE_STATE,
  EVENKEEL_RECIPE,
  type IndexRecipe,
  PLAIN_MEDIAN,
  runRecipe,
  trustOf,
  updateDrift,
} from "@evenkeel/core/index/public";
import { panel, steps } from "./panel.ts";
import { picture } from "./svg.ts";

const BP = 10_000;
const AT = 1_700_000_000_000;
const HONEST = [-4, -1, 2, 5];
const MEAN: IndexRecipe = { ...PLAIN_MEDIAN, combine: { kind: "mean" } };

/** Index in basis points from 100 when the fifth venue says 100 and that many more. */
const influence = (recipe: IndexRecipe) =>
  steps(-800, 800, 320).map((lie) => {
    const offers = [...HONEST, lie].map((bp, i) => ({ source: String(i), price: 100 * (1 + bp / BP) }));
    const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at: AT }, recipe);
    return [lie, result.ok ? (result.price / 100 - 1) * BP : Number.NaN] as const;
  });

const HOUR = 3_600_000;
const HOURS = 60 * 24;
/** Down by 80 bp in three weeks, half of it back, down again, then thawed. */
const distance = (day: number) => {
  if (day < 5) return 0;
  if (day < 20) return (-80 * (day - 5)) / 15;
  if (day < 26) return -80 + (50 * (day - 20)) / 6;
  if (day < 40) return -30 - (50 * (day - 26)) / 14;
  return day < 46 ? -80 + (80 * (day - 40)) / 6 : 0;
};

const UNFILTERED: IndexRecipe = { ...deribitRecipe(), admit: ADMIT_ALL };
const FILTERED: IndexRecipe = { ...EVENKEEL_RECIPE, combine: UNFILTERED.combine };
const clamped: (readonly [number, number])[] = [];
const filtered: (readonly [number, number])[] = [];
const venue: (readonly [number, number])[] = [];
const trusted: (readonly [number, number])[] = [];
let drift: DriftState = {};
for (let hour = 0; hour < HOURS; hour += 6) {
  const day = hour / 24;
  const prices = [0, 3, distance(day)].map((bp, i) => ({ venue: "abc"[i] ?? "", price: 100 * (1 + bp / BP) }));
  const at = AT + hour * HOUR;
  for (let step = 5; step >= 0; step--) drift = updateDrift(drift, prices, at - step * HOUR, DEFAULT_DRIFT);
  const trust = trustOf(drift, DEFAULT_DRIFT);
  const offers = prices.map(({ venue: source, price }) => ({ source, price }));
  const indexBy = (recipe: IndexRecipe) => {
    const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at, trust: recipe === FILTERED ? trust : {} }, recipe);
    return [day, result.ok ? (result.price / 100 - 1) * BP : Number.NaN] as const;
  };
  venue.push([day, distance(day)]);
  clamped.push(indexBy(UNFILTERED));
  filtered.push(indexBy(FILTERED));
  trusted.push([day, -100 + 20 * (trust.c ?? 1)]);
}

writeFileSync(
  fileURLToPath(new URL("index.svg", import.meta.url)),
  picture(900, 420, "Influence of one venue, and a venue that drifts off", [
    ...panel(
      60,
      24,
      "Index, bp, when one of five equal venues lies",
      { low: -800, high: 800, ticks: [-800, -400, 0, 400, 800], label: "the lie, bp", format: String },
      { low: -100, high: 100, ticks: [-100, -50, 0, 50, 100], label: "", format: String },
      [
        { name: "mean", colour: "#d94801", points: influence(MEAN) },
        { name: "2020: out beyond 5 %, then mean", colour: "#fdae6b", dashes: "5 4", points: influence(BINANCE_2020) },
        { name: "clamp 0.5 %, then mean", colour: "#6baed6", points: influence(deribitRecipe()) },
        { name: "weighted median (honest: -4 to 5 bp)", colour: "#08519c", points: influence(EVENKEEL_RECIPE) },
      ],
    ),
    ...panel(
      510,
      24,
      "Distance from the honest venues, bp, over 60 days",
      { low: 0, high: 60, ticks: [0, 15, 30, 45, 60], label: "day", format: String },
      { low: -100, high: 20, ticks: [-80, -60, -40, -20, 0, 20], label: "", format: String },
      [
        { name: "one of three venues, frozen", colour: "#d94801", points: venue },
        { name: "index, clamp 0.5 % then mean", colour: "#6baed6", points: clamped },
        { name: "the same with the drift filter", colour: "#08519c", points: filtered },
        { name: "the venue's trust (at the bottom: 0 to 1)", colour: "#999", dashes: "5 4", points: trusted },
      ],
    ),
  ]),
);
