import assert from "node:assert/strict";
import { test } from "node:test";
import { type Chart, chartHtml } from "./chart.ts";
import { levelSvg } from "./level.ts";

const chart = (changes: Partial<Chart> = {}): Chart => ({
  id: "basis",
  title: "Basis",
  note: "Note.",
  legend: [],
  span: "half",
  draw: ({ width, height }) => `<svg>${width}x${height}</svg>`,
  ...changes,
});

test("a half chart is drawn for two widths, a full one for three", () => {
  assert.deepEqual(
    [...chartHtml(chart()).matchAll(/<div class="(\w+)"><svg>/g)].map(([, name]) => name),
    ["wide", "narrow"],
  );
  assert.deepEqual(
    [...chartHtml(chart({ span: "full" })).matchAll(/<div class="(\w+)"><svg>/g)].map(([, name]) => name),
    ["wide", "medium", "narrow"],
  );
});

test("nothing to draw is said in words", () => {
  assert.match(chartHtml(chart({ draw: () => null })), /Nothing to draw in this run/);
});

test("title, note and legend are text", () => {
  const hostile = "<i>&";
  const html = chartHtml(chart({ title: hostile, note: hostile, legend: [{ label: hostile, color: '"><i>', shape: "area" }] }));
  assert.equal(html.split("&lt;i&gt;&amp;").length - 1, 3);
  assert.ok(!html.includes("<i>"));
  assert.match(html, /color:&quot;&gt;&lt;i&gt;/);
});

const bubble = (svg: string): number => Number(/<ellipse cx="([\d.]+)"/.exec(svg)?.[1]);

test("the bubble is in the middle at zero, to the right when the mark is too high, and stays in the tube", () => {
  assert.equal(bubble(levelSvg(0, 5, 10)), 130);
  assert.ok(bubble(levelSvg(5, 5, 10)) > 130);
  assert.ok(bubble(levelSvg(-5, 5, 10)) < 130);
  assert.equal(bubble(levelSvg(1e9, 1e9, 10)), 234);
  assert.equal(bubble(levelSvg(-1e9, 1e9, 10)), 26);
});

test("the level says its figures", () => {
  assert.match(levelSvg(1.234, 5, 10), /aria-label="Spirit level: mean basis 1.23 bp, 99th percentile 5.00 bp, band 10.0 bp"/);
});
