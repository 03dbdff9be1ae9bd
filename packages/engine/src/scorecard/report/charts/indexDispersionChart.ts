import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import { largest } from "../../weighted.ts";
import type { Chart } from "../chart.ts";
import { envelope } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatNumber } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeBand, timePlot } from "../timePlot.ts";

const INDEX = MARKET_SCHEMA.findIndex(({ name }) => name === "index");

/** The spread of the nodes' index over time, as the range within each slice of time. */
export function indexDispersionChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Nodes apart on the index";
  const values = (series.dispersion[INDEX] ?? new Float64Array()).map((spread) => spread * 10_000);
  const signed = scorecard.nodes.map((node, at) => `node ${at}: ${formatNumber(node.signed)}`).join(", ");
  return {
    id: "index-dispersion",
    title,
    note: `Landed bundles signed: ${signed}.`,
    legend: [{ label: "spread of the index", color: "var(--mark)", shape: "area" }],
    span: "half",
    draw(size) {
      const most = largest(values);
      if (most === null) return null;
      const band = envelope(series.at, values, bucketsFor(size) / 2, gapMillis);
      const marks = [timeBand({ ...band, low: band.low.map((value) => (Number.isNaN(value) ? value : 0)) }, "var(--mark)", 0.45)];
      return drawPlot(title, timePlot({ size, start, end, unit: "bp", domain: [0, most > 0 ? most * 1.1 : 0.1], marks }));
    },
  };
}
