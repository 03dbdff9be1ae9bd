// Draws who is closed by water-filling and by a queue, and how a loss runs through the waterfall.
// Run: node docs/concepts/pictures/deleveraging.ts   (writes deleveraging.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fillLeverage, LOSS_LAYERS, lossWaterfall, markLeverageRank } from "@evenkeel/core/liquidation/public";
import { panel, steps } from "./panel.ts";
import { picture } from "./svg.ts";

/** Forty winners: leverage from 0.2x to 20x, profit unrelated to it. */
const COUNT = 40;
const accounts = Array.from({ length: COUNT }, (_, i) => {
  const leverage = 0.2 * 100 ** (i / (COUNT - 1));
  return { leverage, equity: 100, notional: 100 * leverage, gain: 1.05 + (0.9 * ((i * 17) % COUNT)) / COUNT };
});
const notionals = accounts.map(({ notional }) => notional);
const equities = accounts.map(({ equity }) => equity);
const QUANTITY = 0.45 * notionals.reduce((sum, notional) => sum + notional, 0);
const filled = fillLeverage(notionals, equities, QUANTITY).reductions;

/** The queue closes whole positions from the highest rank down. */
const queued = notionals.map(() => 0);
let open = QUANTITY;
const order = accounts
  .map(({ notional, equity, gain }, i) => ({ i, rank: markLeverageRank(gain, 1, notional, equity) }))
  .toSorted((a, b) => b.rank - a.rank);
for (const { i } of order) {
  const cut = Math.min(open, notionals[i] ?? 0);
  queued[i] = cut;
  open -= cut;
}
const left = (cuts: readonly number[]) =>
  accounts.map(({ notional, equity }, i) => [i + 1, Math.log10(Math.max(0.1, (notional - (cuts[i] ?? 0)) / equity))] as const);
const leverageAxis = {
  low: -1,
  high: 1.4,
  ticks: [-1, 0, 1],
  label: "",
  format: (value: number) => `${Math.round(10 ** value * 10) / 10}x`,
};

/** Million; each layer holds what the key says. */
const CAPACITY = { margin: 1n, marketInsurance: 2n, sharedInsurance: 3n, pool: 4n, deleveraging: 6n };
const COLOURS = ["#c6dbef", "#9ecae1", "#6baed6", "#3182bd", "#08519c", "#d94801"];
const buckets = [...LOSS_LAYERS, "socialised"] as const;
const losses = steps(0, 20, 40);
const borne = (upTo: number) =>
  losses.map((loss) => {
    const scaled = lossWaterfall(BigInt(Math.round(loss * 1_000)), scale(CAPACITY));
    const sum = buckets.slice(0, upTo + 1).reduce((total, bucket) => total + scaled[bucket], 0n);
    return [loss, Number(sum) / 1_000] as const;
  });

function scale(capacities: typeof CAPACITY): typeof CAPACITY {
  const { margin, marketInsurance, sharedInsurance, pool, deleveraging } = capacities;
  return {
    margin: margin * 1_000n,
    marketInsurance: marketInsurance * 1_000n,
    sharedInsurance: sharedInsurance * 1_000n,
    pool: pool * 1_000n,
    deleveraging: deleveraging * 1_000n,
  };
}

writeFileSync(
  fileURLToPath(new URL("deleveraging.svg", import.meta.url)),
  picture(900, 450, "Auto-deleveraging and the loss waterfall", [
    ...panel(
      60,
      24,
      "Leverage of forty winners, 45 % of their side closed",
      { low: 1, high: COUNT, ticks: [1, 10, 20, 30, 40], label: "account, by leverage", format: String },
      leverageAxis,
      [
        { name: "before", colour: "#9e9e9e", points: left(notionals.map(() => 0)) },
        { name: "water-filling: everybody above one level comes down to it", colour: "#08519c", points: left(filled) },
        {
          name: "queue: some are closed, the rest keep theirs (0.1x: flat)",
          colour: "#d94801",
          dashes: "5 4",
          points: left(queued),
        },
      ],
    ),
    ...panel(
      510,
      24,
      "Loss borne up to each layer, million",
      { low: 0, high: 20, ticks: [0, 5, 10, 15, 20], label: "loss, million", format: String },
      { low: 0, high: 20, ticks: [0, 5, 10, 15, 20], label: "", format: String },
      ["margin 1", "market insurance 2", "shared insurance 3", "pool 4", "deleveraging 6", "everyone"]
        .map((name, i) => ({ name, colour: COLOURS[i] ?? "#222", points: borne(i) }))
        .toReversed(),
    ),
  ]),
);
