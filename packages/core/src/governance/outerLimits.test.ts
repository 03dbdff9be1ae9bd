import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createOuterLimits, type OuterRange } from "./outerLimits.ts";

const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const range = fc.tuple(integer, integer).map(([a, b]): OuterRange => (a < b ? { min: a, max: b } : { min: b, max: a }));
const share = fc.integer({ min: 0, max: 1_000 });

/** A range inside another one. */
function inside({ min, max }: OuterRange, from: number, to: number): OuterRange {
  const at = (part: number) => min + ((max - min) * BigInt(part)) / 1_000n;
  return { min: at(Math.min(from, to)), max: at(Math.max(from, to)) };
}

test("a value is inside exactly when it lies between the ends, both included", () => {
  fc.assert(
    fc.property(range, integer, (limit, value) => {
      const limits = createOuterLimits({ guard: limit });
      const expected = value >= limit.min && value <= limit.max ? null : "outside_outer_limits";
      assert.equal(limits.violationOf("guard", value), expected);
      for (const edge of [limit.min, limit.max]) assert.equal(limits.violationOf("guard", edge), null);
      assert.equal(limits.violationOf("guard", limit.min - 1n), "outside_outer_limits");
      assert.equal(limits.violationOf("guard", limit.max + 1n), "outside_outer_limits");
      assert.equal(limits.violationOf("other", value), "unknown_parameter");
    }),
  );
});

test("along any chain of tightenings, what was outside once is outside for ever", () => {
  fc.assert(
    fc.property(range, fc.array(fc.tuple(share, share), { maxLength: 8 }), fc.array(integer, { maxLength: 8 }), (start, chain, values) => {
      let present = start;
      let limits = createOuterLimits({ guard: start });
      const refused = new Set<bigint>();
      for (const [from, to] of chain) {
        for (const value of values) if (limits.violationOf("guard", value) !== null) refused.add(value);
        present = inside(present, from, to);
        limits = limits.tightened({ guard: present });
        for (const value of refused) assert.equal(limits.violationOf("guard", value), "outside_outer_limits");
        assert.deepEqual(limits.ranges.get("guard"), present);
      }
    }),
  );
});

test("a range that reaches out of the present one on either side is refused, and the limits stay as they were", () => {
  fc.assert(
    fc.property(range, fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.boolean(), (limit, beyond, below) => {
      const limits = createOuterLimits({ guard: limit });
      const wide = below ? { min: limit.min - beyond, max: limit.max } : { min: limit.min, max: limit.max + beyond };
      const field = below ? "guard.min" : "guard.max";
      assert.throws(() => limits.tightened({ guard: wide }), { code: "OUTER_LIMITS_WIDENED", field });
      assert.deepEqual(limits.ranges.get("guard"), limit);
    }),
  );
});

test("parameters are tightened one by one: what is not named keeps its range", () => {
  fc.assert(
    fc.property(range, range, share, share, (first, second, from, to) => {
      const tight = inside(first, from, to);
      const limits = createOuterLimits({ first, second }).tightened({ first: tight });
      assert.deepEqual(
        [...limits.ranges],
        [
          ["first", tight],
          ["second", second],
        ],
      );
      // The same ranges again, and in two calls, are the same limits.
      assert.deepEqual([...limits.tightened({ first: tight, second }).ranges], [...limits.ranges]);
    }),
  );
});

test("every broken range of a set is named at once", () => {
  const upsideDown = { min: 2n, max: 1n };
  assert.throws(
    () => createOuterLimits({ a: upsideDown, b: { min: 0n, max: 1n }, c: upsideDown }),
    (error: Error) => error.message.includes("a.min") && error.message.includes("c.min") && !error.message.includes("b.min"),
  );
});
