import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { discreteFunding, type Settlement } from "../accrual/discreteFunding.ts";
import { type FundingLedger, indicesAt, openLedger, receivedSince, settleThenChange } from "../accrual/fundingLedger.ts";
import { matchSettlement, type ScheduleRow, settlementsBetween } from "../accrual/settlementClock.ts";
import { binance } from "../peers/binance.ts";
import { deribit } from "../peers/deribit.ts";
import { gmxAdaptive } from "../peers/gmx.ts";
import { type FundingDecision, fundingEngine } from "./fundingEngine.ts";
import type { FundingSystem } from "./fundingSystem.ts";
import { fullReading } from "./reading.testing.ts";
import { type SignalSample, sampleSignal } from "./signalStage.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A premium that wanders, the same in every run. */
const premiumAt = (at: number): number => 0.0012 * Math.sin(at / (5 * HOUR)) + 0.0004 * Math.sin(at / (0.7 * HOUR));

function samplesUntil(until: number, system: FundingSystem, spacing = 5 * 60_000): SignalSample[] {
  const samples: SignalSample[] = [];
  for (let at = 0; at <= until; at += spacing) samples.push(sampleSignal(fullReading(at, premiumAt(at)), system.signal));
  return samples;
}

/** The venue shortens its interval for a day and lengthens it again. */
const SCHEDULE: readonly ScheduleRow[] = [
  { from: 0, intervalMillis: 8 * HOUR },
  { from: DAY, intervalMillis: 2 * HOUR },
  { from: 2 * DAY, intervalMillis: 4 * HOUR },
];

function settle(until: number): Settlement[] {
  return settlementsBetween(SCHEDULE, 0, until).map(({ at, intervalMillis }) => {
    const system = binance({ intervalHours: intervalMillis / HOUR });
    const { ratePerInterval } = fundingEngine({ at, samples: samplesUntil(at, system), memory: null, openInterest: null }, system);
    return { at, rate: ratePerInterval, price: 10_000 };
  });
}

test("three days with two changes of interval: 3 + 12 + 6 settlements, each with its own share of the eight hours", () => {
  const settlements = settle(3 * DAY);
  assert.deepEqual(
    settlements.map(({ at }) => at / HOUR),
    [8, 16, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 52, 56, 60, 64, 68, 72],
  );
  const largest = (from: number, to: number): number =>
    Math.max(...settlements.filter(({ at }) => at > from && at <= to).map(({ rate }) => Math.abs(rate)));
  assert.ok(largest(DAY, 2 * DAY) < largest(0, DAY));
});

test("a position that is held through receives the same as two positions that share the time", () => {
  const settlements = settle(3 * DAY);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 * DAY - 1 }), fc.double({ min: -10, max: 10, noNaN: true }), (cut, size) => {
      const whole = discreteFunding(size, -1, 3 * DAY, settlements, 0).received;
      const parts =
        discreteFunding(size, -1, cut, settlements, 0).received + discreteFunding(size, cut + 0.5, 3 * DAY, settlements, 0).received;
      assert.ok(Math.abs(whole - parts) < 1e-9 * (1 + Math.abs(whole)));
    }),
  );
});

test("jittered, repeated and missing messages: what was settled is settled once, what was missed stays due", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ jitter: fc.integer({ min: -500, max: 500 }), copies: fc.integer({ min: 0, max: 3 }) }), {
        minLength: 21,
        maxLength: 21,
      }),
      (messages) => {
        let settledTo = 0;
        const settled = new Set<number>();
        for (const [i, { at }] of settlementsBetween(SCHEDULE, 0, 3 * DAY).entries()) {
          const { jitter = 0, copies = 0 } = messages[i] ?? {};
          for (let copy = 0; copy < copies; copy++) {
            const match = matchSettlement(SCHEDULE, at + jitter + copy, settledTo, 1_000);
            if (!match.matched) {
              assert.equal(match.reason, "alreadySettled");
              continue;
            }
            assert.ok(!settled.has(match.slot.at));
            settled.add(match.slot.at);
            settledTo = match.slot.at;
          }
        }
        const expected = settlementsBetween(SCHEDULE, 0, 3 * DAY).filter((_, i) => (messages[i]?.copies ?? 0) > 0);
        assert.deepEqual(
          [...settled],
          expected.map(({ at }) => at),
        );
        assert.equal(
          settlementsBetween(SCHEDULE, settledTo, 3 * DAY).length,
          settlementsBetween(SCHEDULE, 0, 3 * DAY).filter(({ at }) => at > settledTo).length,
        );
      },
    ),
  );
});

/** Runs a continuous system with a decision every so often. */
function accrueContinuously(
  system: FundingSystem,
  stepMillis: number,
  until: number,
): { ledger: FundingLedger; decisions: FundingDecision[] } {
  let ledger = openLedger(0, 10_000, system.version);
  const decisions: FundingDecision[] = [];
  let memory: FundingDecision["memory"] | null = null;
  for (let at = 0; at < until; at += stepMillis) {
    const sample = sampleSignal(fullReading(at, premiumAt(at)), system.signal);
    const decision = fundingEngine({ at, samples: [sample], memory, openInterest: { long: 600, short: 400 } }, system);
    memory = decision.memory;
    decisions.push(decision);
    ledger = settleThenChange(ledger, at, { rates: decision.sides });
  }
  return { ledger, decisions };
}

test("continuous: the index is the sum of what every decision paid while it held", () => {
  const system = deribit();
  const { ledger, decisions } = accrueContinuously(system, 60_000, 6 * HOUR);
  const expected = decisions.reduce((sum, { ratePerSecond }) => sum + ratePerSecond * 60 * 10_000, 0);
  const { long, short } = indicesAt(ledger, 6 * HOUR);
  assert.ok(Math.abs(long - expected) < 1e-12 * (1 + Math.abs(expected)));
  assert.ok(Math.abs(long + short) < 1e-12);
});

test("continuous: deciding twice as often on a slow premium changes the result by the premium's change within a step only", () => {
  const coarse = indicesAt(accrueContinuously(deribit(), 120_000, 6 * HOUR).ledger, 6 * HOUR).long;
  const fine = indicesAt(accrueContinuously(deribit(), 60_000, 6 * HOUR).ledger, 6 * HOUR).long;
  assert.ok(Math.abs(coarse - fine) < 0.02 * (Math.abs(fine) + 0.01), `${coarse} against ${fine}`);
});

test("shared: after any number of changes the longs' payments are the shorts' receipts", () => {
  const { ledger } = accrueContinuously(gmxAdaptive(), 300_000, DAY);
  const start = { at: 0, long: 0, short: 0 };
  const now = indicesAt(ledger, DAY);
  const paid = receivedSince(600, start, now);
  const received = receivedSince(-400, start, now);
  assert.ok(paid < 0 && Math.abs(paid + received) < 1e-9 * Math.abs(paid));
});

test("decisions are reproducible: the same input gives the same decision, bit by bit", () => {
  const system = binance();
  const samples = samplesUntil(8 * HOUR, system);
  const input = { at: 8 * HOUR, samples, memory: null, openInterest: null };
  assert.deepEqual(fundingEngine(input, system), fundingEngine(structuredClone(input), structuredClone(system)));
});
