import { axisY, barX, text } from "@observablehq/plot";
import type { Chart } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatNumber, formatShare } from "../format.ts";
import type { ReportData } from "../reportData.ts";

/** Venues beyond this many are left to the table. */
const SHOWN_VENUES = 10;
const BAR_HEIGHT = 28;

/** Where the nodes' quotes came from. */
export function venueChart({ scorecard }: ReportData): Chart {
  const title = "Quotes by venue";
  const all = Object.entries(scorecard.quotes.byVenue)
    .map(([venue, { accepted, rejected }]) => ({ venue, accepted, rejected, total: accepted + rejected }))
    .sort((a, b) => b.total - a.total);
  const rows = all.slice(0, SHOWN_VENUES);
  const bars = rows.flatMap(({ venue, accepted, rejected }) => [
    { venue, count: accepted, fill: "var(--mark)" },
    { venue, count: rejected, fill: "var(--index)" },
  ]);
  const more = all.length > rows.length ? ` The ${formatNumber(rows.length)} largest of ${formatNumber(all.length)}.` : "";
  return {
    id: "venues",
    title,
    note: `Each node counts what it saw: ${formatNumber(scorecard.quotes.delivered)} deliveries to ${formatNumber(scorecard.nodeCount)} nodes.${more}`,
    legend: [
      { label: "accepted", color: "var(--mark)", shape: "area" },
      { label: "rejected", color: "var(--index)", shape: "area" },
    ],
    span: "half",
    empty: "No quote reached a node.",
    draw({ width }) {
      const most = Math.max(...rows.map(({ total }) => total));
      if (!(most > 0)) return null;
      const left = Math.min(Math.max(...rows.map(({ venue }) => venue.length)) * 8.2 + 18, width * 0.35);
      return drawPlot(title, {
        width,
        height: rows.length * BAR_HEIGHT + 16,
        marginLeft: left,
        marginRight: 128,
        marginTop: 8,
        marginBottom: 8,
        x: { axis: null, domain: [0, most] },
        y: { type: "band", domain: rows.map(({ venue }) => venue), padding: 0.34 },
        marks: [
          axisY({
            label: null,
            tickSize: 0,
            tickPadding: 8,
            color: "var(--ink)",
            textOverflow: "ellipsis-middle",
            lineWidth: (left - 12) / 12,
          }),
          barX(bars, { x: "count", y: "venue", fill: "fill" }),
          text(rows, {
            x: "total",
            y: "venue",
            text: ({ accepted, total }: { accepted: number; total: number }) => `${formatNumber(total)} · ${formatShare(accepted / total)}`,
            textAnchor: "start",
            dx: 6,
            fill: "var(--ink-2)",
          }),
        ],
      });
    },
  };
}
