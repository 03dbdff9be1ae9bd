import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NO_DEVIATION, RAY, type RedemptionParameters, redemptionPriceAfter, redemptionRate } from "./redemptionRate.ts";

const WAD = 10n ** 18n;
const SANE: RedemptionParameters = {
  proportionalGainWad: 2_893_518_518_518n,
  integralGainWad: 803_755_144n,
  leakPerSecondRay: 999_997_208_243_937_652_252_849_536n,
  noiseBarrierWad: WAD,
  outputMinRay: -RAY,
  outputMaxRay: RAY,
};
const percent = (share: bigint) => (RAY * share) / 100n;

test("a market below the redemption price raises it, one above lowers it, by the same amount", () => {
  const low = redemptionRate(NO_DEVIATION, percent(95n), RAY, 0n, SANE);
  const high = redemptionRate(NO_DEVIATION, percent(105n), RAY, 0n, SANE);
  assert.equal(low.rateRay, 1_000_000_144_675_925_925_900_000_000n);
  assert.equal(low.rateRay - RAY, RAY - high.rateRay);
  assert.equal(low.limitedBy, "none");
});

test("an output inside the noise barrier changes nothing but is remembered", () => {
  const quiet = { ...SANE, proportionalGainWad: WAD, integralGainWad: 0n, noiseBarrierWad: (995n * WAD) / 1000n };
  const inside = redemptionRate(NO_DEVIATION, (RAY * 996n) / 1000n, RAY, 0n, quiet);
  assert.deepEqual([inside.rateRay, inside.limitedBy, inside.state.deviation], [RAY, "barrier", (RAY * 4n) / 1000n]);
  assert.equal(redemptionRate(NO_DEVIATION, (RAY * 995n) / 1000n, RAY, 0n, quiet).limitedBy, "none");
});

test("the integral follows the trapezoid rule and leaks before the new area is added", () => {
  const first = redemptionRate(NO_DEVIATION, percent(95n), RAY, 0n, SANE);
  assert.equal(first.state.integral, 0n);
  const second = redemptionRate(first.state, percent(90n), RAY, 3_600n, SANE);
  assert.equal(second.state.integral, (percent(15n) / 2n) * 3_600n);
  const third = redemptionRate({ deviation: 0n, integral: percent(100n) }, RAY, RAY, 3_600n, SANE);
  assert.ok(Math.abs(Number(third.state.integral) / Number(percent(100n)) - 0.99) < 1e-9);
});

test("limits name themselves; the factor never falls to zero", () => {
  const wild = { ...SANE, proportionalGainWad: WAD };
  const limited = { ...wild, outputMinRay: -percent(1n), outputMaxRay: percent(2n) };
  assert.deepEqual(
    [percent(50n), percent(150n)].map((market) => redemptionRate(NO_DEVIATION, market, RAY, 0n, limited).limitedBy),
    ["max", "min"],
  );
  assert.equal(redemptionRate(NO_DEVIATION, percent(50n), RAY, 0n, limited).rateRay, percent(102n));
  const floor = redemptionRate(NO_DEVIATION, percent(250n), RAY, 0n, { ...wild, outputMinRay: -2n * RAY });
  assert.deepEqual([floor.rateRay, floor.limitedBy], [1n, "floor"]);
});

test("gains of one collapse the redemption price within an hour", () => {
  const wild = { ...SANE, proportionalGainWad: WAD, integralGainWad: WAD };
  const { rateRay } = redemptionRate(NO_DEVIATION, percent(105n), RAY, 0n, wild);
  assert.equal(redemptionPriceAfter(RAY, rateRay, 3_600n), 0n);
});

test("with sane gains the price moves against the deviation and a held deviation moves it ever faster", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 60, max: 3_600 }), (gap, seconds) => {
      const market = percent(100n - BigInt(gap));
      const elapsed = BigInt(seconds);
      const first = redemptionRate(NO_DEVIATION, market, RAY, 0n, SANE);
      const second = redemptionRate(first.state, market, RAY, elapsed, SANE);
      assert.ok(first.rateRay > RAY && second.rateRay > first.rateRay);
      assert.ok(redemptionPriceAfter(RAY, first.rateRay, elapsed) > RAY);
    }),
  );
});
