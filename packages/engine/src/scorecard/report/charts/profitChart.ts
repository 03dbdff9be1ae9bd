import { ruleY } from "@observablehq/plot";
import type { Chart } from "../chart.ts";
import { downsample } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatCompact, formatNumber } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeLine, timePlot } from "../timePlot.ts";

/** What the pool and the traders gained since the start. */
export function profitChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Profit of pool and traders";
  const { pool, traders, solvency } = scorecard;
  return {
    id: "profit",
    title,
    note: `At the end: pool ${formatNumber(pool.pnl)}, traders ${formatNumber(traders.pnl)}, bad debt ${formatNumber(solvency.badDebt)}.`,
    legend: [
      { label: "pool", color: "var(--mark)", shape: "line" },
      { label: "traders", color: "var(--index)", shape: "dash" },
    ],
    span: "half",
    draw(size) {
      const first = pool.first;
      if (first === null) return null;
      const thin = (values: Float64Array) => downsample(series.at, values, bucketsFor(size), gapMillis);
      const marks = [
        ruleY([0], { stroke: "var(--ink-2)", strokeOpacity: 0.6 }),
        timeLine(thin(series.poolValue.map((value) => value - first)), { stroke: "var(--mark)" }),
        timeLine(thin(series.traderPnl), { stroke: "var(--index)", strokeDasharray: "6 3" }),
      ];
      return drawPlot(title, timePlot({ size, start, end, unit: "quote currency", tickFormat: formatCompact, marks }));
    },
  };
}
