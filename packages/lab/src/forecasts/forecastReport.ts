import { holm } from "@evenkeel/core/math/forecast/holm";
import { type CoinResult, compareCoin } from "./compareCoin.ts";
import type { Comparison } from "./compareForecasts.ts";
import type { ForecastParameters } from "./forecastParameters.ts";

/** The primary question of one cell: does HAR beat the fitted EWMA? */
export interface PrimaryRow {
  readonly coin: string;
  readonly horizon: number;
  readonly ewma: number;
  readonly har: number;
  /** Diebold-Mariano t, positive: HAR is better. */
  readonly statistic: number;
  readonly pValue: number;
  /** Adjusted for all cells. */
  readonly holmPValue: number;
}

/** Everything the document states; plain JSON. */
export interface ForecastReport {
  readonly node: string;
  readonly v8: string;
  readonly parameters: ForecastParameters;
  readonly files: Readonly<Record<string, string>>;
  readonly primary: readonly PrimaryRow[];
  readonly cells: number;
  /** Cells where HAR has the smaller loss, and where that is significant at 5 % after Holm. */
  readonly harBetter: number;
  readonly harBetterAfterHolm: number;
  readonly coins: readonly CoinResult[];
}

/** Compares the models on every coin; some two minutes on one core. */
export function forecastReport(folder: string, p: ForecastParameters, onCoin: (coin: string) => void = () => {}): ForecastReport {
  const coins = p.coins.map((coin) => {
    onCoin(coin);
    return compareCoin(folder, coin, p);
  });
  const cells: Comparison[] = coins.flatMap(({ whole }) => whole);
  const test = (cell: Comparison) => cell.dieboldMariano.HAR as { statistic: number; pValue: number };
  const adjusted = holm(cells.map((cell) => test(cell).pValue));
  const primary = cells.map((cell, i): PrimaryRow => {
    const { coin, horizon, qlike } = cell;
    const losses = { ewma: qlike["EWMA fitted"] as number, har: qlike.HAR as number };
    return { coin, horizon, ...losses, ...test(cell), holmPValue: adjusted[i] as number };
  });
  return {
    node: process.version,
    v8: process.versions.v8,
    parameters: p,
    files: Object.assign({}, ...coins.map(({ files }) => files)) as Record<string, string>,
    primary,
    cells: primary.length,
    harBetter: primary.filter(({ ewma, har }) => har < ewma).length,
    harBetterAfterHolm: primary.filter(({ ewma, har, holmPValue }) => har < ewma && holmPValue < 0.05).length,
    coins,
  };
}
