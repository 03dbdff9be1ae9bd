import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { butterfly, steeperWing } from "./butterfly.ts";
import { durrleman } from "./durrleman.ts";
import { type JumpWings, smileOfWings, toJumpWings } from "./jumpWings.ts";
import { sviPoint, sviTotalVariance } from "./rawSvi.ts";
import { guaranteedSmile, guaranteedWings, repairSmile } from "./repairSmile.ts";
import { rawSmile, VOGT } from "./smiles.testing.ts";

const wingsOf = fc.record({
  v: fc.double({ min: 0.001, max: 4, noNaN: true }),
  psi: fc.double({ min: -3, max: 3, noNaN: true }),
  p: fc.double({ min: -1, max: 6, noNaN: true }),
  c: fc.double({ min: -1, max: 6, noNaN: true }),
  vTilde: fc.double({ min: -1, max: 4, noNaN: true }),
});
const years = fc.double({ min: 0.01, max: 3, noNaN: true });

test("Gatheral and Jacquier's repair of the Vogt smile, to the seven digits they print", () => {
  const { c, vTilde } = guaranteedWings(toJumpWings(VOGT, 1), 1);
  assert.ok(Math.abs(c - 0.3493158) < 1e-6);
  assert.ok(Math.abs(vTilde - 0.01548182) < 1e-7);
});

test("the guaranteed smile is free of butterfly arbitrage, whatever it is made from", () => {
  fc.assert(
    fc.property(wingsOf, years, (wings, t) => {
      const safe = guaranteedWings(wings, t);
      const smile = guaranteedSmile(wings, t);
      const verdict = butterfly(smile);
      assert.ok(verdict.free, JSON.stringify({ safe, verdict }));
      assert.ok(steeperWing(smile) <= 2);
      assert.equal(safe.v, wings.v);
      assert.ok(Math.abs(safe.c - safe.p - 2 * safe.psi) < 1e-12 * (1 + safe.p + safe.c));
    }),
    { numRuns: 300 },
  );
});

test("a repaired smile is free of arbitrage at every strike, keeps its variance at the money and moves no further than it must", () => {
  fc.assert(
    fc.property(rawSmile, years, fc.double({ min: -10, max: 10, noNaN: true }), (raw, t, k) => {
      const wings = toJumpWings(raw, t);
      const { smile, moved } = repairSmile(wings, t);
      assert.ok(butterfly(smile).free);
      assert.ok(durrleman(sviPoint(smile, k), k) > -1e-6);
      assert.ok(Math.abs(sviTotalVariance(smile, 0) / (wings.v * t) - 1) < 1e-9);
      assert.ok(moved >= 0 && moved <= 1);
      // Jump-wings forget the width of a smile whose lowest point is the money.
      const stated = smileOfWings(wings, t);
      if (stated && butterfly(stated).free) assert.equal(moved, 0);
    }),
    { numRuns: 100 },
  );
});

test("a repair is not repaired again", () => {
  const { wings } = repairSmile(toJumpWings(VOGT, 1), 1);
  assert.equal(repairSmile(wings, 1).moved, 0);
});

test("the nearest good smile lies between the bad one and the guaranteed one", () => {
  const bad = toJumpWings(VOGT, 1);
  const { smile, wings, moved } = repairSmile(bad, 1);
  assert.ok(moved > 0.05 && moved < 0.95, `${moved}`);
  assert.ok(wings.c < bad.c && wings.c > 0.3493158);
  assert.ok(butterfly(smile).least < 0.01, "it stops where the density touches zero");
});

test("any wings at all are repaired, the impossible ones too", () => {
  const nonsense: readonly JumpWings[] = [
    { v: 0.04, psi: 2, p: 0.1, c: 0.1, vTilde: 0.01 },
    { v: 0.04, psi: -2, p: 0.1, c: 0.1, vTilde: 0.5 },
    { v: 4, psi: 0, p: 9, c: 9, vTilde: -1 },
    { v: 0.04, psi: 0, p: -1, c: -1, vTilde: 0.04 },
    { v: 1e-6, psi: 0, p: 100, c: 0, vTilde: 0 },
  ];
  for (const wings of nonsense) assert.ok(butterfly(repairSmile(wings, 1).smile).free, JSON.stringify(wings));
});
