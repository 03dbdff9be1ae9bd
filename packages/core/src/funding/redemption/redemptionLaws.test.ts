import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fundingEngine } from "../engine/fundingEngine.ts";
import type { FundingMemory } from "../engine/lawStage.ts";
import { rai } from "../peers/rai.ts";
import {
  NO_DEVIATION,
  RAY,
  type RedemptionParameters,
  type RedemptionState,
  redemptionPriceAfter,
  redemptionRate,
} from "./redemptionRate.ts";

const WAD = 10n ** 18n;
/** Reflexer's live gains and a leak that halves in about three days. */
const LIVE: RedemptionParameters = {
  proportionalGainWad: 2_893_518_518_518n,
  integralGainWad: 803_755_144n,
  leakPerSecondRay: 999_997_208_243_937_652_252_849_536n,
  noiseBarrierWad: WAD,
  outputMinRay: -RAY,
  outputMaxRay: RAY,
};
const UNLIMITED: RedemptionParameters = { ...LIVE, outputMinRay: -(10n ** 40n), outputMaxRay: 10n ** 40n };

const market = fc.integer({ min: 500_000, max: 1_500_000 });
const ray = (millionths: number): bigint => (RAY * BigInt(millionths)) / 1_000_000n;
const elapsed = fc.integer({ min: 0, max: 86_400 });

test("mirrored deviations give mirrored outputs and integrals, to the unit of a truncation", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -400_000, max: 400_000 }), elapsed), { minLength: 1, maxLength: 8 }), (steps) => {
      let [up, down]: RedemptionState[] = [NO_DEVIATION, NO_DEVIATION];
      for (const [gap, seconds] of steps) {
        assert.ok(up && down);
        const a = redemptionRate(up, RAY - ray(gap), RAY, BigInt(seconds), UNLIMITED);
        const b = redemptionRate(down, RAY + ray(gap), RAY, BigInt(seconds), UNLIMITED);
        assert.equal(a.output + b.output, 0n);
        assert.equal(a.state.integral + b.state.integral, 0n);
        [up, down] = [a.state, b.state];
      }
    }),
  );
});

test("in floats: proportional part, leaked trapezoid and their sum", () => {
  const leak = Number(LIVE.leakPerSecondRay) / 1e27;
  fc.assert(
    fc.property(fc.array(fc.tuple(market, elapsed), { minLength: 1, maxLength: 8 }), (steps) => {
      let state = NO_DEVIATION;
      let integral = 0;
      let before = 0;
      for (const [price, seconds] of steps) {
        const result = redemptionRate(state, ray(price), RAY, BigInt(seconds), UNLIMITED);
        const deviation = 1 - price / 1e6;
        integral = integral * leak ** seconds + ((deviation + before) / 2) * seconds;
        const output = 2.893518518518e-6 * deviation + 8.03755144e-10 * integral;
        before = deviation;
        state = result.state;
        assert.ok(Math.abs(Number(result.output) / 1e27 - output) <= 1e-12, `${result.output} against ${output}`);
      }
    }),
  );
});

test("the engine's leaky law is the same controller in floats: one constant deviation, the same limit", () => {
  const system = rai({ leakSeconds: 1 / -Math.log(Number(LIVE.leakPerSecondRay) / 1e27), cap: 1 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000 }), (gap) => {
      // Let both run into the steady state, where the leak takes away what the deviation adds.
      let state: RedemptionState = { deviation: -ray(gap), integral: 0n };
      let memory: FundingMemory = { at: 0, rate: 0, charged: 0, integral: 0 };
      for (let hour = 1; hour <= 2_000; hour += 1) {
        state = redemptionRate(state, RAY + ray(gap), RAY, 3_600n, UNLIMITED).state;
        const at = hour * 3_600_000;
        const samples = [{ at, value: gap / 1e6, missing: [] }];
        memory = fundingEngine({ at, samples, memory, openInterest: null }, system).memory;
      }
      // The chain's trapezoid counts an hour before it leaks, so it lies half an hour's leak above the exact integral.
      const exact = (gap / 1e6) * (1 / -Math.log(Number(LIVE.leakPerSecondRay) / 1e27));
      assert.ok(Math.abs(memory.integral / exact - 1) < 1e-6, `${memory.integral} of ${exact}`);
      assert.ok(Math.abs(-Number(state.integral) / 1e27 / exact - 1) < 0.006, `${Number(state.integral) / 1e27} of ${exact}`);
    }),
    { numRuns: 3 },
  );
});

