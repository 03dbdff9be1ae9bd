import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fundingEngine } from "../engine/fundingEngine.ts";
import type { FundingSystem } from "../engine/fundingSystem.ts";
import type { SignalSample } from "../engine/signalStage.ts";
import { binance } from "./binance.ts";
import { bitmex } from "./bitmex.ts";
import { bybit } from "./bybit.ts";
import { deribit } from "./deribit.ts";
import { derive } from "./derive.ts";
import { drift } from "./drift.ts";
import { dydxV3, dydxV4 } from "./dydx.ts";
import { gmxStatic } from "./gmx.ts";
import { hyperliquid } from "./hyperliquid.ts";
import { kraken } from "./kraken.ts";
import { okx } from "./okx.ts";
import { orderly } from "./orderly.ts";
import { paradex } from "./paradex.ts";
import { perp } from "./perp.ts";
import { strike } from "./strike.ts";

const NOW = 2_000 * 28_800_000;
const MINUTE = 60_000;
const BP = 1e-4;

/** Premia in millionths, newest last, one a minute. */
const ppm = fc.array(fc.integer({ min: -30_000, max: 30_000 }), { minLength: 1, maxLength: 60 });

function samplesOf(premia: readonly number[], spacing = MINUTE): SignalSample[] {
  return premia.map((value, i) => ({ at: NOW - (premia.length - 1 - i) * spacing, value: value / 1e6, missing: [] }));
}

function perInterval(system: FundingSystem, premia: readonly number[], spacing = MINUTE): number {
  return fundingEngine({ at: NOW, samples: samplesOf(premia, spacing), memory: null, openInterest: null }, system).ratePerInterval;
}

const near = (got: number, expected: number, what: string): void =>
  assert.ok(Math.abs(got - expected) <= 1e-12 * (Math.abs(expected) + 1e-3), `${what}: ${got} against ${expected}`);

const clampTo = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
const mean = (premia: readonly number[]): number => premia.reduce((sum, value) => sum + value, 0) / premia.length / 1e6;
const newest = (premia: readonly number[]): number => (premia.at(-1) ?? 0) / 1e6;

/** Weights 1 to n, the newest the heaviest. */
function rising(premia: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  for (const [i, value] of premia.entries()) {
    sum += (i + 1) * value;
    weights += i + 1;
  }
  return sum / weights / 1e6;
}

const damped = (premium: number, interest: number, halfWidth: number): number => premium + clampTo(interest - premium, halfWidth);

/** Each venue's own sentence, written down once more without the engine. */
const BY_HAND: readonly {
  readonly system: FundingSystem;
  /** What one interval pays. */
  readonly rate: (premia: readonly number[]) => number;
}[] = [
  { system: binance(), rate: (p) => clampTo(damped(rising(p), BP, 5 * BP), 0.003) },
  { system: binance({ intervalHours: 4, interest: 0 }), rate: (p) => clampTo(damped(rising(p), 0, 5 * BP), 0.003) / 2 },
  { system: binance({ intervalHours: 1, cap: 0.02 }), rate: (p) => clampTo(damped(mean(p), BP, 5 * BP), 0.02) / 8 },
  { system: bybit({ intervalHours: 1 }), rate: (p) => clampTo(damped(rising(p), BP, 5 * BP), 0.003) / 8 },
  { system: bitmex({ initialMargin: 0.02, maintenanceMargin: 0.01 }), rate: (p) => clampTo(damped(mean(p), BP, 5 * BP), 0.75 * 0.01) },
  { system: okx(8, 0.0075), rate: (p) => clampTo(mean(p), 0.0075) },
  { system: kraken(), rate: (p) => clampTo(mean(p) / 24, 0.0025) },
  { system: hyperliquid(), rate: (p) => clampTo(damped(mean(p), BP, 5 * BP) / 8, 0.04) },
  { system: hyperliquid({ gain: 0.5, interest: 0 }), rate: (p) => clampTo(damped(0.5 * mean(p), 0, 5 * BP) / 8, 0.04) },
  { system: dydxV3(), rate: (p) => clampTo(mean(p) + BP, 0.04) / 8 },
  { system: strike(BP, 0, 0.01), rate: (p) => clampTo(mean(p) + BP, 0.01) / 8 },
  { system: strike(BP, 5 * BP, 0.01), rate: (p) => clampTo(damped(mean(p), BP, 5 * BP), 0.01) / 8 },
  { system: derive({ convergenceHours: 16 }), rate: (p) => clampTo(mean(p) / 16 + 0.0000125, 0.004) },
  { system: drift("C"), rate: (p) => clampTo(newest(p) + 1 / 5_000, 1 / 20) / 24 },
  { system: drift("Isolated", 3_333), rate: (p) => clampTo(newest(p) + 1 / 3_333, 1 / 10) / 24 },
  { system: perp(0.01), rate: (p) => clampTo(newest(p), 0.01) / 86_400 },
  { system: gmxStatic(2e-8, 1e-10), rate: (p) => clampTo(2e-8 * newest(p), 1e-10) },
];

