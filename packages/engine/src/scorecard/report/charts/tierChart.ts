import { axisY, rect } from "@observablehq/plot";
import { MODE_NAMES } from "../../roundSample.ts";
import type { Chart } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatNumber, formatShare } from "../format.ts";
import { type MissedShare, missedShares } from "../missedShares.ts";
import type { ReportData } from "../reportData.ts";
import { type Segment, segments } from "../segments.ts";
import { timeAxis } from "../timeAxis.ts";
import { bucketsFor } from "../timePlot.ts";

const TIERS = ["0 calm", "1 nudge", "2 correct", "3 defend", "4 halt"] as const;
/** Colour of each mode on the same scale of severity as the tiers. */
const MODE_SEVERITY = MODE_NAMES.map((name) => ({ normal: 0, gapClosing: 3, reduceOnly: 2, halted: 4 })[name]);
const MODE_ROW = -1.4;
const MISSED_ROW = -3.2;
const MISSED_HEIGHT = 1.4;
/** Wide enough for a share of the rounds to mean something. */
const PIXELS_PER_SHARE = 5;

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

/** The tier as a stepped area, with the market's mode and the missed updates below. */
export function tierChart({ scorecard, series, start, end }: ReportData): Chart {
  const title = "Tier, mode and missed updates";
  const { tier, updates, rounds, interventions } = scorecard;
  return {
    id: "tier",
    title,
    note: `Calm ${formatShare(tier.timeShare[0])} of the time, ${formatNumber(interventions)} interventions; ${formatNumber(updates.landed)} of ${formatNumber(rounds)} rounds landed. Mode: reduce only, gap closing and halted in the colours of tiers 2, 3 and 4. Missed: share of rounds without a valid update, a full bar being all.`,
    legend: TIERS.map((label, level) => ({ label, color: `var(--tier-${level})`, shape: "area" })),
    span: "full",
    draw({ width, height }) {
      if (series.at.length === 0) return null;
      const count = bucketsFor({ width, height });
      const row = (levels: Float64Array) => segments(series.at, levels, end, count);
      const severity = series.mode.map((mode) => MODE_SEVERITY[mode] ?? 0);
      const labels: Readonly<Record<string, string>> = { [MODE_ROW + 0.35]: "mode", [MISSED_ROW + MISSED_HEIGHT / 2]: "missed" };
      return drawPlot(title, {
        width,
        height: Math.round(height * 0.8),
        marginLeft: 68,
        marginRight: 14,
        marginTop: 10,
        marginBottom: 32,
        x: { type: "utc", domain: [new Date(start), new Date(Math.max(end, start + 1000))] },
        y: { domain: [MISSED_ROW, 4.3], label: null },
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
          rect([MISSED_ROW], {
            x1: new Date(start),
            x2: new Date(end),
            y1: MISSED_ROW,
            y2: MISSED_ROW + MISSED_HEIGHT,
            fill: "var(--tier-0)",
          }),
          rect(missedShares(series.at, series.landed, series.valid, end, width / PIXELS_PER_SHARE), {
            x1: (slice: MissedShare) => new Date(slice.from),
            x2: (slice: MissedShare) => new Date(slice.to),
            y1: MISSED_ROW,
            y2: (slice: MissedShare) => MISSED_ROW + MISSED_HEIGHT * slice.share,
            fill: "var(--tier-3)",
          }),
          timeAxis(width),
          axisY([0, 1, 2, 3, 4, MODE_ROW + 0.35, MISSED_ROW + MISSED_HEIGHT / 2], {
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
