import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dailyMaximum, marginCap, survivalCap } from "./marginCap.ts";
import { marginCapUnits } from "./marginCapUnits.ts";

const ONE = 1_000_000n;

/** Clamp factor, initial margin and maintenance share in millionths, and the largest |rate| that dYdX's own tests state for them. */
const DYDX: readonly (readonly [bigint, bigint, bigint, bigint])[] = [
  [6_000_000n, 150_000n, 800_000n, 180_000n],
  [6_000_000n, 450_000n, 1_000_000n, 0n],
  [6_000_000n, 0n, 1_000_000n, 0n],
  [3_000_000n, 1_000_000n, 0n, 3_000_000n],
  [0n, 1_000_000n, 1_000_000n, 0n],
  [4_294_967_295n, 1_000_000n, 0n, 4_294_967_295n],
  [423_978_721n, 745_345n, 564_947n, 137_481_459n],
];

test("the chain's own figures, to the unit", () => {
  for (const [factor, initial, share, most] of DYDX) assert.equal(marginCapUnits(factor, initial, share, ONE), most);
});

const fraction = fc.bigInt({ min: 0n, max: ONE });
const factor = fc.bigInt({ min: 0n, max: 10n ** 9n });

test("never decreasing in the factor and in the initial margin, never increasing in the maintenance share", () => {
  fc.assert(
    fc.property(factor, factor, fraction, fraction, fraction, (f, more, initial, share, higher) => {
      assert.ok(marginCapUnits(f + more, initial, share, ONE) >= marginCapUnits(f, initial, share, ONE));
      const [low, high] = share < higher ? [share, higher] : [higher, share];
      assert.ok(marginCapUnits(f, initial, high, ONE) <= marginCapUnits(f, initial, low, ONE));
    }),
  );
});

test("a share of all the margin leaves no room, a share of none leaves all of it", () => {
  fc.assert(
    fc.property(factor, fraction, (f, initial) => {
      assert.equal(marginCapUnits(f, initial, ONE, ONE), 0n);
      assert.equal(marginCapUnits(f, initial, 0n, ONE), (f * initial) / ONE);
    }),
  );
});

test("the unit does not matter beyond its own rounding", () => {
  fc.assert(
    fc.property(factor, fraction, fraction, (f, initial, share) => {
      const coarse = marginCapUnits(f, initial, share, ONE);
      const scale = 10n ** 12n;
      const fine = marginCapUnits(f * scale, initial * scale, share * scale, ONE * scale) / scale;
      // Maintenance cut off to a coarse unit leaves up to `factor` units more room.
      assert.ok(coarse - fine >= 0n && coarse - fine <= f / ONE + 1n, `${coarse} against ${fine}`);
    }),
  );
});

test("BitMEX: three quarters of the buffer each interval, and what a day of shorter intervals may cost", () => {
  assert.equal(marginCap(0.75, 0.01, 0.005), 0.00375);
  const days = [8, 4, 2, 1].map((hours) => dailyMaximum(marginCap(0.75, 0.01, 0.005), hours));
  assert.deepEqual(
    days.map((day) => Number(day.toPrecision(12))),
    [0.01125, 0.0225, 0.045, 0.09],
  );
});

test("dYdX v3: 0.75 % of eight hours was a survival of 21 hours, 4 % is one of four", () => {
  assert.ok(Math.abs(survivalCap(0.05, 0.03, 4, 8) - 0.04) < 1e-15);
  assert.ok(Math.abs(survivalCap(0.05, 0.03, 64 / 3, 8) - 0.0075) < 1e-15);
});

test("surviving twice as long halves the cap; stating it for twice the period doubles it", () => {
  const margin = fc.double({ min: 0.001, max: 1, noNaN: true });
  const hours = fc.integer({ min: 1, max: 240 });
  fc.assert(
    fc.property(margin, margin, hours, hours, (a, b, survive, period) => {
      const [maintenance, initial] = a < b ? [a, b] : [b, a];
      const cap = survivalCap(initial, maintenance, survive, period);
      assert.ok(Math.abs(survivalCap(initial, maintenance, 2 * survive, period) - cap / 2) <= 1e-15 * (1 + cap));
      assert.ok(Math.abs(survivalCap(initial, maintenance, survive, 2 * period) - 2 * cap) <= 1e-15 * (1 + cap));
      assert.ok(Math.abs((cap / period) * survive - (initial - maintenance)) <= 1e-12);
    }),
  );
});
