import assert from "node:assert/strict";
import { test } from "node:test";
import { binance, fundingEngine } from "@evenkeel/core/funding/public";
import { fundingFigures } from "./fundingFigures.ts";

const decision = fundingEngine({ at: 0, samples: [], memory: null, openInterest: null }, binance());
const row = (settled: number, replayed: number, intervalHours = 8) => ({ at: 0, intervalHours, settled, replayed, decision });

test("the same series fits itself", () => {
  const figures = fundingFigures([row(0.0001, 0.0001), row(0.0003, 0.0003), row(-0.0002, -0.0002)]);
  assert.ok(Math.abs(figures.correlation - 1) < 1e-12);
  assert.equal(figures.rmseBp, 0);
  assert.equal(figures.agreed, 100);
  assert.ok(Math.abs(figures.pinnedSettled - 100 / 3) < 1e-9);
});

test("a constant offset shows in the distance, not in the correlation", () => {
  const figures = fundingFigures([row(0, 0.0001), row(0.0002, 0.0003)]);
  assert.ok(Math.abs(figures.correlation - 1) < 1e-12);
  assert.ok(Math.abs(figures.rmseBp - 1) < 1e-9);
  assert.ok(Math.abs(figures.meanErrorBp - 1) < 1e-9);
});

test("the interest value scales with the interval", () => {
  const { pinnedSettled, pinnedReplayed } = fundingFigures([row(0.00005, 0.0001, 4), row(0.0001, 0.00005, 4)]);
  assert.equal(pinnedSettled, 50);
  assert.equal(pinnedReplayed, 50);
});
