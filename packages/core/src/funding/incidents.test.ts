// What went wrong elsewhere, and the rule here that keeps it from happening.
import assert from "node:assert/strict";
import { test } from "node:test";
import { discreteFunding } from "./accrual/discreteFunding.ts";
import { indicesAt, openLedger, settleThenChange } from "./accrual/fundingLedger.ts";
import { matchSettlement } from "./accrual/settlementClock.ts";
import { roundTransfer } from "./accrual/splitFunding.ts";
import { explainFunding } from "./engine/explainFunding.ts";
import { fundingEngine } from "./engine/fundingEngine.ts";
import { steadySamples } from "./engine/reading.testing.ts";
import { NOTHING_MEASURED, sampleSignal } from "./engine/signalStage.ts";
import { velocityFunding } from "./law/velocityFunding.ts";
import { binance } from "./peers/binance.ts";
import { dydxV3, dydxV4 } from "./peers/dydx.ts";
import { hyperliquid } from "./peers/hyperliquid.ts";
import { perp } from "./peers/perp.ts";
import { synthetix } from "./peers/synthetix.ts";
import { venuePremium } from "./signal/venuePremium.ts";

const HOUR = 3_600_000;
const NOW = 1_000 * 8 * HOUR;

test("Zaros S-850: a raised velocity that was not settled first would charge the whole elapsed time at the new one", () => {
  const before = { scale: 10_000, maxVelocity: 1 };
  const after = { scale: 10_000, maxVelocity: 36 };
  const state = { rate: 0, skew: 5_000, accrued: 0 };
  const settled = velocityFunding(state, 7, 0, 2_000, before);
  const jump = velocityFunding(state, 7, 0, 2_000, after);
  assert.ok(jump.accrued > 30 * settled.accrued, "this is the jump");
  const changed = velocityFunding(settled, 0, 0, 2_000, after);
  assert.equal(changed.accrued, settled.accrued);
  assert.equal(changed.rate, settled.rate);
});

test("the same for a ledger: a week at the old rate stays a week at the old rate", () => {
  const week = 7 * 24 * HOUR;
  const ledger = settleThenChange(openLedger(0, 100, "v1"), 0, { rates: { long: 1e-9, short: -1e-9 } });
  const changed = settleThenChange(ledger, week, { rates: { long: 1e-6, short: -1e-6 }, version: "v2" });
  assert.equal(indicesAt(changed, week).long, indicesAt(ledger, week).long);
});

test("dYdX v4 issue 843: a short that is charged is told why - the rate of the hour, not the one on display", () => {
  const decision = fundingEngine({ at: NOW, samples: steadySamples(-0.001, NOW, 900, 4), memory: null, openInterest: null }, dydxV4());
  assert.ok(decision.rate < 0 && decision.sides.short > 0);
  const words = explainFunding(decision).join("\n");
  assert.match(words, /average: -10 bp of 900 samples/);
  assert.match(words, /every 3600 s/);
  assert.match(words, /dYdX v4 2026-03/);
});

test("dYdX v3: a cap that is hit again and again is named each time, so that operators see it before they raise margins", () => {
  let hits = 0;
  for (let hour = 0; hour < 24; hour++) {
    const at = NOW + hour * HOUR;
    const { capsBit } = fundingEngine({ at, samples: steadySamples(0.3, at, 60), memory: null, openInterest: null }, dydxV3());
    if (capsBit.includes("absolute")) hits += 1;
  }
  assert.equal(hits, 24);
});

test("JELLY: one venue's thin market among few, pushed tenfold, does not move a weighted median of the others", () => {
  const calm = [0.0002, 0.0001, 0.0003].map((premium) => ({ premium, weight: 1.2 }));
  const pushed = venuePremium([...calm, { premium: 9, weight: 3.5 }]);
  assert.ok(pushed !== null && pushed <= 0.0003);
});

test("an empty book charges nobody and says so, instead of going on with a stale price", () => {
  const sample = sampleSignal({ ...NOTHING_MEASURED, at: NOW, index: 100 }, binance().signal);
  assert.deepEqual(sample, { at: NOW, value: 0, missing: ["impactBid", "impactAsk"] });
  const { signal, missing, rate } = fundingEngine(
    { at: NOW, samples: [sample], memory: null, openInterest: null },
    hyperliquid({ interest: 0 }),
  );
  assert.equal(signal, 0);
  assert.deepEqual(missing, ["impactBid", "impactAsk"]);
  assert.equal(rate, 0);
});

test("Perpetual v1: without a cap that fits the depth the premium itself would be charged; here it stops at a tenth of the index", () => {
  const { rate, capsBit } = fundingEngine({ at: NOW, samples: steadySamples(0.9, NOW, 1), memory: null, openInterest: null }, perp());
  assert.equal(rate, 0.1);
  assert.deepEqual(capsBit, ["absolute"]);
});

test("Synthetix SIP-279: when the skew goes, the rate does not fall to zero and leave the arbitrageur alone", () => {
  const memory = { at: NOW - HOUR, rate: 0.02, charged: 0.02, integral: 0 };
  const { rate } = fundingEngine({ at: NOW, samples: steadySamples(0, NOW, 1), memory, openInterest: null }, synthetix(10_000));
  assert.equal(rate, 0.02);
});

test("backtesters that settle once a day: a day of eight-hour funding is three settlements", () => {
  const settlements = Array.from({ length: 21 }, (_, i) => ({ at: (i + 1) * 8 * HOUR, rate: 0.0001, price: 60_000 }));
  const week = discreteFunding(1, 0, 7 * 24 * HOUR, settlements, 0);
  assert.equal(week.settlements, 21);
  assert.ok(Math.abs(week.received + 126) < 1e-9, "60,000 x 1 bp x 21");
});

test("stamps that jitter by milliseconds are neither dropped nor counted twice", () => {
  const schedule = [{ from: 0, intervalMillis: 8 * HOUR }];
  const first = matchSettlement(schedule, 8 * HOUR + 3, 0, 1_000);
  assert.ok(first.matched);
  assert.equal(matchSettlement(schedule, 8 * HOUR - 2, first.slot.at, 1_000).matched, false);
});

test("a rate without its interval is ambiguous: every decision carries both, and the rate per second", () => {
  const eight = fundingEngine({ at: NOW, samples: steadySamples(0.002, NOW, 480), memory: null, openInterest: null }, binance());
  const one = fundingEngine(
    { at: NOW, samples: steadySamples(0.002, NOW, 480), memory: null, openInterest: null },
    binance({ intervalHours: 1 }),
  );
  assert.ok(Math.abs(eight.ratePerSecond - one.ratePerSecond) < 1e-20);
  assert.ok(Math.abs(eight.ratePerInterval - 8 * one.ratePerInterval) < 1e-15);
});

test("GMX 2023: more tokens must never leave than were paid, over any number of odd transfers", () => {
  let paid = 0n;
  let claimable = 0n;
  for (let i = 1n; i <= 20_000n; i++) {
    const transfer = roundTransfer(i * 7_919n, 104_729n, 2n);
    paid += transfer.paid;
    claimable += transfer.claimable;
  }
  assert.ok(claimable <= paid);
});
