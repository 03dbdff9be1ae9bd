import { axisY, barX, text } from "@observablehq/plot";
import type { Chart } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatNumber, formatShare } from "../format.ts";
import type { ReportData } from "../reportData.ts";

/** Reasons beyond this many are summed up in one bar. */
const SHOWN_CODES = 9;
const BAR_HEIGHT = 24;

/** Rejected quotes by reason. */
export function rejectionChart({ scorecard }: ReportData): Chart {
  const title = "Quotes rejected, by reason";
  const { quotes } = scorecard;
  const sorted = Object.entries(quotes.rejected).sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(SHOWN_CODES).reduce((sum, [, count]) => sum + count, 0);
  const rows = [...sorted.slice(0, SHOWN_CODES), ...(rest > 0 ? [["other reasons", rest] as const] : [])].map(([code, count]) => ({
    code,
    count,
  }));
  const all = quotes.accepted + quotes.rejectedTotal;
  const share = all === 0 ? null : quotes.rejectedTotal / all;
  return {
    id: "rejections",
    title,
    note: `${formatNumber(quotes.accepted)} accepted, ${formatNumber(quotes.rejectedTotal)} rejected (${formatShare(share)}), ${formatNumber(quotes.dropped)} lost on the way.`,
    legend: [],
    span: "half",
    empty: all === 0 ? "No quote reached a node." : "No quote was rejected.",
    draw({ width }) {
      if (rows.length === 0) return null;
      const left = Math.min(Math.max(...rows.map(({ code }) => code.length)) * 8.2 + 18, width * 0.55);
      return drawPlot(title, {
        width,
        height: rows.length * BAR_HEIGHT + 16,
        marginLeft: left,
        marginRight: 64,
        marginTop: 8,
        marginBottom: 8,
        x: { axis: null, domain: [0, Math.max(...rows.map(({ count }) => count))] },
        y: { type: "band", domain: rows.map(({ code }) => code), padding: 0.28 },
        marks: [
          axisY({
            label: null,
            tickSize: 0,
            tickPadding: 8,
            color: "var(--ink)",
            textOverflow: "ellipsis-middle",
            lineWidth: (left - 12) / 12,
          }),
          barX(rows, { x: "count", y: "code", fill: "var(--index)", rx: 2 }),
          text(rows, {
            x: "count",
            y: "code",
            text: ({ count }: { count: number }) => formatNumber(count),
            textAnchor: "start",
            dx: 6,
            fill: "var(--ink-2)",
          }),
        ],
      });
    },
  };
}
