import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromJumpWings, toJumpWings } from "./jumpWings.ts";
import { guaranteedWings } from "./repairSmile.ts";
import { ssviToRaw } from "./ssviSlice.ts";
import { ssviWings } from "./ssviWings.ts";

const variance = fc.double({ min: 1e-3, max: 2, noNaN: true });
const wing = fc.double({ min: 1e-2, max: 2, noNaN: true });
const close = (got: number, want: number, tolerance = 1e-9) => assert.ok(Math.abs(got - want) <= tolerance, `${got} against ${want}`);

test("its wings are those of the surface slice with the same two slopes", () => {
  fc.assert(
    fc.property(variance, wing, wing, (v, p, c) => {
      const wings = ssviWings({ v, psi: 0.5 * (c - p), p });
      assert.ok(wings);
      const slice = toJumpWings(ssviToRaw({ theta: v, phi: (p + c) / Math.sqrt(v), rho: (c - p) / (p + c) }), 1);
      for (const name of ["v", "psi", "p", "c", "vTilde"] as const) close(wings[name], slice[name]);
    }),
  );
});

test("where both no-arbitrage bounds hold it is the guaranteed repair; beyond them it is not", () => {
  fc.assert(
    fc.property(variance, wing, wing, (v, p, c) => {
      const psi = 0.5 * (c - p);
      const larger = Math.max(p, c);
      const safe = larger * Math.sqrt(v) < 1.9 && (p + c) * larger < 1.9;
      const unsafe = larger * Math.sqrt(v) > 2.1 || (p + c) * larger > 2.1;
      const [plain, guaranteed] = [ssviWings({ v, psi, p }), guaranteedWings({ v, psi, p, c: 9, vTilde: 0 }, 1)];
      assert.ok(plain);
      // The guarantee lifts a wing of next to nothing.
      fc.pre(Math.min(p, c) > 0.01 * larger);
      if (safe) close(plain.c, guaranteed.c);
      if (unsafe) assert.ok(guaranteed.p + guaranteed.c < plain.p + plain.c);
    }),
  );
});

test("no smile slopes down on both sides", () => {
  assert.equal(ssviWings({ v: 0.04, psi: -0.3, p: 0.5 }), null);
  assert.equal(ssviWings({ v: 0.04, psi: 0.3, p: -0.1 }), null);
  assert.equal(ssviWings({ v: 0.04, psi: 0, p: 0 }), null);
  assert.deepEqual(ssviWings({ v: 0.04, psi: -0.25, p: 0.5 }), { v: 0.04, psi: -0.25, p: 0.5, c: 0, vTilde: 0 });
});

test("a least variance above the money's by a rounding is the money's", () => {
  const v = 0.3080969532398476;
  const [exact, rounded] = [v, v * (1 + 2 ** -52)].map((vTilde) => fromJumpWings({ v, psi: 0, p: 0.81, c: 0.81, vTilde }, 1));
  close(exact?.a ?? 0, rounded?.a ?? 1, 1e-12);
  const leaning = fromJumpWings({ v, psi: 0.1, p: 0.7, c: 0.9, vTilde: v * (1 + 2 ** -52) }, 1);
  assert.ok(leaning.sigma >= 0);
  assert.throws(() => fromJumpWings({ v, psi: 0, p: 0.81, c: 0.81, vTilde: v * 1.000001 }, 1), { code: "SVI_INVALID" });
});
