import assert from "node:assert/strict";
import { test } from "node:test";
import { score } from "./testing/score.ts";

function close(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
}

test("index deviation is absolute; the largest ignores time, the others do not", () => {
  const { index } = score([{ index: 100.1 }, { index: 99.5 }, {}, { rawMedian: null, index: 200 }]);
  close(index.maxDeviationFromVenueMedianBp, 50);
  close(index.p99DeviationFromVenueMedianBp, 50);
  close(index.meanDeviationFromVenueMedianBp, 20);
});

test("premium is the mark against the index, whatever the outside price", () => {
  const { premium } = score([{ mark: 100.3, rawMedian: null }, { mark: 99.9 }, { mark: null }]);
  close(premium.meanBp, 10);
  close(premium.meanAbsBp, 20);
  close(premium.rmsBp, Math.sqrt(500));
});

test("funding is reported per 8 hours: 1e-8 per second is 2.88 bp", () => {
  const { funding } = score([{ fundingRate: 1e-8 }, { fundingRate: -3e-8 }]);
  close(funding.meanPer8hBp, -2.88);
  close(funding.meanAbsPer8hBp, 5.76);
  close(funding.volatilityPer8hBp, 5.76);
  close(funding.maxAbsPer8hBp, 8.64);
});

test("time at the cap counts from 99.9 % of it, in both directions", () => {
  const { funding } = score([{ fundingRate: 1e-8 }, { fundingRate: -0.9991e-8 }, { fundingRate: 0.998e-8 }, {}], {
    fundingCapPerSecond: 1e-8,
  });
  close(funding.capTimeShare, 0.5);
  close(funding.capPer8hBp, 2.88);
});

test("without a cap there is no time at the cap", () => {
  const { funding } = score([{}], { fundingCapPerSecond: 0 });
  assert.equal(funding.capTimeShare, null);
  assert.equal(funding.capPer8hBp, 0);
});

test("borrow rates are simple annual rates", () => {
  const { borrow } = score([{ borrowRate: 1e-9 }, { borrowRate: 3e-9 }]);
  close(borrow.meanApr, 0.063072);
  close(borrow.maxApr, 0.094608);
});

test("margins: mean over time and largest", () => {
  const { margin } = score([
    { at: 0, initialMargin: 0.05, maintenanceMargin: 0.02 },
    { at: 10_000, initialMargin: 0.1, maintenanceMargin: 0.04 },
    { at: 30_000, initialMargin: 0.05, maintenanceMargin: 0.02 },
  ]);
  close(margin.meanInitial, (0.05 * 10 + 0.1 * 20 + 0.05 * 10) / 40);
  close(margin.maxInitial, 0.1);
  close(margin.meanMaintenance, 0.03);
  close(margin.maxMaintenance, 0.04);
});

test("open interest: notional at the accepted index, skew by size", () => {
  const { openInterest } = score([
    { openInterestLong: 30, openInterestShort: 10, skew: 20 },
    { openInterestLong: 10, openInterestShort: 40, skew: -30, index: 200 },
  ]);
  close(openInterest.meanLong, 20);
  close(openInterest.meanShort, 25);
  close(openInterest.meanNotional, (40 * 100 + 50 * 200) / 2);
  close(openInterest.meanAbsSkew, 25);
  assert.equal(openInterest.maxAbsSkew, 30);
});

test("an empty run has no figures, but a cap", () => {
  const { index, premium, borrow, margin, openInterest, funding } = score([]);
  const { paid, ...rates } = borrow;
  assert.equal(paid, 0);
  for (const group of [index, premium, rates, margin, openInterest]) for (const value of Object.values(group)) assert.equal(value, null);
  assert.equal(funding.meanPer8hBp, null);
  assert.equal(funding.capTimeShare, null);
  close(funding.capPer8hBp, 124.992);
});
