import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { marginQuantums } from "../exact/marginQuantums.ts";
import { openInterestMarginPpm } from "../exact/openInterestMarginPpm.ts";
import { openInterestMargin } from "./openInterestMargin.ts";

const CAPS = { lower: 1_000_000, upper: 2_000_000 };

test("base at the lower cap, all of it at the upper", () => {
  const at = (open: number) => Math.round(openInterestMargin(0.2, open, CAPS) * 1e12) / 1e12;
  assert.deepEqual([0, 1_000_000, 1_500_000, 2_000_000, 9e9].map(at), [0.2, 0.2, 0.6, 1, 1]);
  assert.equal(openInterestMargin(0.2, 9e9, { lower: 5, upper: 0 }), 0.2, "an upper cap of 0 switches the rule off");
  assert.equal(openInterestMargin(1, 1_500_000, CAPS), 1, "a market that is fully paid anyway stays so");
});

test("equal caps are a step", () => {
  const step = { lower: 5, upper: 5 };
  assert.equal(openInterestMargin(0.1, 5, step), 0.1);
  assert.equal(openInterestMargin(0.1, 5.01, step), 1);
});

test("between base and one, never decreasing in open interest", () => {
  const open = fc.double({ min: 0, max: 3e6, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), open, open, (base, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const calm = openInterestMargin(base, low, CAPS);
      const full = openInterestMargin(base, high, CAPS);
      assert.ok(base <= calm && calm <= full && full <= 1);
    }),
  );
});

test("the integer twin is the float rule, rounded down to a millionth", () => {
  const integer = fc.integer({ min: 0, max: 3_000_000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), integer, integer, integer, (base, open, a, b) => {
      const [lower, upper] = a < b ? [a, b] : [b, a];
      const ppm = Number(openInterestMarginPpm(BigInt(base), BigInt(open), BigInt(lower), BigInt(upper)));
      const ratio = openInterestMargin(base / 1e6, open, { lower, upper });
      assert.ok(ratio - ppm / 1e6 > -1e-12 && ratio - ppm / 1e6 < 1e-6 + 1e-12);
    }),
  );
});

test("margin in quanta is rounded up", () => {
  assert.equal(marginQuantums(1n, 100_000n), 1n);
  assert.equal(marginQuantums(500_000n, 200_000n), 100_000n);
  assert.equal(marginQuantums(0n, 200_000n), 0n);
});

test("caps in the wrong order and ratios above one are refused", () => {
  assert.throws(() => openInterestMargin(0.2, 1, { lower: 3, upper: 2 }), { code: "MARGIN_INPUT", field: "caps.lower" });
  assert.throws(() => openInterestMargin(1.2, 1, CAPS), { code: "MARGIN_INPUT", field: "base" });
  assert.throws(() => openInterestMarginPpm(1n, 1n, 3n, 2n), { code: "MARGIN_INPUT", field: "lowerCap" });
  assert.throws(() => openInterestMarginPpm(1_000_001n, 1n, 1n, 2n), { code: "MARGIN_INPUT", field: "basePpm" });
});
