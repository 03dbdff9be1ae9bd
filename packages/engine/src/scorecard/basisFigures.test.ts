import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ratioBp } from "./basisFigures.ts";
import type { RoundSample } from "./roundSample.ts";
import { autoregression } from "./testing/autoregression.ts";
import { score } from "./testing/score.ts";

const basisOf = (changes: readonly Partial<RoundSample>[], band?: number) => score(changes, band === undefined ? {} : { band }).basis;

function close(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

test("the ratio is in basis points and NaN where a price is missing", () => {
  const ratios = ratioBp(Float64Array.of(101, 99, Number.NaN, 1), Float64Array.of(100, 100, 100));
  close(ratios[0] ?? null, 100);
  close(ratios[1] ?? null, -100);
  assert.ok(Number.isNaN(ratios[2]) && Number.isNaN(ratios[3]));
});

test("raw figures of a known series: 20, -20, 0 bp for 10 s each", () => {
  const { raw } = basisOf([{ mark: 100.2 }, { mark: 99.8 }, {}]);
  close(raw.meanBp, 0);
  close(raw.meanAbsBp, 40 / 3);
  close(raw.rmsBp, Math.sqrt(800 / 3));
  close(raw.maxAbsBp, 20);
  close(raw.p99AbsBp, 20);
  close(raw.outsideBandShare, 2 / 3);
});

test("headline figures use the 5-minute mean: opposite errors within a bin cancel", () => {
  const basis = basisOf([{ mark: 100.2 }, { mark: 99.8 }]);
  close(basis.meanAbsBp, 0);
  close(basis.maxAbsBp, 0);
  close(basis.outsideBandShare, 0);
  close(basis.raw.meanAbsBp, 20);
  close(basis.raw.outsideBandShare, 1);
});

test("time weighting: 15 s at 20 bp and 10 s at 0 bp", () => {
  const basis = basisOf([{ at: 0, mark: 100.2 }, { at: 15_000 }]);
  close(basis.raw.meanBp, (15 * 20) / 25);
  assert.equal(basis.observedSeconds, 25);
});

test("a gap of more than two rounds has no weight", () => {
  const basis = basisOf([{ at: 0, mark: 100.2 }, { at: 1_000_000 }]);
  close(basis.raw.meanBp, 10);
  assert.equal(basis.observedSeconds, 20);
});

test("a bin weighs what was observed of it", () => {
  // 20 s of the first bin at 30 bp, 10 s of the second at 0.
  const basis = basisOf([{ at: 0, mark: 100.3 }, { at: 10_000, mark: 100.3 }, { at: 300_000 }]);
  close(basis.meanBp, 20);
  close(basis.rmsBp, Math.sqrt((20 * 900) / 30));
  close(basis.outsideBandShare, 2 / 3);
});

test("exactly at the band is inside", () => {
  assert.equal(basisOf([{ mark: 125, rawMedian: 100 }], 0.25).raw.outsideBandShare, 0);
  assert.equal(basisOf([{ mark: 125.01, rawMedian: 100 }], 0.25).raw.outsideBandShare, 1);
  assert.equal(basisOf([{}], 0.25).bandBp, 2500);
});

test("halted time counts as outside, reduce-only time does not", () => {
  const basis = basisOf([{ mode: 3 }, { mode: 2 }, { mode: 1 }, { mode: 0 }]);
  close(basis.outsideBandShare, 0.25);
  close(basis.raw.outsideBandShare, 0.25);
  close(basis.meanAbsBp, 0);
});

test("a halt does not make time outside the band count twice", () => {
  const basis = basisOf([{ mode: 3, mark: 101 }]);
  assert.equal(basis.outsideBandShare, 1);
  assert.equal(basis.raw.outsideBandShare, 1);
});

test("rounds without an outside price or a mark are left out, halted or not", () => {
  const basis = basisOf([{ mark: 100.2 }, { rawMedian: null, mode: 3 }, { mark: null }]);
  close(basis.raw.meanBp, 20);
  assert.equal(basis.observedSeconds, 10);
  assert.equal(basis.raw.outsideBandShare, 1);
});

test("without any price every figure but the band is null", () => {
  for (const basis of [basisOf([]), basisOf([{ rawMedian: null }])]) {
    const { bandBp, observedSeconds, raw, ...rest } = basis;
    assert.equal(bandBp, 10);
    assert.equal(observedSeconds, 0);
    for (const value of [...Object.values(rest), ...Object.values(raw)]) assert.equal(value, null);
  }
});

test("the half-life of a basis that halves in 20 minutes", () => {
  const basis = basisOf(autoregression(3000, 4, 3).map((value, at) => ({ at: at * 300_000, mark: 100 * (1 + value / 1e4) })));
  // Samples 5 minutes apart are gaps for rounds of 10 s: no bin is covered by half.
  assert.equal(basis.halfLifeSeconds, null);
  const dense = score(
    autoregression(3000, 4, 3).map((value, at) => ({ at: at * 300_000, round: at, mark: 100 * (1 + value / 1e4) })),
    { roundSeconds: 300 },
  ).basis;
  assert.ok(Math.abs((dense.halfLifeSeconds ?? 0) / 1200 - 1) < 0.3, `${dense.halfLifeSeconds}`);
  assert.ok((dense.halfLifeFastSeconds ?? 0) <= (dense.halfLifeSlowSeconds ?? 0));
});

test("mean |basis| <= RMS <= largest, shares within 0 and 1, and 5-minute means are no larger than the raw ones", () => {
  const prices = fc.record({ mark: fc.double({ min: 90, max: 110, noNaN: true }), mode: fc.integer({ min: 0, max: 3 }) });
  fc.assert(
    fc.property(fc.array(prices, { minLength: 1, maxLength: 80 }), (changes) => {
      const basis = basisOf(changes);
      for (const size of [basis, basis.raw]) {
        assert.ok(Math.abs(size.meanBp ?? 0) <= (size.meanAbsBp ?? 0) + 1e-9);
        assert.ok((size.meanAbsBp ?? 0) <= (size.rmsBp ?? 0) + 1e-9);
        assert.ok((size.rmsBp ?? 0) <= (size.maxAbsBp ?? 0) + 1e-9);
        assert.ok((size.outsideBandShare ?? -1) >= 0 && (size.outsideBandShare ?? 2) <= 1 + 1e-12);
      }
      assert.ok((basis.meanAbsBp ?? 0) <= (basis.raw.meanAbsBp ?? 0) + 1e-9);
      assert.ok(Math.abs((basis.meanBp ?? 0) - (basis.raw.meanBp ?? 0)) < 1e-6);
    }),
  );
});
