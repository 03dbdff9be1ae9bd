// Draws how fast a basis dies away under our law, over the market's response g and the delay until a rate moves it.
// Run: node docs/concepts/pictures/stabilityMap.ts   (writes stabilityMap.csv and stabilityMap.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultMarketParameters } from "@evenkeel/core/defaults";
import { designGains, type LeakyPiParameters } from "@evenkeel/core/funding/public";
import { type LoopDecay, loopDecay } from "@evenkeel/core/funding/stability/loopDecay";
import { picture, text } from "./svg.ts";

const ROUND = 10;
/** What the gains are designed for: responses up to 0.5, and a delay of two rounds (publication and order) beyond the average. */
const STATED = { g: 0.5, delaySeconds: 20 };
const RESPONSES = Array.from({ length: 41 }, (_, i) => 0.02 * 2 ** (i / 5));
const DELAYS = Array.from({ length: 31 }, (_, i) => i * ROUND);

const parameters = defaultMarketParameters(
  {
    market: "BTC-USD",
    base: "BTC",
    quote: "USD",
    roundSeconds: ROUND,
    sources: [
      { venue: "a", pair: "BTC/USD" },
      { venue: "b", pair: "BTC/USD" },
      { venue: "c", pair: "BTC/USD" },
    ],
    legs: {},
    minimumVenues: 2,
    stalenessMillis: 60_000,
    singleVenueHalfWidth: 0.005,
    skewScale: 20_000,
  },
  "gen2",
);
const { law: shipped, averagingSeconds, cap } = parameters.funding;
if (shipped.law !== "leakyPi") throw new Error("the second generation's law is the leaky proportional-integral one");

/** The largest gains that the design rule allows, with no regard to the cap. */
const boundGains = designGains({
  gHigh: STATED.g,
  averagingSeconds,
  roundSeconds: ROUND,
  orderSeconds: ROUND,
  leakSeconds: shipped.leakSeconds,
  cap,
  saturationPremium: Number.MIN_VALUE,
  minimumDamping: 0.5,
});
const atBound: LeakyPiParameters = { ...shipped, proportionalGain: boundGains.proportionalGain, integralGain: boundGains.integralGain };

const panels = [
  { name: "shipped", title: "gains as shipped", law: shipped },
  { name: "bound", title: "gains at the design rule's bound", law: atBound },
];

interface Cell extends LoopDecay {
  readonly g: number;
  readonly delaySeconds: number;
}

const cellsOf = (law: LeakyPiParameters): Cell[] =>
  RESPONSES.flatMap((g) =>
    DELAYS.map((delaySeconds) => ({
      g,
      delaySeconds,
      ...loopDecay({ g, delaySeconds, roundSeconds: ROUND, averagingSeconds, law }),
    })),
  );

/** Half-lives of the slowest mode, minutes, from quick to slow; the last colour is "does not settle". */
const BINS = [
  { below: 5, fill: "#08519c", label: "under 5 min" },
  { below: 20, fill: "#3182bd", label: "5 to 20 min" },
  { below: 60, fill: "#6baed6", label: "20 to 60 min" },
  { below: 240, fill: "#bdd7e7", label: "1 to 4 h" },
  { below: Number.POSITIVE_INFINITY, fill: "#eff3ff", label: "over 4 h" },
];
const UNSTABLE = { fill: "#d94801", label: "unstable" };
const CELL = { width: 10, height: 12 };
const WIDTH = RESPONSES.length * CELL.width;
const HEIGHT = DELAYS.length * CELL.height;

function colourOf({ halfLifeSeconds }: Cell): string {
  if (halfLifeSeconds === null) return UNSTABLE.fill;
  return BINS.find(({ below }) => halfLifeSeconds < 60 * below)?.fill ?? UNSTABLE.fill;
}

