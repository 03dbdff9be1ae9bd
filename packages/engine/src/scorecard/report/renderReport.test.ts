import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { createScorecard } from "../createScorecard.ts";
import { flattenScorecard } from "../flattenScorecard.ts";
import type { ScorecardOptions } from "../scorecardOptions.ts";
import { OPTIONS, sample, syntheticRun } from "../testing/syntheticRun.ts";
import { renderReport } from "./renderReport.ts";

const CLOCK = { startedAt: 1_741_400_000_000, finishedAt: 1_741_400_060_000 };
const NOTE = "USDT leg assumed 1.0 +- 20 bp";

/** The few DOM members used here. */
interface Element {
  readonly textContent: string;
  readonly tagName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  querySelectorAll(selector: string): Iterable<Element>;
  getAttribute(name: string): string | null;
}

const parse = (html: string): Element => parseHTML(html).document as unknown as Element;
const all = (root: Element, selector: string): Element[] => [...root.querySelectorAll(selector)];

function report(rounds: number, options: Partial<ScorecardOptions> = {}): string {
  const builder = syntheticRun(rounds, { ...OPTIONS, notes: [NOTE], configHash: "0xfeed", ...options });
  return renderReport(builder.finish(CLOCK), builder.series());
}

/** Fails when the page would run or load anything. */
function assertHarmless(html: string): void {
  const page = parse(html);
  assert.deepEqual(
    all(page, "script,img,iframe,object,embed,link,base,form,foreignObject").map(({ tagName }) => tagName),
    [],
  );
  for (const element of all(page, "*")) {
    for (const { name, value } of element.attributes) {
      assert.ok(!/^on/i.test(name), `${element.tagName} has ${name}`);
      assert.ok(!/^\s*(javascript|data|vbscript):/i.test(value), `${name}="${value}"`);
      if (name === "src" || name === "srcset") assert.fail(`${element.tagName} has ${name}`);
      if (/(^|:)href$/.test(name)) assert.ok(value.startsWith("#") || element.tagName === "A", `${element.tagName} loads ${value}`);
    }
  }
  assert.ok(!/@import|url\((?!#)/.test(html), "the style loads something");
  assert.match(html, /Content-Security-Policy" content="default-src 'none'/);
}

test("a run of 20,000 rounds gives a self-contained page under 1.5 MB", () => {
  const html = report(20_000);
  assert.ok(Buffer.byteLength(html) < 1_500_000, `${Buffer.byteLength(html)} bytes`);
  assert.ok(Buffer.byteLength(html) > 100_000);
  assertHarmless(html);
  assert.ok(!/\bNaN\b|Infinity|[">]undefined["<]/.test(html), "a number without a value was drawn");
});

test("every figure is drawn for wide and narrow screens, with a title and a text for screen readers", () => {
  const figures = all(parse(report(300)), "figure");
  assert.deepEqual(
    figures.map((figure) => figure.getAttribute("id")),
    [
      "price",
      "basis",
      "tier",
      "funding",
      "open-interest",
      "margin",
      "profit",
      "venues",
      "rejections",
      "dispersion",
      "index-dispersion",
      "gas",
      "latency",
    ],
  );
  for (const figure of figures) {
    const pictures = all(figure, "svg.plot");
    assert.ok(pictures.length >= 2, `${figure.getAttribute("id")}`);
    for (const picture of pictures) {
      assert.equal(picture.getAttribute("role"), "img");
      assert.ok(picture.getAttribute("aria-label"));
      assert.ok(picture.getAttribute("viewBox"));
    }
  }
});

test("says where it comes from and what was assumed", () => {
  const page = parse(report(100));
  const [provenance] = all(page, "#provenance");
  const rows = new Map(all(page, "#provenance dt").map((dt, at) => [dt.textContent, all(page, "#provenance dd")[at]?.textContent]));
  assert.equal(rows.get("Market"), "BTC-USD");
  assert.equal(rows.get("Policy"), "gen2");
  assert.equal(rows.get("Scenario"), "synthetic crash");
  assert.equal(rows.get("Seed"), "7");
  assert.equal(rows.get("Configuration hash"), "0xfeed");
  assert.equal(rows.get("Evenkeel"), "0.1.0");
  assert.equal(rows.get("Node.js"), "24.0.0");
  assert.equal(rows.get("V8"), "13.6");
  assert.equal(rows.get("Assumptions"), NOTE);
  assert.match(rows.get("Run") ?? "", /^2025-03-08 02:13:20 UTC, took 60 s/);
  assert.match(provenance?.textContent ?? "", /byte by byte, except latency and wallClock/);
  assert.ok(all(page, "aside.notes li").some((item) => item.textContent === NOTE));
});

test("without assumptions there is no warning, and the provenance says so", () => {
  const page = parse(report(50, { notes: [] }));
  assert.equal(all(page, "aside.notes").length, 0);
  assert.ok(all(page, "#provenance dd").some((item) => item.textContent === "none"));
});

test("hostile names and notes are shown, not run", () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
  const builder = createScorecard({
    ...OPTIONS,
    market: `EVIL-${hostile}`,
    policy: hostile,
    scenario: hostile,
    configHash: hostile,
    notes: [hostile],
    versions: { node: hostile, v8: hostile, package: hostile },
  });
  builder.round(sample(0, { gasUsed: 5 }));
  builder.round(sample(10_000, { gasUsed: 5 }));
  builder.quoteOutcome(0, hostile, null);
  builder.quoteOutcome(0, "kraken", hostile);
  builder.assessment(0, 5);
  builder.orderRejected(hostile);
  builder.gas(hostile, 5);
  builder.event({ at: 0, kind: hostile, text: hostile });
  builder.invariant(hostile, false, hostile);
  const html = renderReport(builder.finish(CLOCK), builder.series());
  assertHarmless(html);
  assert.ok(all(parse(html), "h1").some(({ textContent }) => textContent.includes("<script>alert(1)</script>")));
  assert.ok(all(parse(html), "#events td").some(({ textContent }) => textContent === hostile));
  assert.ok(!html.includes("<script"));
});

test("the synthetic run's hostile venue and event appear as text", () => {
  const html = report(100);
  assert.ok(html.includes("byVenue.&lt;img src=x&gt;.accepted"));
  assert.ok(html.includes("no quorum &lt;script&gt;"));
});

test("every figure of the scorecard is in the table", () => {
  const builder = syntheticRun(100);
  const scorecard = builder.finish(CLOCK);
  const labels = new Set(all(parse(renderReport(scorecard, builder.series())), "#figures table th").map(({ textContent }) => textContent));
  const elsewhere = /^(events\.list|versions|schema|notes|invariants\.failures)/;
  for (const [key] of flattenScorecard(scorecard)) {
    if (!elsewhere.test(key)) assert.ok(labels.has(key.includes(".") ? key.slice(key.indexOf(".") + 1) : key), key);
  }
});

test("failed invariants are named before the charts, and the green verdict is gone", () => {
  const builder = syntheticRun(50);
  builder.invariant("fundingWithinCap", false, "rate 2, cap 1");
  const failed = renderReport(builder.finish(CLOCK), builder.series());
  const [verdict] = all(parse(failed), ".verdict.bad");
  assert.match(verdict?.textContent ?? "", /1 of 51 invariant checks failed/);
  assert.match(verdict?.textContent ?? "", /fundingWithinCap in round \d+: rate 2, cap 1/);
  assert.equal(all(parse(failed), ".verdict.good").length, 0);
  assert.match(all(parse(report(50)), ".verdict.good")[0]?.textContent ?? "", /All 50 invariant checks held/);
});

test("many events are cut, and the page says so", () => {
  const builder = createScorecard(OPTIONS);
  for (let at = 0; at < 600; at += 1) builder.event({ at, kind: "tier", text: String(at) });
  const html = renderReport(builder.finish(CLOCK), builder.series());
  assert.equal(all(parse(html), "#events tbody tr").length, 200);
  assert.match(html, /200 of 600 events, the first of each kind/);
});

test("an empty run and a run of one round are still pages", () => {
  const empty = createScorecard(OPTIONS);
  const nothing = renderReport(empty.finish(CLOCK), empty.series());
  assertHarmless(nothing);
  assert.match(nothing, /No mark could be compared with an outside price/);
  assert.match(nothing, /Nothing out of the ordinary happened/);
  assert.equal(all(parse(nothing), "figure .empty").length, 13);
  const single = createScorecard(OPTIONS);
  single.round(sample(1_741_132_800_000));
  const one = renderReport(single.finish(CLOCK), single.series());
  assertHarmless(one);
  assert.ok(!/\bNaN\b|Infinity/.test(one));
});

test("a run without any price has no basis but the other charts", () => {
  const builder = createScorecard(OPTIONS);
  for (let at = 0; at < 50_000; at += 10_000) builder.round(sample(at, { mark: null, index: null, rawMedian: null }));
  const page = parse(renderReport(builder.finish(CLOCK), builder.series()));
  const drawn = (id: string) => all(page, `#${id} svg.plot`).length;
  assert.equal(drawn("price"), 0);
  assert.equal(drawn("basis"), 0);
  assert.ok(drawn("margin") > 0);
});

test("the same run gives the same page, also when the process has drawn before", () => {
  const first = report(120);
  const second = report(120);
  assert.ok(first === second);
});

test("ids are unique and every reference to a clip path has its target", () => {
  const html = report(120);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const references = [...html.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
  assert.ok(references.length > 10);
  for (const id of references) assert.ok(ids.includes(id), id);
});
