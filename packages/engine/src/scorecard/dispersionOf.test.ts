import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dispersionOf } from "./dispersionOf.ts";

test("hand-computed spreads", () => {
  assert.deepEqual(
    dispersionOf([
      [100n, 0n],
      [99n, 0n],
    ]),
    [0.01, 0],
  );
  assert.deepEqual(dispersionOf([[1n], [-1n]]), [2]);
  assert.deepEqual(dispersionOf([[0n], [5n]]), [1]);
  assert.deepEqual(dispersionOf([[-100n], [-75n], [-80n]]), [0.25]);
});

test("no vector has no fields; one vector agrees with itself", () => {
  assert.deepEqual(dispersionOf([]), []);
  assert.deepEqual(dispersionOf([[7n, -3n, 0n]]), [0, 0, 0]);
});

test("exact beyond 2^53: one unit of 1e-9 of a wad price is seen", () => {
  const price = 90_000n * 10n ** 18n;
  assert.deepEqual(dispersionOf([[price], [price - price / 1_000_000_000n]]), [1e-9]);
  assert.deepEqual(dispersionOf([[price], [price - 1n]]), [0]);
});

test("between 0 and 2, the same in any order of nodes and for the opposite sign, 0 exactly where nodes agree to 1e-9", () => {
  const value = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 7 }), (values) => {
      const [spread = Number.NaN] = dispersionOf(values.map((x) => [x]));
      assert.ok(spread >= 0 && spread <= 2);
      assert.deepEqual(dispersionOf([...values].reverse().map((x) => [x])), [spread]);
      assert.deepEqual(dispersionOf(values.map((x) => [-x])), [spread]);
      if (new Set(values).size === 1) assert.equal(spread, 0);
    }),
  );
});
