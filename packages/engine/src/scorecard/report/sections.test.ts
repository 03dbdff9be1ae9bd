import assert from "node:assert/strict";
import { test } from "node:test";
import { createScorecard } from "../createScorecard.ts";
import { score } from "../testing/score.ts";
import { OPTIONS, sample } from "../testing/syntheticRun.ts";
import { eventsHtml } from "./eventsTable.ts";
import { figuresHtml } from "./figuresTable.ts";
import { headlineHtml } from "./headline.ts";
import { provenanceHtml } from "./provenance.ts";

const CLOCK = { startedAt: 0, finishedAt: 2000 };
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

test("the headline says the mean basis, the band and the time outside in one sentence", () => {
  const html = headlineHtml(score([{ mark: 100.2 }, { at: 3_600_000 }]));
  assert.match(
    words(html),
    /The mark was 10\.0 bp from the outside price on average, and outside the band of ±10\.0 bp for 50\.0 % of the time/,
  );
  assert.match(html, /class="level"/);
});

test("without a basis there is no level and no figure is claimed", () => {
  const html = headlineHtml(score([{ rawMedian: null }]));
  assert.match(words(html), /No mark could be compared with an outside price/);
  assert.ok(!html.includes('class="level"'));
});

test("one liquidation is singular", () => {
  const builder = createScorecard(OPTIONS);
  const loss = { at: 0, account: "a", size: 1, price: 1, badDebt: 0, insurancePaid: 0 };
  assert.match(headlineHtml(builder.finish(CLOCK)), /0 liquidations;/);
  builder.liquidation(loss);
  assert.match(headlineHtml(builder.finish(CLOCK)), /1 liquidation;/);
  builder.liquidation(loss);
  assert.match(headlineHtml(builder.finish(CLOCK)), /2 liquidations;/);
});

test("a failure names its round as it is counted, without separators, or a dash before the first", () => {
  const builder = createScorecard(OPTIONS);
  builder.invariant("a", false, "early");
  builder.round(sample(1_741_132_800_000));
  for (let count = 0; count < 6; count += 1) builder.invariant("b", false, "late");
  const text = words(headlineHtml(builder.finish(CLOCK)));
  assert.match(text, /7 of 7 invariant checks failed/);
  assert.match(text, /a in round –: early/);
  assert.equal(text.split("b in round 174113280: late").length - 1, 4, "five failures are shown");
});

test("figures are grouped by the first part of their key; times and the seed are plain digits", () => {
  const html = figuresHtml(score([{ at: 1_741_132_800_000 }], { seed: 123_456 }));
  assert.match(html, /<caption>basis<\/caption>/);
  assert.match(html, /<caption>run<\/caption>/);
  assert.match(html, /<th scope="row">start<\/th><td class="number">1741132800000<\/td>/);
  assert.match(html, /<th scope="row">seed<\/th><td class="number">123456<\/td>/);
  assert.match(html, /<th scope="row">skewScale<\/th><td class="number">20,000<\/td>/);
  assert.match(html, /<th scope="row">configHash<\/th><td>–<\/td>/);
});

test("a run without events says so; one with events lists them in order of time", () => {
  assert.match(words(eventsHtml(score([]))), /Nothing out of the ordinary happened/);
  const builder = createScorecard(OPTIONS);
  builder.event({ at: 1000, kind: "tier", text: "first" });
  builder.event({ at: 500, kind: "fault", text: "second" });
  assert.match(words(eventsHtml(builder.finish(CLOCK))), /00:00:00 fault second 1970-01-01 00:00:01 tier first/);
});

test("the provenance has what is needed to run again", () => {
  const text = words(provenanceHtml(score([{}], { notes: ["one", "two"] })));
  for (const part of ["BTC-USD", "gen2", "synthetic crash", "Seed 7", "Nodes 4", "24.0.0", "13.6", "0.1.0", "one; two", "not recorded"])
    assert.ok(text.includes(part), part);
});

test("a frequent kind of event does not hide a rare one", () => {
  const builder = createScorecard(OPTIONS);
  for (let at = 0; at < 900; at += 1) builder.event({ at, kind: "tier", text: "tier 0 to 1" });
  builder.event({ at: 901, kind: "fault", text: "node 2 multiplies prices by 10" });
  const html = eventsHtml(builder.finish(CLOCK));
  assert.match(words(html), /node 2 multiplies prices by 10/);
  assert.match(words(html), /201 of 901 events, the first of each kind/);
});

test("events are told in order of time, whenever they were recorded", () => {
  const builder = createScorecard(OPTIONS);
  builder.event({ at: 7000, kind: "crash", text: "second" });
  builder.event({ at: 5000, kind: "tier", text: "first" });
  const html = eventsHtml(builder.finish(CLOCK));
  assert.ok(html.indexOf("first") < html.indexOf("second"));
});
