import { axisX, axisY, gridY, rectY, ruleX, text } from "@observablehq/plot";
import type { Chart } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatDuration, formatNumber } from "../format.ts";
import type { ReportData } from "../reportData.ts";

const BINS_PER_DECADE = 10;

interface LatencyBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

function histogram(micros: Float64Array): LatencyBin[] {
  const counts = new Map<number, number>();
  for (const value of micros) {
    const bin = Math.floor(Math.log10(Math.max(value, 1)) * BINS_PER_DECADE);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, count]) => ({ from: 10 ** (bin / BINS_PER_DECADE), to: 10 ** ((bin + 1) / BINS_PER_DECADE), count }));
}

/** 1 and 3 of each decade inside the axis: about evenly spaced on a logarithmic scale. */
function decadeTicks(from: number, to: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) => [10 ** power, 3 * 10 ** power]).filter((at) => at >= from && at <= to);
}

/** Wall-clock cost of one assessment on the machine that ran it. */
export function latencyChart({ scorecard, series }: ReportData): Chart {
  const title = "Time to assess a round";
  const { assess } = scorecard.latency;
  const seconds = (micros: number | null) =>
    micros === null ? "–" : micros < 1e6 ? `${formatNumber(Number(micros.toPrecision(3)))} µs` : formatDuration(micros / 1e6);
  const quantiles = [
    { label: "median", at: assess.p50Micros },
    { label: "p99", at: assess.p99Micros },
  ].flatMap(({ label, at }) => (at === null ? [] : [{ label, at: Math.max(at, 1) }]));
  return {
    id: "latency",
    title,
    note: `Median ${seconds(assess.p50Micros)}, 99th percentile ${seconds(assess.p99Micros)} on this machine; not reproducible.`,
    legend: [],
    span: "half",
    draw({ width, height }) {
      const bins = histogram(series.assessMicros);
      if (bins.length === 0) return null;
      const from = (bins[0]?.from ?? 1) / 1.3;
      const to = Math.max(bins.at(-1)?.to ?? 10, from * 10) * 1.3;
      return drawPlot(title, {
        width,
        height,
        marginLeft: 52,
        marginRight: 20,
        marginTop: 26,
        marginBottom: 38,
        x: { type: "log", domain: [from, to] },
        y: { nice: true },
        marks: [
          gridY({ ticks: 4, stroke: "var(--grid)", strokeOpacity: 1 }),
          rectY(bins, { x1: "from", x2: "to", y: "count", fill: "var(--mark)", fillOpacity: 0.75, inset: 0.5 }),
          ruleX(quantiles, { x: "at", stroke: "var(--ink)", strokeDasharray: "4 3" }),
          text(quantiles, { x: "at", text: "label", frameAnchor: "top", dy: -12, fill: "var(--ink)" }),
          axisX({
            label: "microseconds (logarithmic)",
            labelArrow: "none",
            ticks: decadeTicks(from, to),
            tickFormat: (value: number) => formatNumber(value),
            tickSize: 0,
            tickPadding: 8,
            color: "var(--ink-2)",
          }),
          axisY({ ticks: 4, label: null, tickSize: 0, tickPadding: 8, color: "var(--ink-2)" }),
        ],
      });
    },
  };
}
