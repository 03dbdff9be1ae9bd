import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { spectralRadius } from "./spectralRadius.ts";

const near = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 2e-6 * Math.max(1, expected), `${got} against ${expected}`);
const entry = fc.double({ min: -3, max: 3, noNaN: true });

test("two by two: the modulus from trace and determinant, real or complex", () => {
  fc.assert(
    fc.property(entry, entry, entry, entry, (a, b, c, d) => {
      const trace = a + d;
      const determinant = a * d - b * c;
      const discriminant = trace * trace - 4 * determinant;
      const expected = discriminant < 0 ? Math.sqrt(determinant) : (Math.abs(trace) + Math.sqrt(discriminant)) / 2;
      near(spectralRadius([a, b, c, d], 2), expected);
    }),
  );
});

test("triangular: the largest diagonal entry", () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 6, maxLength: 6 }), ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
      near(spectralRadius([a, b, c, 0, d, e, 0, 0, f], 3), Math.max(Math.abs(a), Math.abs(d), Math.abs(f)));
    }),
  );
});

test("nothing comes back from a nilpotent matrix, and scale scales", () => {
  assert.equal(spectralRadius([0, 5, 0, 0], 2), 0);
  assert.equal(spectralRadius([0], 1), 0);
  near(spectralRadius([0, 1e9, -1e9, 0], 2) / 1e9, 1);
  assert.throws(() => spectralRadius([1, 2, 3], 2), EvenkeelError);
});
