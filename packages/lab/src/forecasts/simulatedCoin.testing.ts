import { normal } from "../random/normal.ts";
import { FORECAST_PARAMETERS, type ForecastParameters } from "./forecastParameters.ts";
import { type HourlySeries, hourlySeries } from "./hourlySeries.ts";
import type { Bars } from "./readBars.ts";

const HOUR = 3_600_000;
const FIVE_MINUTES = 300_000;
const START = Date.UTC(2024, 0, 1);

/** Smaller figures of the same comparison. */
export const QUICK: ForecastParameters = {
  ...FORECAST_PARAMETERS,
  coins: ["TEST"],
  horizons: [1, 4],
  initialHours: 400,
  warmUpHours: 48,
  refitHours: 200,
  intradayHours: 100,
  harWindows: [1, 8, 48],
  jumpWindows: [1],
  bootstrap: { seed: 1, resamples: 100 },
};

const bars = (times: number[], prices: number[][]): Bars => ({
  times: Float64Array.from(times),
  high: Float64Array.from(prices, (p) => Math.max(...p)),
  low: Float64Array.from(prices, (p) => Math.min(...p)),
  close: Float64Array.from(prices, (p) => p.at(-1) ?? Number.NaN),
  sha256: "0".repeat(64),
});

/** A market whose log variance is a sum of a slow and a fast autoregression and of a daily cycle, with a jump of two deviations
 * every 25 hours, as hourly and 5-minute bars. */
export function simulatedBars(hours: number, seed: number, { gapAt = -1, gapHours = 30 } = {}): { hourly: Bars; fiveMinutes: Bars } {
  const [hourTimes, hourPrices, minuteTimes, minutePrices]: [number[], number[][], number[], number[][]] = [[], [], [], []];
  let [slow, fast, log] = [0, 0, Math.log(100)];
  for (let h = 0; h < hours; h++) {
    slow = 0.995 * slow + 0.08 * normal(seed, h, "slow");
    fast = 0.8 * fast + 0.4 * normal(seed, h, "fast");
    const variance = Math.exp(-9.5 + slow + fast + 0.5 * Math.sin((2 * Math.PI * h) / 24));
    const inHour = [Math.exp(log)];
    const start = START + h * HOUR + (gapAt >= 0 && h >= gapAt ? gapHours * HOUR : 0);
    for (let k = 0; k < 12; k++) {
      const inBar = [Math.exp(log)];
      for (let s = 0; s < 4; s++) {
        log += Math.sqrt(variance / 48) * normal(seed, h, k, s, "step");
        if (h % 25 === 7 && k === 5 && s === 2) log += 2 * Math.sqrt(variance) * Math.sign(normal(seed, h, "jump"));
        inBar.push(Math.exp(log));
      }
      inHour.push(...inBar);
      minuteTimes.push(start + k * FIVE_MINUTES);
      minutePrices.push(inBar);
    }
    hourTimes.push(start);
    hourPrices.push(inHour);
  }
  return { hourly: bars(hourTimes, hourPrices), fiveMinutes: bars(minuteTimes, minutePrices) };
}

/** The market as a series, with 5-minute data from a share of its hours on; above 1 there are none. */
export function simulatedSeries(hours: number, seed: number, intradayShare = 0, gapAt = -1): HourlySeries {
  const { hourly, fiveMinutes } = simulatedBars(hours, seed, { gapAt });
  const from = hourly.times[Math.min(hours - 1, Math.floor(hours * intradayShare))] ?? 0;
  const keep = fiveMinutes.times.findIndex((at) => intradayShare <= 1 && at >= from);
  const cut = (values: Float64Array) => (keep < 0 ? new Float64Array() : values.slice(keep));
  const late = {
    ...fiveMinutes,
    times: cut(fiveMinutes.times),
    high: cut(fiveMinutes.high),
    low: cut(fiveMinutes.low),
    close: cut(fiveMinutes.close),
  };
  return hourlySeries(hourly, late, QUICK);
}
