import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, sample } from "../../math/seeded.testing.ts";
import { bipowerVariation } from "./bipowerVariation.ts";
import { jumpTest } from "./jumpTest.ts";
import { realisedVariance } from "./realisedVariance.ts";

const returns = fc
  .array(
    fc.integer({ min: -1_000, max: 1_000 }).map((k) => k * 1e-4),
    { minLength: 3, maxLength: 50 },
  )
  .map((r) => Float64Array.from(r));

test("realised variance adds up over parts", () => {
  fc.assert(
    fc.property(returns, fc.nat(50), (r, cut) => {
      const at = Math.min(cut, r.length);
      close(realisedVariance(r, 0, r.length), realisedVariance(r, 0, at) + realisedVariance(r, at, r.length), 1e-15);
    }),
  );
});

test("signs do not matter, and scale enters squared", () => {
  fc.assert(
    fc.property(returns, fc.double({ min: 0.1, max: 10, noNaN: true }), (r, scale) => {
      const n = r.length;
      const other = r.map((x, i) => (i % 3 === 0 ? -x : x) * scale);
      close(realisedVariance(other, 0, n), scale * scale * realisedVariance(r, 0, n), 1e-9);
      close(bipowerVariation(other, 0, n), scale * scale * bipowerVariation(r, 0, n), 1e-9);
      close(jumpTest(other, 0, n, 3).z, jumpTest(r, 0, n, 3).z, 1e-6);
    }),
  );
});

test("without jumps both find the integrated variance", () => {
  const r = sample(50_000, normals(1)).map((z) => 0.001 * z);
  close(realisedVariance(r, 0, r.length) / 0.05, 1, 0.02);
  close(bipowerVariation(r, 0, r.length) / 0.05, 1, 0.02);
});

test("a jump goes into the realised variance and hardly into the bipower variation", () => {
  const r = sample(2_000, normals(2)).map((z) => 0.001 * z);
  const before = bipowerVariation(r, 0, 2_000);
  r[1_000] = 0.05;
  assert.ok(realisedVariance(r, 0, 2_000) > 2.2 * before);
  close(bipowerVariation(r, 0, 2_000) / before, 1, 0.1);
  const { jump, z } = jumpTest(r, 0, 2_000, 3.09);
  assert.ok(z > 10);
  close(jump / 0.0025, 1, 0.15);
});

test("the parts add up, and false alarms are about as rare as stated", () => {
  const normal = normals(3);
  let alarms = 0;
  const trials = 3_000;
  for (let trial = 0; trial < trials; trial++) {
    const r = sample(288, normal);
    const { realised, continuous, jump, z } = jumpTest(r, 0, 288, 2.326);
    close(continuous + jump, realised, 1e-9);
    assert.ok(jump >= 0);
    if (z > 2.326) alarms++;
  }
  // Stated 1 %; 2-sigma band of the simulation with the small-sample bias of the ratio test.
  assert.ok(alarms > 10 && alarms < 70, `${alarms}`);
});

test("no jump can be told from too few returns, or from none that move", () => {
  assert.deepEqual(jumpTest(Float64Array.of(1, 2), 0, 2, 3), { realised: 5, continuous: 5, jump: 0, z: 0 });
  assert.deepEqual(jumpTest(new Float64Array(9), 0, 9, 3), { realised: 0, continuous: 0, jump: 0, z: 0 });
  assert.equal(bipowerVariation(Float64Array.of(1), 0, 1), 0);
  // A single move among zeros has no moving neighbour: nothing to compare it with.
  assert.equal(jumpTest(Float64Array.of(0, 0, 1, 0, 0), 0, 5, 3).jump, 0);
});

test("the example of the docstring", () => {
  close(bipowerVariation(Float64Array.of(0.01, -0.01, 0.01), 0, 3), (Math.PI / 2) * 1.5 * 2e-4, 1e-15);
});
