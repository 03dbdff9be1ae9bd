import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { factorDeviation } from "./factorDeviation.ts";

const legs = fc.array(
  fc.record({ risk: fc.double({ min: -1e6, max: 1e6, noNaN: true }), loading: fc.double({ min: -1, max: 1, noNaN: true }) }),
  { maxLength: 10 },
);

test("independent legs add in squares, fully common ones in a line", () => {
  assert.equal(factorDeviation([]), 0);
  assert.equal(
    factorDeviation([
      { risk: 3, loading: 0 },
      { risk: 4, loading: 0 },
    ]),
    5,
  );
  assert.equal(
    factorDeviation([
      { risk: 3, loading: 1 },
      { risk: 4, loading: 1 },
    ]),
    7,
  );
  assert.equal(
    factorDeviation([
      { risk: 3, loading: 1 },
      { risk: -3, loading: 1 },
    ]),
    0,
  );
});

test("equals the quadratic form of the model's covariance", () => {
  fc.assert(
    fc.property(legs, (book) => {
      const variance = book.reduce(
        (sum, a, i) => sum + book.reduce((inner, b, j) => inner + a.risk * b.risk * (i === j ? 1 : a.loading * b.loading), 0),
        0,
      );
      const scale = book.reduce((sum, { risk }) => sum + risk * risk, 1);
      assert.ok(Math.abs(factorDeviation(book) ** 2 - variance) <= 1e-9 * scale);
    }),
  );
});

test("never above the sum of the legs", () => {
  fc.assert(
    fc.property(legs, (book) => {
      const sum = book.reduce((total, { risk }) => total + Math.abs(risk), 0);
      assert.ok(factorDeviation(book) <= sum * (1 + 1e-12) + 1e-9);
    }),
  );
});
