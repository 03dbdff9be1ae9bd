import assert from "node:assert/strict";
import { test } from "node:test";
import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import { RoundRecorder } from "./roundRecorder.ts";
import type { RoundSample } from "./roundSample.ts";
import { refused } from "./testing/refused.ts";
import { sample } from "./testing/syntheticRun.ts";

const CALM = MARKET_SCHEMA.map(() => 0);

test("keeps every field as a column", () => {
  const recorder = new RoundRecorder(4);
  recorder.push(sample(10_000, { mark: 101, skew: -3, landed: false, gasUsed: 5n }));
  recorder.push(sample(20_000, { mark: null, tier: 4, mode: 3 }));
  const columns = recorder.columns();
  assert.deepEqual([...columns.at], [10_000, 20_000]);
  assert.deepEqual([...columns.round], [1, 2]);
  assert.deepEqual([...columns.mark], [101, Number.NaN]);
  assert.deepEqual([...columns.skew], [-3, 0]);
  assert.deepEqual([...columns.landed], [0, 1]);
  assert.deepEqual([...columns.gasUsed], [5, Number.NaN]);
  assert.deepEqual([...columns.tier], [0, 4]);
  assert.deepEqual([...columns.mode], [0, 3]);
  assert.equal(recorder.lastRound, 2);
});

test("columns are copies", () => {
  const recorder = new RoundRecorder(1);
  recorder.push(sample(0, { signers: 0n }));
  recorder.columns().mark[0] = 5;
  assert.equal(recorder.columns().mark[0], 100);
});

const WRONG: readonly (readonly [field: string, changes: Partial<RoundSample>])[] = [
  ["at", { at: Number.NaN }],
  ["at", { at: -1 }],
  ["round", { round: 0.5 }],
  ["mark", { mark: Number.NaN }],
  ["mark", { mark: 0 }],
  ["index", { index: -1 }],
  ["rawMedian", { rawMedian: Number.POSITIVE_INFINITY }],
  ["fundingRate", { fundingRate: Number.NaN }],
  ["borrowRate", { borrowRate: -1e-12 }],
  ["skew", { skew: Number.NaN }],
  ["openInterestLong", { openInterestLong: -1 }],
  ["openInterestShort", { openInterestShort: Number.NaN }],
  ["tier", { tier: 5 }],
  ["tier", { tier: 1.5 }],
  ["mode", { mode: 4 }],
  ["initialMargin", { initialMargin: Number.NaN }],
  ["maintenanceMargin", { maintenanceMargin: -0.1 }],
  ["poolValue", { poolValue: Number.NaN }],
  ["traderPnl", { traderPnl: Number.NEGATIVE_INFINITY }],
  ["gasUsed", { gasUsed: Number.NaN }],
  ["gasUsed", { gasUsed: -1n }],
  ["dispersion.length", { dispersion: [0] }],
  ["dispersion.length", { dispersion: [...CALM, 0] }],
  ["dispersion.index", { dispersion: [Number.NaN, ...CALM.slice(1)] }],
  ["dispersion.confidence", { dispersion: [0, -1, ...CALM.slice(2)] }],
  ["signers", { signers: 0b10000n }],
  ["signers", { signers: -1n }],
];

for (const [field, changes] of WRONG) {
  const value = Object.values(changes).map(String).join();
  test(`refuses ${field} = ${value} and keeps nothing of the sample`, () => {
    const recorder = new RoundRecorder(4);
    recorder.push(sample(10_000, { dispersion: CALM }));
    refused(() => recorder.push(sample(20_000, { dispersion: CALM, ...changes })), "SCORECARD_SAMPLE_INVALID", field);
    for (const column of [...Object.values(recorder.columns()), ...recorder.dispersion()]) assert.equal(column.length, 1);
    assert.deepEqual(recorder.signed, [1, 1, 1, 0]);
    recorder.push(sample(20_000));
    assert.equal(recorder.columns().at.length, 2);
  });
}

test("refuses time and rounds that do not increase", () => {
  const recorder = new RoundRecorder(4);
  recorder.push(sample(20_000, { round: 5 }));
  refused(() => recorder.push(sample(20_000, { round: 6 })), "SCORECARD_TIME_BACKWARDS", "at");
  refused(() => recorder.push(sample(19_999, { round: 6 })), "SCORECARD_TIME_BACKWARDS", "at");
  refused(() => recorder.push(sample(20_001, { round: 5 })), "SCORECARD_TIME_BACKWARDS", "round");
  refused(() => recorder.push(sample(20_001, { round: 4 })), "SCORECARD_TIME_BACKWARDS", "round");
  recorder.push(sample(20_001, { round: 6 }));
  assert.equal(recorder.lastRound, 6);
});

test("round 0 at time 0 is a round", () => {
  const recorder = new RoundRecorder(4);
  assert.equal(recorder.lastRound, null);
  recorder.push(sample(0));
  assert.equal(recorder.lastRound, 0);
});

test("counts signers by bit, past 32 nodes too", () => {
  const recorder = new RoundRecorder(70);
  recorder.push(sample(0, { signers: (1n << 69n) | 1n }));
  recorder.push(sample(10_000, { signers: 1n << 69n }));
  assert.equal(recorder.signed[0], 1);
  assert.equal(recorder.signed[69], 2);
  assert.equal(
    recorder.signed.reduce((sum, count) => sum + count, 0),
    3,
  );
});

test("rounds without a quorum have no dispersion", () => {
  const recorder = new RoundRecorder(4);
  recorder.push(sample(0, { dispersion: [0.5, ...CALM.slice(1)] }));
  recorder.push(sample(10_000));
  assert.deepEqual([...(recorder.dispersion()[0] ?? [])], [0.5, Number.NaN]);
  assert.equal(recorder.dispersion().length, MARKET_SCHEMA.length);
});
