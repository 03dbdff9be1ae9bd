// Draws the forecast comparison: the loss of each model against the fitted exponential filter, per coin and horizon.
// Run: node docs/concepts/pictures/forecastGains.ts   (reads docs/evidence/forecasts.json, writes forecastGains.svg beside this file)
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dot, line, picture, text } from "./svg.ts";

interface Cell {
  readonly coin: string;
  readonly horizon: number;
  readonly qlike: Readonly<Record<string, number>>;
}

const report = JSON.parse(readFileSync(new URL("../../evidence/forecasts.json", import.meta.url), "utf8")) as {
  readonly coins: readonly { readonly whole: readonly Cell[] }[];
};
const cells = report.coins.flatMap(({ whole }) => whole);
const BASELINE = "EWMA fitted";
const COLOURS: Readonly<Record<string, string>> = {
  "EWMA 0.94": "#9e9e9e",
  "GARCH(1,1)": "#d94801",
  HAR: "#6baed6",
  "HAR + hour": "#08519c",
};

const [left, top, row] = [90, 66, 20];
const ratios = cells.flatMap(({ qlike }) => Object.keys(COLOURS).map((model) => (qlike[model] as number) / (qlike[BASELINE] as number)));
const [low, high] = [Math.floor(10 * Math.min(...ratios)) / 10, Math.ceil(10 * Math.max(...ratios)) / 10];
const width = 560;
const x = (ratio: number) => left + (width * (ratio - low)) / (high - low);
const bottom = top + row * cells.length;
const grid = Array.from({ length: Math.round((high - low) * 10) + 1 }, (_, i) => low + i / 10);
const parts = [
  text(20, 20, `QLIKE of each model over that of the fitted EWMA (left of 1 is better), walk-forward on recorded hours`),
  ...Object.entries(COLOURS).map(([model, colour], i) => dot(100 + 120 * i, 40, colour) + text(110 + 120 * i, 44, model)),
  ...grid.map((ratio) => line(x(ratio), top - 8, x(ratio), bottom, Math.abs(ratio - 1) < 1e-9 ? "#222" : "#e3e3e3")),
  ...grid.map((ratio) => text(x(ratio), bottom + 16, ratio.toFixed(1), "middle")),
  ...cells.flatMap(({ coin, horizon, qlike }, i) => {
    const y = top + row * i + 6;
    const dots = Object.entries(COLOURS).map(([model, colour]) =>
      dot(x((qlike[model] as number) / (qlike[BASELINE] as number)), y, colour),
    );
    return [text(left - 12, y + 4, `${coin} ${horizon} h`, "end"), ...dots];
  }),
];
writeFileSync(
  fileURLToPath(new URL("forecastGains.svg", import.meta.url)),
  picture(left + width + 30, bottom + 30, "Loss of volatility forecasts against the fitted exponential filter", parts),
);
