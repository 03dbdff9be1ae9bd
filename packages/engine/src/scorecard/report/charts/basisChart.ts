import { rectY, ruleY } from "@observablehq/plot";
import { ratioBp } from "../../basisFigures.ts";
import { BIN_MILLIS } from "../../fiveMinuteMeans.ts";
import { largest, unweighted, weightedQuantile } from "../../weighted.ts";
import type { Chart } from "../chart.ts";
import { downsample, envelope } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatBp, formatShare } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeBand, timeLine, timePlot } from "../timePlot.ts";

/** The largest |basis| on the axis: all of it, unless a rare spike would flatten everything else. */
function axisLimit(values: Float64Array, tierOne: number): { limit: number; clipped: boolean } {
  const most = largest(values, Math.abs) ?? 0;
  const usual = weightedQuantile(unweighted(values.map(Math.abs)), 0.99) ?? 0;
  const clipped = most > 6 * Math.max(usual, tierOne);
  return { limit: Math.max(clipped ? 3 * usual : 1.08 * most, 1.6 * tierOne), clipped };
}

/** The basis over time on the bands at which tiers 1 to 4 start. */
export function basisChart({ scorecard, series, bins, start, end, gapMillis }: ReportData): Chart {
  const title = "Basis: mark against the raw venue median";
  const values = ratioBp(series.mark, series.rawMedian);
  const edges = scorecard.tier.bandsBp;
  const { limit, clipped } = axisLimit(values, edges[0] ?? 10);
  const { basis } = scorecard;
  const clip = clipped ? ` Axis cut; largest ${formatBp(basis.raw.maxAbsBp)}.` : "";
  return {
    id: "basis",
    title,
    note: `${formatShare(basis.outsideBandShare)} of the time outside the band of ±${formatBp(basis.bandBp)}. Shading: from which basis each tier applies.${clip}`,
    legend: [
      { label: "5-minute mean", color: "var(--mark)", shape: "line" },
      { label: "raw, each round", color: "var(--mark-soft)", shape: "area" },
      { label: "band", color: "var(--ink-2)", shape: "dash" },
      ...[1, 2, 3, 4]
        .filter((tier) => (edges[tier - 1] ?? limit) < limit)
        .map((tier) => ({ label: `tier ${tier}`, color: `var(--tint-${tier})`, shape: "area" as const })),
    ],
    span: "full",
    draw(size) {
      if (bins.values.length === 0) return null;
      const raw = envelope(series.at, values, bucketsFor(size), gapMillis);
      const middles = bins.starts.map((at) => Math.min(at + BIN_MILLIS / 2, end));
      const mean = downsample(middles, bins.values, bucketsFor(size), 2 * BIN_MILLIS);
      const shades = edges.flatMap((from, at) => {
        const to = Math.min(edges[at + 1] ?? limit, limit);
        const fill = `var(--tint-${at + 1})`;
        return from < limit ? [rectY([1], { y1: from, y2: to, fill }), rectY([1], { y1: -to, y2: -from, fill })] : [];
      });
      const marks = [
        ...shades,
        timeBand(raw, "var(--mark-soft)", 0.75),
        ruleY([0], { stroke: "var(--ink-2)", strokeOpacity: 0.6 }),
        ruleY(
          [-basis.bandBp, basis.bandBp].filter((edge) => Math.abs(edge) < limit),
          { stroke: "var(--ink-2)", strokeDasharray: "4 3" },
        ),
        timeLine(mean, { stroke: "var(--mark)", strokeWidth: size.width > 500 ? 2.2 : 1.8 }),
      ];
      return drawPlot(title, timePlot({ size, start, end, unit: "bp", domain: [-limit, limit], marginLeft: 46, marks }));
    },
  };
}
