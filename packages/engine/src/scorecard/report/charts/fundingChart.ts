import { ruleY } from "@observablehq/plot";
import { PER_8H_BP } from "../../marketFigures.ts";
import { largest } from "../../weighted.ts";
import type { Chart } from "../chart.ts";
import { downsample } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatBp, formatShare } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeLine, timePlot } from "../timePlot.ts";

/** The funding rate with its cap. */
export function fundingChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Funding rate";
  const values = series.fundingRate.map((rate) => rate * PER_8H_BP);
  const cap = scorecard.funding.capPer8hBp;
  const most = largest(values, Math.abs) ?? 0;
  // A cap far beyond what was charged would press the line flat, so it is named instead of drawn.
  const drawn = cap > 0 && cap < 5 * most;
  const limit = drawn ? 1.12 * Math.max(cap, most) : Math.max(1.15 * most, 0.5);
  const where = cap === 0 ? "no cap" : drawn ? `cap ±${formatBp(cap)}` : `cap ±${formatBp(cap)} is beyond the axis`;
  return {
    id: "funding",
    title,
    note: `Positive: longs pay. ${formatShare(scorecard.funding.capTimeShare)} of the time at the cap; ${where}.`,
    legend: [
      { label: "funding", color: "var(--funding)", shape: "line" },
      ...(drawn ? [{ label: "cap", color: "var(--bad)", shape: "dash" as const }] : []),
    ],
    span: "half",
    draw(size) {
      if (values.length === 0) return null;
      const marks = [
        ruleY([0], { stroke: "var(--ink-2)", strokeOpacity: 0.6 }),
        ...(drawn ? [ruleY([-cap, cap], { stroke: "var(--bad)", strokeDasharray: "5 3" })] : []),
        timeLine(downsample(series.at, values, bucketsFor(size), gapMillis), { stroke: "var(--funding)" }),
      ];
      return drawPlot(title, timePlot({ size, start, end, unit: "bp per 8 h", domain: [-limit, limit], marks }));
    },
  };
}
