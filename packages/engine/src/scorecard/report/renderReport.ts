import { basisBins } from "../basisFigures.ts";
import { roundWeights } from "../roundWeights.ts";
import type { RunSeries } from "../runSeries.ts";
import type { Scorecard } from "../scorecard.ts";
import { type Chart, chartHtml } from "./chart.ts";
import { basisChart } from "./charts/basisChart.ts";
import { dispersionChart } from "./charts/dispersionChart.ts";
import { fundingChart } from "./charts/fundingChart.ts";
import { gasChart } from "./charts/gasChart.ts";
import { indexDispersionChart } from "./charts/indexDispersionChart.ts";
import { latencyChart } from "./charts/latencyChart.ts";
import { marginChart } from "./charts/marginChart.ts";
import { openInterestChart } from "./charts/openInterestChart.ts";
import { priceChart } from "./charts/priceChart.ts";
import { profitChart } from "./charts/profitChart.ts";
import { rejectionChart } from "./charts/rejectionChart.ts";
import { tierChart } from "./charts/tierChart.ts";
import { venueChart } from "./charts/venueChart.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { eventsHtml } from "./eventsTable.ts";
import { figuresHtml } from "./figuresTable.ts";
import { headlineHtml } from "./headline.ts";
import { provenanceHtml } from "./provenance.ts";
import type { ReportData } from "./reportData.ts";
import { REPORT_STYLE } from "./reportStyle.ts";

/** The page runs no script and loads nothing, even if a hostile name slipped through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const CHARTS: readonly ((data: ReportData) => Chart)[] = [
  priceChart,
  basisChart,
  tierChart,
  fundingChart,
  openInterestChart,
  marginChart,
  profitChart,
  venueChart,
  rejectionChart,
  dispersionChart,
  indexDispersionChart,
  gasChart,
  latencyChart,
];

/** Plot numbers its clip paths through the life of the process; counting from 1 on each page makes equal runs equal pages. */
function renumberClips(charts: string): string {
  const numbers = new Map<string, number>();
  return charts.replace(/\bplot-clip-\d+/g, (id) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `clip-${number}`;
  });
}

/**
 * Draws the report of a run: one HTML page without scripts or external requests, light and dark, from phone to projector.
 *
 * `series` is what `ScorecardBuilder.series()` returned with the scorecard. Long series are reduced to the range per 1.5 pixels, so the
 * page stays under 1.5 MB whatever the run's length.
 */
export function renderReport(scorecard: Scorecard, series: RunSeries): string {
  const start = series.at[0] ?? 0;
  const data: ReportData = {
    scorecard,
    series,
    bins: basisBins(series, roundWeights(series.at, series.roundSeconds)),
    start,
    end: (series.at.at(-1) ?? start) + series.roundSeconds * 1000,
    gapMillis: 2 * series.roundSeconds * 1000,
  };
  const title = escapeHtml(`${scorecard.market} ${scorecard.policy} – Evenkeel scorecard`);
  const charts = renumberClips(CHARTS.map((chart) => chartHtml(chart(data))).join("\n"));
  const sections = [
    headlineHtml(scorecard),
    `<div class="charts">${charts}</div>`,
    eventsHtml(scorecard),
    figuresHtml(scorecard),
    provenanceHtml(scorecard),
  ];
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${title}</title><style>${REPORT_STYLE}</style></head>\n<body><main>${sections.join("\n")}</main></body></html>\n`;
}
