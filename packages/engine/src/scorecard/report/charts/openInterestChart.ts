import { areaY, ruleY } from "@observablehq/plot";
import type { Chart } from "../chart.ts";
import { downsample, type Points } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatCompact, formatNumber } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, dates, timeLine, timePlot } from "../timePlot.ts";

const area = ({ x, y }: Points, fill: string) =>
  areaY(y, { x: dates(x), y1: 0, y2: y, fill, fillOpacity: 0.32, stroke: fill, strokeWidth: 1, clip: true });

/** Long open interest above zero, short below, and the skew between them. */
export function openInterestChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Open interest and skew";
  return {
    id: "open-interest",
    title,
    note: `Mean |skew| ${formatNumber(scorecard.openInterest.meanAbsSkew)} of a skew scale of ${formatNumber(scorecard.skewScale)} base units.`,
    legend: [
      { label: "long", color: "var(--long)", shape: "area" },
      { label: "short", color: "var(--short)", shape: "area" },
      { label: "skew", color: "var(--ink)", shape: "line" },
    ],
    span: "half",
    draw(size) {
      if (series.at.length === 0) return null;
      const thin = (values: Float64Array) => downsample(series.at, values, bucketsFor(size), gapMillis);
      const marks = [
        area(thin(series.openInterestLong), "var(--long)"),
        area(thin(series.openInterestShort.map((size) => -size)), "var(--short)"),
        ruleY([0], { stroke: "var(--ink-2)" }),
        timeLine(thin(series.skew), { stroke: "var(--ink)" }),
      ];
      const unit = scorecard.market.split("-")[0] || "base units";
      return drawPlot(title, timePlot({ size, start, end, unit, tickFormat: formatCompact, marks }));
    },
  };
}
