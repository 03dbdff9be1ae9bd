import { largest } from "../../weighted.ts";
import type { Chart } from "../chart.ts";
import { downsample } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatShare } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeLine, timePlot } from "../timePlot.ts";

/** Initial and maintenance margin over time. */
export function marginChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Margin";
  const { margin } = scorecard;
  return {
    id: "margin",
    title,
    note: `Initial margin ${formatShare(margin.meanInitial)} on average, ${formatShare(margin.maxInitial)} at most.`,
    legend: [
      { label: "initial", color: "var(--mark)", shape: "line" },
      { label: "maintenance", color: "var(--index)", shape: "dash" },
    ],
    span: "half",
    draw(size) {
      const most = 100 * Math.max(largest(series.initialMargin) ?? 0, largest(series.maintenanceMargin) ?? 0);
      if (!(most > 0)) return null;
      const thin = (values: Float64Array) =>
        downsample(
          series.at,
          // Before the first accepted vector the chain has no margin yet.
          values.map((margin) => (margin > 0 ? margin * 100 : Number.NaN)),
          bucketsFor(size),
          gapMillis,
        );
      const marks = [
        timeLine(thin(series.initialMargin), { stroke: "var(--mark)", strokeWidth: 2, curve: "step-after" }),
        timeLine(thin(series.maintenanceMargin), { stroke: "var(--index)", strokeWidth: 2, strokeDasharray: "6 3", curve: "step-after" }),
      ];
      return drawPlot(title, timePlot({ size, start, end, unit: "% of notional", domain: [0, most * 1.12], marks }));
    },
  };
}
