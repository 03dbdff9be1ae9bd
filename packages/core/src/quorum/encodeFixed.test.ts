import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { decodeFields } from "./decodeFields.ts";
import { encodeFields, type FieldValues } from "./encodeFields.ts";
import { encodeFixed, INT128_MAX, INT128_MIN } from "./encodeFixed.ts";
import { encodeReference } from "./encodeReference.testing.ts";
import { FIELD, MARKET_SCHEMA, type Rounding } from "./schema.ts";

const ROUNDINGS: readonly Rounding[] = ["nearest", "up", "towardZero"];
const codeOf =
  (code: string, field: string) =>
  (error: unknown): boolean =>
    error instanceof EvenkeelError && error.code === code && error.field === field;

const VALUES: FieldValues = {
  index: 60_000.5,
  confidence: 6.25,
  indexAverage: 59_990,
  volatility: 0.6,
  premiumAverage: -0.0001,
  premiumIntegral: -0.02,
  fundingRate: -1e-8,
  borrowRate: 6e-10,
  initialMargin: 0.05,
  maintenanceMargin: 0.025,
  tradeFee: 0.0005,
  tier: 1,
};

test("the bits of a double are taken apart exactly: equal to the rational reference", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e20, max: 1e20, noNaN: true }),
      fc.integer({ min: 0, max: 18 }),
      fc.constantFrom(...ROUNDINGS),
      (value, decimals, rounding) => {
        assert.equal(encodeFixed(value, decimals, rounding, "x"), encodeReference(value, decimals, rounding));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("tiny magnitudes and subnormals are exact too", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e-17, max: 1e-17, noNaN: true }), fc.constantFrom(...ROUNDINGS), (value, rounding) => {
      assert.equal(encodeFixed(value, 18, rounding, "x"), encodeReference(value, 18, rounding));
    }),
  );
  for (const rounding of ROUNDINGS) assert.equal(encodeFixed(5e-324, 18, rounding, "x"), rounding === "up" ? 1n : 0n);
});

test("every named rounding on a tie and its neighbours", () => {
  assert.deepEqual(
    [2.5, -2.5, 2.25, -2.25, 2.75, -2.75].map((value) => encodeFixed(value, 0, "nearest", "x")),
    [3n, -3n, 2n, -2n, 3n, -3n],
  );
  assert.deepEqual(
    [2.25, -2.25, 2, -2, -0.5].map((value) => encodeFixed(value, 0, "up", "x")),
    [3n, -2n, 2n, -2n, 0n],
  );
  assert.deepEqual(
    [2.75, -2.75, 0.5, -0.5].map((value) => encodeFixed(value, 0, "towardZero", "x")),
    [2n, -2n, 0n, 0n],
  );
});

test("both zeros are the integer zero", () => {
  assert.equal(encodeFixed(0, 18, "up", "x"), 0n);
  assert.equal(encodeFixed(-0, 18, "up", "x"), 0n);
});

test("nearest and towardZero are odd", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.constantFrom<Rounding>("nearest", "towardZero"),
      (value, rounding) => {
        assert.equal(encodeFixed(-value, 18, rounding, "x"), -encodeFixed(value, 18, rounding, "x"));
      },
    ),
  );
});

test("order is kept", () => {
  const value = fc.double({ min: -1e18, max: 1e18, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.constantFrom(...ROUNDINGS), (a, b, rounding) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(encodeFixed(low, 18, rounding, "x") <= encodeFixed(high, 18, rounding, "x"));
    }),
  );
});

test("NaN and infinities are refused with the field's name", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    assert.throws(() => encodeFields({ ...VALUES, fundingRate: value }), codeOf("ENCODE_NOT_FINITE", "fundingRate"));
  }
});

test("int128 is the limit", () => {
  assert.throws(() => encodeFields({ ...VALUES, index: 1.8e20 }), codeOf("ENCODE_OVERFLOW", "index"));
  assert.throws(() => encodeFixed(2 ** 127, 0, "nearest", "x"), codeOf("ENCODE_OVERFLOW", "x"));
  assert.equal(encodeFixed(-(2 ** 127), 0, "nearest", "x"), INT128_MIN);
  assert.ok(encodeFixed(2 ** 126.99, 0, "nearest", "x") < INT128_MAX);
});

test("decimals outside the table are refused", () => {
  for (const decimals of [-1, 39, 1.5]) assert.throws(() => encodeFixed(1, decimals, "up", "x"), codeOf("ENCODE_DECIMALS_INVALID", "x"));
});

test("a vector is encoded in schema order with each field's own rounding", () => {
  const fields = encodeFields(VALUES);
  assert.equal(fields.length, MARKET_SCHEMA.length);
  assert.equal(fields[FIELD.index], 60_000_500_000_000_000_000_000n);
  assert.equal(fields[FIELD.fundingRate], -10_000_000_000n);
  assert.equal(fields[FIELD.tier], 1n);
  for (const [position, { name, decimals, rounding }] of MARKET_SCHEMA.entries()) {
    assert.equal(fields[position], encodeReference(VALUES[name], decimals, rounding));
  }
});

test("decoding gives back the estimate within the field's unit and a double's precision", () => {
  const decoded = decodeFields(encodeFields(VALUES));
  for (const { name, decimals } of MARKET_SCHEMA) {
    const tolerance = 10 ** -decimals + Math.abs(VALUES[name]) * 1e-15;
    assert.ok(Math.abs(decoded[name] - VALUES[name]) <= (decimals === 0 ? 0 : tolerance), name);
  }
});

test("a vector of another length is not decoded", () => {
  assert.throws(() => decodeFields([1n, 2n]), codeOf("FIELD_COUNT_MISMATCH", "fields"));
});