const xOf = (g: number): number => (Math.log2(g / 0.02) * 5 + 0.5) * CELL.width;
const yOf = (delaySeconds: number): number => HEIGHT - (delaySeconds / ROUND + 0.5) * CELL.height;
/** Neighbours of one colour in a row are one rectangle. */
function drawCells(cells: readonly Cell[]): string[] {
  return DELAYS.flatMap((delaySeconds) => {
    const row = cells.filter((cell) => cell.delaySeconds === delaySeconds);
    const runs: { readonly fill: string; readonly from: number; length: number }[] = [];
    for (const [at, cell] of row.entries()) {
      const last = runs.at(-1);
      const fill = colourOf(cell);
      if (last?.fill === fill) last.length += 1;
      else runs.push({ fill, from: at, length: 1 });
    }
    const y = (yOf(delaySeconds) - CELL.height / 2).toFixed(0);
    return runs.map(
      ({ fill, from, length }) =>
        `<rect x="${from * CELL.width}" y="${y}" width="${length * CELL.width}" height="${CELL.height}" fill="${fill}"/>`,
    );
  });
}

function drawPanel(cells: readonly Cell[], title: string, left: number): string {
  const squares = drawCells(cells);
  const right = xOf(STATED.g) + CELL.width / 2;
  const top = yOf(STATED.delaySeconds) - CELL.height / 2;
  const stated = `<rect x="0" y="${top.toFixed(1)}" width="${right.toFixed(1)}" height="${(HEIGHT - top).toFixed(1)}" fill="none" stroke="#000" stroke-width="2"/>`;
  const ticksX = [0.02, 0.08, 0.32, 1.28, 5.12].map((g) => text(xOf(g), HEIGHT + 16, String(g), "middle"));
  const ticksY = [0, 100, 200, 300].map((delay) => text(-6, yOf(delay) + 4, `${delay} s`, "end"));
  const labels = [
    text(WIDTH / 2, -10, title, "middle"),
    text(WIDTH / 2, HEIGHT + 34, "response g, basis per funding paid (log scale)", "middle"),
  ];
  return `<g transform="translate(${left} 40)">${[...squares, stated, ...ticksX, ...ticksY, ...labels].join("")}</g>`;
}

const drawn = panels.map(({ name, title, law }) => ({ name, title, cells: cellsOf(law) }));
const rows = drawn.flatMap(({ name, cells }) =>
  cells.map(({ g, delaySeconds, perRound, halfLifeSeconds }) =>
    [name, g.toFixed(4), delaySeconds, perRound.toFixed(6), halfLifeSeconds === null ? "" : halfLifeSeconds.toFixed(0)].join(","),
  ),
);
writeFileSync(
  fileURLToPath(new URL("stabilityMap.csv", import.meta.url)),
  `gains,g,delaySeconds,perRound,halfLifeSeconds\n${rows.join("\n")}\n`,
);

const legend = [...BINS, UNSTABLE].map(
  ({ fill, label }, i) =>
    `<rect x="${60 + 150 * i}" y="${HEIGHT + 92}" width="14" height="14" fill="${fill}" stroke="#666"/>${text(80 + 150 * i, HEIGHT + 104, label)}`,
);
const width = 2 * WIDTH + 180;
const svg = picture(
  width,
  HEIGHT + 120,
  "Half-life of the basis over the market's response and the delay; the black frame is the stated region",
  [...drawn.map(({ title, cells }, i) => drawPanel(cells, title, 60 + i * (WIDTH + 80))), ...legend],
);
writeFileSync(fileURLToPath(new URL("stabilityMap.svg", import.meta.url)), svg);

const inside = drawn.map(({ name, cells }) => {
  const stated = cells.filter(({ g, delaySeconds }) => g <= STATED.g * 1.001 && delaySeconds <= STATED.delaySeconds);
  const slowest = Math.max(...stated.map(({ halfLifeSeconds }) => halfLifeSeconds ?? Number.POSITIVE_INFINITY));
  return `${name}: ${stated.length} cells of the stated region, slowest half-life ${(slowest / 60).toFixed(1)} min; unstable cells of all ${cells.filter(({ halfLifeSeconds }) => halfLifeSeconds === null).length}`;
});
process.stdout.write(`${inside.join("\n")}\n`);