for (const [i, { system, rate }] of BY_HAND.entries()) {
  test(`${system.name} (${i}): the engine charges what its documents say, for any hour of premia`, () => {
    fc.assert(
      fc.property(ppm, (premia) => near(perInterval(system, premia), rate(premia), system.name)),
      { numRuns: 80 },
    );
  });
}

test("Deribit: the newest premium outside 2.5 basis points, a thousandth of a second's share of eight hours", () => {
  fc.assert(
    fc.property(ppm, (premia) => {
      const p = newest(premia);
      const outside = Math.max(2.5 * BP, p) + Math.min(-2.5 * BP, p);
      near(perInterval(deribit(), premia) * 28_800_000, clampTo(outside, 0.005), "Deribit");
    }),
  );
});

test("Orderly: slopes 1, 2 and 4 on the mean, an odd function of it", () => {
  fc.assert(
    fc.property(ppm, (premia) => {
      const p = Math.abs(mean(premia));
      const size = p <= 0.005 ? p : p <= 0.015 ? 0.005 + 2 * (p - 0.005) : 0.025 + 4 * (p - 0.015);
      near(perInterval(orderly(1), premia), Math.sign(mean(premia)) * size, "Orderly");
    }),
  );
});

/** Half away from zero, as the chain rounds an even number of votes. */
function chainMedian(votes: readonly number[]): number {
  const sorted = votes.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  const half = (low + high) / 2;
  return half < 0 ? -Math.round(-half) : Math.round(half);
}

test("dYdX v4: fifteen votes a minute, the median of each, the truncated mean of sixty, the default, six times the buffer, an eighth", () => {
  const minute = fc.array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 0, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(minute, { minLength: 1, maxLength: 20 }), fc.integer({ min: -1_000, max: 1_000 }), (minutes, byDefault) => {
      const samples = minutes
        .flatMap((votes, m) =>
          votes.map((vote, k) => ({ at: NOW - m * MINUTE - k * 2_000, value: vote / 1e6, missing: [] as readonly string[] })),
        )
        .toSorted((a, b) => a.at - b.at);
      const medians = minutes.map((votes) =>
        votes.length === 0 ? 0 : chainMedian([...votes, ...new Array<number>(Math.max(0, 15 - votes.length)).fill(0)]),
      );
      const average = Math.trunc(medians.reduce((sum, value) => sum + value, 0) / 60);
      const expected = clampTo((average + byDefault) / 1e6, 6 * 0.02) / 8;
      const system = dydxV4({ initialMargin: 0.05, maintenanceMargin: 0.03, defaultFunding: byDefault / 1e6 });
      near(fundingEngine({ at: NOW, samples, memory: null, openInterest: null }, system).ratePerInterval, expected, "dYdX v4");
    }),
  );
});

test("Paradex: every sample clamped, then an average that halves in half an hour and skips gaps over thirty seconds", () => {
  const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: -30_000, max: 30_000 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(gaps, (steps) => {
      let at = NOW - steps.reduce((sum, [gap]) => sum + gap * 1_000, 0);
      const samples: SignalSample[] = [];
      let average: number | null = null;
      for (const [gap, value] of steps) {
        at += gap * 1_000;
        samples.push({ at, value: value / 1e6, missing: [] });
        const rate = clampTo(damped(value / 1e6, BP, 5 * BP), 0.02);
        if (average === null) average = rate;
        else if (gap <= 30) average = rate + (average - rate) * 0.5 ** (gap / 1_800);
      }
      const { rate } = fundingEngine({ at: NOW, samples, memory: null, openInterest: null }, paradex());
      near(rate, average ?? 0, "Paradex");
    }),
  );
});

test("BitMEX: against the rate of the last interval, the next one moves by three quarters of the maintenance margin at most", () => {
  const system = bitmex({ initialMargin: 0.02, maintenanceMargin: 0.004 });
  fc.assert(
    fc.property(ppm, fc.integer({ min: -12_000, max: 12_000 }), (premia, before) => {
      const charged = before / 1e6;
      const memory = { at: NOW - 28_800_000, rate: charged, charged, integral: 0 };
      const { rate } = fundingEngine({ at: NOW, samples: samplesOf(premia), memory, openInterest: null }, system);
      const wanted = damped(mean(premia), BP, 5 * BP);
      const stepped = Math.max(charged - 0.003, Math.min(charged + 0.003, wanted));
      near(rate, clampTo(stepped, 0.75 * 0.016), "BitMEX");
    }),
  );
});

test("whatever the interval, a venue that states its rate for eight hours charges the same per second", () => {
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 30_000 }), fc.constantFrom(1, 2, 4, 8), (value, intervalHours) => {
      const steady = [value, value, value];
      const perSecond = (hours: number): number => perInterval(binance({ intervalHours: hours }), steady) / (hours * 3_600);
      near(perSecond(intervalHours) * 28_800, perSecond(8) * 28_800, "Binance");
    }),
  );
});
