// Draws how initial margin grows with a position under each rule, and what correlation saves on a hedge.
// Run: node docs/concepts/pictures/margins.ts   (writes margins.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { correlatedMargin, depthAddOn, sizePremium, skewMargin, tieredMargin } from "@evenkeel/core/margin/public";
import { panel, percent, steps } from "./panel.ts";
import { picture } from "./svg.ts";

/** A market at 2,000: flat ratio 5 %, 20,000 per second absorbed, a scale of 500,000 units. */
const [PRICE, FLAT, MILLION] = [2_000, 0.05, 1_000_000];
const notionals = steps(0.2, 400, 400).map((millions) => millions * MILLION);
const ratio = (of: (notional: number) => number) => notionals.map((notional) => [notional / MILLION, of(notional)] as const);
const tiers = [
  { lowerBound: 0, rate: FLAT },
  { lowerBound: 100 * MILLION, rate: 0.1 },
];
const depth = { absorbedPerSecond: 20_000, horizonSeconds: 3_600, multiple: FLAT / 0.01, max: 1 };
const skew = { skewScale: 500_000, initialFraction: 0.4, minimumInitialRatio: FLAT, maintenanceScalar: 0.5, minimumPositionMargin: 0 };
const bySize = [
  { name: "tiers: 5 % to 100 M, 10 % above", colour: "#9e9e9e", points: ratio((notional) => tieredMargin(notional, tiers) / notional) },
  { name: "square root of size", colour: "#6baed6", points: ratio((notional) => sizePremium(FLAT, notional / PRICE, 0.00025)) },
  {
    name: "linear in the share of the skew scale",
    colour: "#d94801",
    points: ratio((n) => skewMargin(n / PRICE, PRICE, skew).initialRatio),
  },
  { name: "flat + time to liquidate at measured depth", colour: "#08519c", points: ratio((n) => FLAT + depthAddOn(n, 0.01, depth)) },
];

const leg = { volatility: 0.02, openInterest: 0, depthCap: 1 };
const hedge = (loading: number, loadingLow: number, maxCredit: number) =>
  steps(0, 2, 200).map((share) => {
    const legs = [100, -100 * share].map((notional) => ({ ...leg, notional, loading, loadingLow }));
    const { margin, gross } = correlatedMargin(legs, { multiple: 3, maxCredit, maxLoading: 0.95 });
    return [share, margin / gross] as const;
  });
const byHedge = [
  { name: "loading 0.9, low end 0.7, credit at most 60 %", colour: "#08519c", points: hedge(0.9, 0.7, 0.6) },
  { name: "the same, credit at most 30 %", colour: "#6baed6", points: hedge(0.9, 0.7, 0.3) },
  { name: "believed exactly (loading 0.9, low end 0.9, no cap)", colour: "#d94801", dashes: "5 4", points: hedge(0.9, 0.9, 1) },
];

writeFileSync(
  fileURLToPath(new URL("margins.svg", import.meta.url)),
  picture(900, 420, "Initial margin by size, and margin of a hedge", [
    ...panel(
      60,
      24,
      "Initial margin, fraction of notional",
      { low: 0, high: 400, ticks: [0, 100, 200, 300, 400], label: "position, million", format: String },
      { low: 0, high: 0.22, ticks: [0, 0.05, 0.1, 0.15, 0.2], label: "", format: percent },
      bySize,
    ),
    ...panel(
      510,
      24,
      "Margin of a hedged pair over the sum of its legs' margins",
      { low: 0, high: 2, ticks: [0, 0.5, 1, 1.5, 2], label: "short leg over long leg", format: String },
      { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "", format: percent },
      byHedge,
    ),
  ]),
);
