import { axisX, axisY, rect } from "@observablehq/plot";
import { MODE_NAMES } from "../../roundSample.ts";
import type { Chart } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatNumber, formatShare } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { type Segment, segments } from "../segments.ts";
import { bucketsFor } from "../timePlot.ts";

const TIERS = ["0 calm", "1 nudge", "2 correct", "3 defend", "4 halt"] as const;
/** Colour of each mode on the same scale of severity as the tiers. */
const MODE_SEVERITY = MODE_NAMES.map((name) => ({ normal: 0, gapClosing: 3, reduceOnly: 2, halted: 4 })[name]);
const MODE_ROW = -1.4;
const UPDATE_ROW = -2.5;

/** 0 landed and valid, 2 landed but invalid, 3 missed. */
function updateSeverity(landed: Float64Array, valid: Float64Array): Float64Array {
  return landed.map((value, row) => (value === 0 ? 3 : valid[row] === 1 ? 0 : 2));
}

function strip(rows: readonly Segment[], bottom: (level: number) => number, top: (level: number) => number) {
  return [0, 1, 2, 3, 4].map((level) =>
    rect(
      rows.filter((row) => row.level === level),
      {
        x1: (row: Segment) => new Date(row.from),
        x2: (row: Segment) => new Date(row.to),
        y1: bottom(level),
        y2: top(level),
        fill: `var(--tier-${level})`,
      },
    ),
  );
}

/** The tier as a stepped area, with the market's mode and the landed updates as strips below. */
export function tierChart({ scorecard, series, start, end }: ReportData): Chart {
  const title = "Tier, mode and updates";
  const { tier, updates, rounds, interventions } = scorecard;
  return {
    id: "tier",
    title,
    note: `Calm ${formatShare(tier.timeShare[0])} of the time, ${formatNumber(interventions)} interventions; ${formatNumber(updates.landed)} of ${formatNumber(rounds)} rounds landed. Strips: mode (gap closing, reduce only, halted) and updates (invalid, missed) in the colour of the tier of like severity.`,
    legend: TIERS.map((label, level) => ({ label, color: `var(--tier-${level})`, shape: "area" })),
    span: "full",
    draw({ width, height }) {
      if (series.at.length === 0) return null;
      const count = bucketsFor({ width, height });
      const row = (levels: Float64Array) => segments(series.at, levels, end, count);
      const severity = series.mode.map((mode) => MODE_SEVERITY[mode] ?? 0);
      const labels: Readonly<Record<string, string>> = { [MODE_ROW + 0.35]: "mode", [UPDATE_ROW + 0.35]: "updates" };
      return drawPlot(title, {
        width,
        height: Math.round(height * 0.72),
        marginLeft: 68,
        marginRight: 14,
        marginTop: 10,
        marginBottom: 32,
        x: { type: "utc", domain: [new Date(start), new Date(Math.max(end, start + 1000))] },
        y: { domain: [UPDATE_ROW, 4.3], label: null },
        marks: [
          ...strip(
            row(series.tier),
            () => -0.3,
            (level) => level + 0.3,
          ),
          ...strip(
            row(severity),
            () => MODE_ROW,
            () => MODE_ROW + 0.7,
          ),
          ...strip(
            row(updateSeverity(series.landed, series.valid)),
            () => UPDATE_ROW,
            () => UPDATE_ROW + 0.7,
          ),
          axisX({ label: null, ticks: width < 500 ? 4 : Math.round(width / 110), tickSize: 0, tickPadding: 8, color: "var(--ink-2)" }),
          axisY([0, 1, 2, 3, 4, MODE_ROW + 0.35, UPDATE_ROW + 0.35], {
            tickFormat: (value: number) => labels[value] ?? TIERS[value] ?? "",
            tickSize: 0,
            tickPadding: 8,
            color: "var(--ink-2)",
            label: null,
          }),
        ],
      });
    },
  };
}
