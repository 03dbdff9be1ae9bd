import { axisX, dot, gridX, link, text } from "@observablehq/plot";
import type { Chart } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatBp } from "../format.ts";
import type { ReportData } from "../reportData.ts";

/** Smaller spreads are drawn at the left edge. */
const FLOOR_BP = 0.001;

/** How far the nodes' vectors were apart per field: mean and largest over the rounds. */
export function dispersionChart({ scorecard }: ReportData): Chart {
  const title = "Dispersion among the nodes";
  const rows = Object.entries(scorecard.dispersion).flatMap(([field, { mean, max }]) =>
    mean === null || max === null
      ? []
      : [{ field, mean: Math.max(mean * 10_000, FLOOR_BP), max: Math.max(max * 10_000, FLOOR_BP), agreed: max === 0 }],
  );
  const index = scorecard.dispersion.index;
  return {
    id: "dispersion",
    title,
    note: `Largest minus smallest node value over its size. Index: ${formatBp(index?.mean == null ? null : index.mean * 10_000)} on average.`,
    legend: [
      { label: "mean", color: "var(--mark)", shape: "dot" },
      { label: "largest", color: "var(--index)", shape: "dot" },
    ],
    span: "half",
    draw({ width, height }) {
      if (rows.length === 0) return null;
      const spread = rows.filter((row) => !row.agreed);
      const most = Math.max(...rows.map((row) => row.max), 1);
      const ticks = width < 500 ? 3 : 5;
      return drawPlot(title, {
        width,
        height: height + 30,
        marginLeft: 136,
        marginRight: 20,
        marginTop: 6,
        marginBottom: 36,
        x: { type: "log", domain: [FLOOR_BP, most * 1.5] },
        y: { type: "band", domain: rows.map((row) => row.field), label: null, tickSize: 0, tickPadding: 10 },
        marks: [
          gridX({ stroke: "var(--grid)", strokeOpacity: 1, ticks }),
          axisX({
            ticks,
            tickFormat: (value: number) => String(value),
            tickSize: 0,
            tickPadding: 8,
            color: "var(--ink-2)",
            label: "bp (logarithmic)",
            labelArrow: "none",
          }),
          link(spread, { x1: "mean", x2: "max", y1: "field", y2: "field", stroke: "var(--ink-2)", strokeOpacity: 0.5, strokeWidth: 2 }),
          dot(spread, { x: "max", y: "field", fill: "var(--index)", r: 4.5 }),
          dot(spread, { x: "mean", y: "field", fill: "var(--mark)", r: 4.5 }),
          text(
            rows.filter((row) => row.agreed),
            { x: FLOOR_BP, y: "field", text: () => "identical", textAnchor: "start", fill: "var(--ink-2)", dx: 4 },
          ),
        ],
      });
    },
  };
}
