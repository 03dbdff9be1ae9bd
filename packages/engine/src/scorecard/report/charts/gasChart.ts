import { ruleY } from "@observablehq/plot";
import { largest } from "../../weighted.ts";
import type { Chart } from "../chart.ts";
import { downsample } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatNumber } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeLine, timePlot } from "../timePlot.ts";

/** Gas of each market update. */
export function gasChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Gas of a market update";
  const { gas } = scorecard;
  return {
    id: "gas",
    title,
    note: `Update ${formatNumber(gas.marketUpdate)} on average, ${formatNumber(gas.marketUpdateP99)} at the 99th percentile; a trade ${formatNumber(gas.trade)}.`,
    legend: [
      { label: "update", color: "var(--mark)", shape: "line" },
      { label: "99th percentile", color: "var(--ink-2)", shape: "dash" },
    ],
    span: "half",
    draw(size) {
      const most = largest(series.gasUsed);
      if (most === null) return null;
      const rules =
        gas.marketUpdateP99 === null ? [] : [ruleY([gas.marketUpdateP99 / 1000], { stroke: "var(--ink-2)", strokeDasharray: "4 3" })];
      const points = downsample(
        series.at,
        series.gasUsed.map((used) => used / 1000),
        bucketsFor(size) / 2,
        gapMillis,
      );
      const marks = [timeLine(points, { stroke: "var(--mark)", strokeWidth: 1 }), ...rules];
      return drawPlot(title, timePlot({ size, start, end, unit: "thousand gas", domain: [0, (most / 1000) * 1.15], marks }));
    },
  };
}
