import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { RoundSample } from "./roundSample.ts";
import { score } from "./testing/score.ts";
import { sample } from "./testing/syntheticRun.ts";

/** What the market looked like in one second that was observed. */
interface Second {
  readonly at: number;
  readonly state: RoundSample;
}

const ROUND = 10;

/** Plays a run second by second: a state holds until the next one, over more than two rounds for one round only. */
function seconds(samples: readonly RoundSample[]): Second[] {
  return samples.flatMap((state, position) => {
    const next = samples[position + 1]?.at ?? Number.POSITIVE_INFINITY;
    const gap = (next - state.at) / 1000;
    const held = gap > 2 * ROUND ? ROUND : gap;
    return Array.from({ length: held }, (_, second) => ({ at: state.at + second * 1000, state }));
  });
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

function agrees(actual: number | null, expected: number | null, what: string): void {
  if (expected === null || actual === null) assert.equal(actual, expected, what);
  else assert.ok(Math.abs(actual - expected) <= 1e-7 * Math.max(1, Math.abs(expected)), `${what}: ${actual} is not ${expected}`);
}

const price = fc.option(fc.double({ min: 99, max: 101, noNaN: true }), { nil: null, freq: 8 });
const states = fc.array(
  fc.record({
    gap: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }) }, { weight: 2, arbitrary: fc.integer({ min: 21, max: 900 }) }),
    mark: price,
    index: price,
    rawMedian: price,
    fundingRate: fc.double({ min: -5e-7, max: 5e-7, noNaN: true }),
    borrowRate: fc.double({ min: 0, max: 1e-8, noNaN: true }),
    skew: fc.integer({ min: -50, max: 50 }),
    openInterestLong: fc.integer({ min: 0, max: 100 }),
    tier: fc.integer({ min: 0, max: 4 }),
    mode: fc.integer({ min: 0, max: 3 }),
    initialMargin: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);

function timeline(changes: readonly (Partial<RoundSample> & { readonly gap: number })[]): RoundSample[] {
  let at = 1_741_132_800_000;
  return changes.map(({ gap, ...change }, round) => {
    at += gap * 1000;
    return sample(at, { ...change, round });
  });
}

test("every time-weighted figure agrees with a second-by-second account", () => {
  fc.assert(
    fc.property(states, (changes) => {
      const samples = timeline(changes);
      const card = score(samples);
      const played = seconds(samples);
      const average = (f: (state: RoundSample) => number | null): number | null => mean(played.flatMap(({ state }) => f(state) ?? []));
      const basis = ({ mark, rawMedian }: RoundSample) => (mark === null || rawMedian === null ? null : (mark / rawMedian - 1) * 1e4);
      const absolute = (f: (state: RoundSample) => number | null) => (state: RoundSample) => {
        const value = f(state);
        return value === null ? null : Math.abs(value);
      };
      assert.equal(card.time.observedSeconds, played.length);
      agrees(
        average(({ fundingRate }) => fundingRate * 288_000_000),
        card.funding.meanPer8hBp,
        "mean funding",
      );
      agrees(
        card.funding.capTimeShare,
        average(({ fundingRate }) => Number(Math.abs(fundingRate) >= 0.999 * 4.34e-7)),
        "time at the cap",
      );
      agrees(
        card.borrow.meanApr,
        average(({ borrowRate }) => borrowRate * 365 * 86_400),
        "borrow",
      );
      agrees(
        card.margin.meanInitial,
        average(({ initialMargin }) => initialMargin),
        "margin",
      );
      agrees(
        card.openInterest.meanAbsSkew,
        average(({ skew }) => Math.abs(skew)),
        "skew",
      );
      agrees(
        card.openInterest.meanNotional,
        average(({ index, openInterestLong }) => (index === null ? null : index * (openInterestLong + 10))),
        "notional",
      );
      agrees(
        card.tier.timeShare["2"],
        average(({ tier }) => Number(tier === 2)),
        "tier share",
      );
      agrees(
        card.mode.timeShare.halted,
        average(({ mode }) => Number(mode === 3)),
        "halted share",
      );
      agrees(
        card.premium.meanAbsBp,
        average(({ mark, index }) => (mark === null || index === null ? null : Math.abs(mark / index - 1) * 1e4)),
        "premium",
      );
      agrees(
        card.index.meanDeviationFromVenueMedianBp,
        average(({ index, rawMedian }) => (index === null || rawMedian === null ? null : Math.abs(index / rawMedian - 1) * 1e4)),
        "index deviation",
      );
      agrees(card.basis.raw.meanBp, average(basis), "basis");
      agrees(card.basis.raw.meanAbsBp, average(absolute(basis)), "|basis|");
      const outside = (state: RoundSample) => {
        const value = basis(state);
        return value === null ? null : Number(Math.abs(value) > 10 || state.mode === 3);
      };
      agrees(card.basis.raw.outsideBandShare, average(outside), "outside the band");
      assert.equal(card.basis.observedSeconds, played.filter(({ state }) => basis(state) !== null).length);
    }),
    { numRuns: 60 },
  );
});

test("the headline figures agree with 5-minute bins of single seconds", () => {
  fc.assert(
    fc.property(states, (changes) => {
      const samples = timeline(changes);
      const bins = new Map<number, { basis: number; halted: boolean }[]>();
      for (const { at, state } of seconds(samples)) {
        if (state.mark === null || state.rawMedian === null) continue;
        const bin = Math.floor(at / 300_000);
        bins.set(bin, [...(bins.get(bin) ?? []), { basis: (state.mark / state.rawMedian - 1) * 1e4, halted: state.mode === 3 }]);
      }
      const parts = [...bins.values()].map((inside) => ({
        basis: mean(inside.map(({ basis }) => basis)) ?? 0,
        halted: mean(inside.map(({ halted }) => Number(halted))) ?? 0,
        weight: inside.length,
      }));
      const total = parts.reduce((sum, { weight }) => sum + weight, 0);
      const average = (f: (part: { basis: number; halted: number }) => number): number | null =>
        total === 0 ? null : parts.reduce((sum, part) => sum + f(part) * part.weight, 0) / total;
      const { basis } = score(samples);
      agrees(
        basis.meanAbsBp,
        average((part) => Math.abs(part.basis)),
        "mean |basis|",
      );
      const square = average((part) => part.basis ** 2);
      agrees(basis.rmsBp, square === null ? null : Math.sqrt(square), "RMS");
      agrees(
        basis.outsideBandShare,
        average((part) => (Math.abs(part.basis) > 10 ? 1 : part.halted)),
        "outside the band",
      );
      agrees(basis.maxAbsBp, parts.length === 0 ? null : Math.max(...parts.map((part) => Math.abs(part.basis))), "largest");
    }),
    { numRuns: 60 },
  );
});

test("missed rounds are observed all the same: the chain was read", () => {
  const card = score([{}, { landed: false, tier: 4, signers: 0n }, {}]);
  assert.equal(card.time.observedSeconds, 30);
  assert.equal(card.tier.timeShare["4"], 1 / 3);
  assert.equal(card.updates.missed, 1);
});

test("the maximum of a round that hardly lasted counts in full, its mean does not", () => {
  const card = score([{ at: 0 }, { at: 10_000, initialMargin: 0.5 }, { at: 10_001, round: 2 }]);
  assert.equal(card.margin.maxInitial, 0.5);
  assert.ok((card.margin.meanInitial ?? 1) < 0.0501);
});
