import assert from "node:assert/strict";
import { test } from "node:test";
import { basisBins } from "../../basisFigures.ts";
import { createScorecard, type ScorecardBuilder } from "../../createScorecard.ts";
import { roundWeights } from "../../roundWeights.ts";
import { OPTIONS, sample, syntheticRun } from "../../testing/syntheticRun.ts";
import type { ReportData } from "../reportData.ts";
import { fundingChart } from "./fundingChart.ts";
import { marginChart } from "./marginChart.ts";
import { openInterestChart } from "./openInterestChart.ts";
import { rejectionChart } from "./rejectionChart.ts";
import { tierChart } from "./tierChart.ts";
import { venueChart } from "./venueChart.ts";

const SIZE = { width: 570, height: 260 };

function dataOf(builder: ScorecardBuilder): ReportData {
  const series = builder.series();
  const scorecard = builder.finish({ startedAt: 0, finishedAt: 1000 });
  const bins = basisBins(series, roundWeights(series.at, series.roundSeconds));
  return { scorecard, series, bins, start: series.at[0] ?? 0, end: (series.at.at(-1) ?? 0) + 10_000, gapMillis: 20_000 };
}

test("venues: largest first, with total and accepted share; the rest is counted", () => {
  const builder = createScorecard(OPTIONS);
  for (let venue = 0; venue < 12; venue += 1) {
    for (let quote = 0; quote <= venue; quote += 1) builder.quoteOutcome(0, `venue${venue}`, quote === 0 ? "QUOTE_STALE" : null);
  }
  builder.delivery(0, 78, 0);
  const chart = venueChart(dataOf(builder));
  const svg = chart.draw(SIZE) ?? "";
  assert.match(svg, />venue11</);
  assert.match(svg, />12 · 91\.7 %</);
  assert.ok(!svg.includes(">venue0<"));
  assert.match(chart.note, /78 deliveries to 4 nodes\. The 10 largest of 12\./);
});

test("without quotes the venue and rejection charts say so", () => {
  const data = dataOf(createScorecard(OPTIONS));
  for (const chart of [venueChart(data), rejectionChart(data)]) {
    assert.equal(chart.draw(SIZE), null);
    assert.equal(chart.empty, "No quote reached a node.");
  }
  const builder = createScorecard(OPTIONS);
  builder.quoteOutcome(0, "kraken", null);
  assert.equal(rejectionChart(dataOf(builder)).empty, "No quote was rejected.");
});

test("rejections: the most frequent reasons have a bar each, the rest share one", () => {
  const builder = createScorecard(OPTIONS);
  for (let code = 0; code < 11; code += 1) {
    for (let quote = 0; quote < 20 - code; quote += 1) builder.quoteOutcome(0, "kraken", `CODE_${code}`);
  }
  const svg = rejectionChart(dataOf(builder)).draw(SIZE) ?? "";
  assert.match(svg, />CODE_8</);
  assert.ok(!svg.includes(">CODE_9<"));
  assert.match(svg, />other reasons</);
  assert.match(svg, />21</);
});

test("the base unit is escaped exactly once", () => {
  const builder = createScorecard({ ...OPTIONS, market: "A&B-USD" });
  builder.round(sample(0));
  assert.match(openInterestChart(dataOf(builder)).draw(SIZE) ?? "", />[^<]*A&amp;B</);
});

test("a margin of 0 before the first vector draws no line up from the axis", () => {
  const builder = createScorecard(OPTIONS);
  const data = (first: number): string => {
    const run = createScorecard(OPTIONS);
    run.round(sample(0, { initialMargin: first, maintenanceMargin: first }));
    for (let at = 10_000; at < 100_000; at += 10_000) run.round(sample(at));
    return marginChart(dataOf(run)).draw(SIZE) ?? "";
  };
  assert.ok(data(0) !== data(0.05));
  // The 5 % line keeps one height: every vertical step of its path would carry a V command.
  assert.ok(!/ d="M[^"]*V/.test(data(0)));
  assert.equal(marginChart(dataOf(builder)).draw(SIZE), null);
});

test("a cap far above the rate is named, not drawn", () => {
  const far = createScorecard(OPTIONS);
  far.round(sample(0, { fundingRate: 1e-9 }));
  assert.match(fundingChart(dataOf(far)).note, /is beyond the axis/);
  assert.equal(fundingChart(dataOf(far)).legend.length, 1);
  const near = createScorecard(OPTIONS);
  near.round(sample(0, { fundingRate: 4e-7 }));
  assert.equal(fundingChart(dataOf(near)).legend.length, 2);
});

test("a missed update raises a bar whose height is its share", () => {
  const bars = (missed: number): number => {
    const builder = createScorecard(OPTIONS);
    for (let i = 0; i < 1000; i += 1) builder.round(sample(i * 10_000, { landed: i % 10 >= missed }));
    const svg = tierChart(dataOf(builder)).draw(SIZE) ?? "";
    const red = /<g fill="var\(--tier-3\)">(.*?)<\/g>/s.exec(svg.slice(svg.lastIndexOf('fill="var(--tier-3)"') - 3))?.[1] ?? "";
    return Math.max(0, ...[...red.matchAll(/ height="([\d.]+)"/g)].map(([, height]) => Number(height)));
  };
  assert.equal(bars(0), 0);
  assert.ok(bars(1) > 0);
  assert.ok(bars(10) > 2 * bars(1));
});

test("hours are written from 0 to 24 in UTC", () => {
  const svg = fundingChart(dataOf(syntheticRun(2000))).draw(SIZE) ?? "";
  assert.match(svg, />5 Mar</);
  assert.match(svg, />0\d:00</);
  assert.ok(!/ [AP]M</.test(svg));
});