test("a higher barrier silences more, and a silenced rate is exactly no change", () => {
  const barrier = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(market, barrier, barrier, (price, a, b) => {
      const loud = { ...UNLIMITED, proportionalGainWad: WAD, integralGainWad: 0n };
      const at = (millionths: number) =>
        redemptionRate(NO_DEVIATION, ray(price), RAY, 0n, { ...loud, noiseBarrierWad: WAD - (WAD * BigInt(millionths)) / 1_000_000n });
      const [low, high] = a < b ? [a, b] : [b, a];
      if (at(low).limitedBy === "barrier") assert.equal(at(high).limitedBy, "barrier");
      if (at(high).limitedBy === "barrier") assert.equal(at(high).rateRay, RAY);
      assert.equal(at(high).output, at(low).output, "the output itself does not know the barrier");
    }),
  );
});

test("the rate stays inside its limits, names the one that binds, and is a positive factor", () => {
  const limit = fc.integer({ min: 0, max: 2_000_000 });
  fc.assert(
    fc.property(market, limit, limit, fc.bigInt({ min: -(10n ** 32n), max: 10n ** 32n }), (price, min, max, integral) => {
      const p = { ...LIVE, proportionalGainWad: WAD, integralGainWad: 10n ** 12n, outputMinRay: -ray(min), outputMaxRay: ray(max) };
      const { rateRay, output, limitedBy } = redemptionRate({ deviation: 0n, integral }, ray(price), RAY, 0n, p);
      assert.ok(rateRay >= 1n && rateRay <= RAY + ray(max));
      if (limitedBy === "none") assert.equal(rateRay, RAY + output);
      if (limitedBy === "max") assert.ok(output > ray(max) && rateRay === RAY + ray(max));
      if (limitedBy === "min") assert.ok(output < -ray(min) && rateRay === RAY - ray(min));
      if (limitedBy === "floor") assert.equal(rateRay, 1n);
    }),
  );
});

test("without a deviation the integral only leaks, by the same share in any number of steps", () => {
  const seconds = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), seconds, seconds, (integral, a, b) => {
      const leakOver = (from: bigint, time: number): bigint =>
        redemptionRate({ deviation: 0n, integral: from }, RAY, RAY, BigInt(time), LIVE).state.integral;
      const once = leakOver(integral, a + b);
      const twice = leakOver(leakOver(integral, a), b);
      const distance = once - twice;
      const size = once < 0n ? -once : once;
      // Powers are rounded half up at 27 digits, products truncated.
      assert.ok((distance < 0n ? -distance : distance) <= size / 10n ** 20n + 2n);
      assert.ok((once < 0n ? -once : once) <= (integral < 0n ? -integral : integral));
    }),
  );
});

test("price: waiting twice is waiting once, a factor of one is standing still", () => {
  const perSecond = fc.integer({ min: -500_000_000, max: 500_000_000 });
  const wait = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(perSecond, wait, wait, (shift, a, b) => {
      const rate = RAY + BigInt(shift) * 10n ** 12n;
      const once = redemptionPriceAfter(RAY, rate, BigInt(a + b));
      const twice = redemptionPriceAfter(redemptionPriceAfter(RAY, rate, BigInt(a)), rate, BigInt(b));
      const distance = once > twice ? once - twice : twice - once;
      assert.ok(distance <= once / 10n ** 20n + 10n ** 6n, `${once} against ${twice}`);
      assert.equal(redemptionPriceAfter(once, RAY, BigInt(a)), once);
      assert.ok(Math.abs(Math.log(Number(once) / 1e27) - (a + b) * Math.log1p(shift * 1e-15)) < 1e-9);
    }),
  );
});
