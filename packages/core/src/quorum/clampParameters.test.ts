import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clampInteger } from "./clampInteger.ts";
import { changedFields, clampParameters } from "./clampParameters.ts";
import { FIELD, MARKET_SCHEMA } from "./schema.ts";
import { stepInteger } from "./stepInteger.ts";
import { CALM_FIELDS, CONFIG, fieldsWith } from "./vectorCases.testing.ts";

const vector = fc.tuple(...MARKET_SCHEMA.map(() => fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n })));
const seconds = fc.bigInt({ min: 0n, max: 100_000n });

test("a step limits the distance, in both directions, and zero means no limit", () => {
  assert.equal(stepInteger(0n, 100n, 3n, 10n), 30n);
  assert.equal(stepInteger(0n, -100n, 3n, 10n), -30n);
  assert.equal(stepInteger(0n, -100n, 0n, 0n), -100n);
  assert.equal(stepInteger(5n, 100n, 3n, 0n), 5n);
});

test("clamp", () => {
  assert.deepEqual([clampInteger(-1n, 0n, 5n), clampInteger(3n, 0n, 5n), clampInteger(7n, 0n, 5n)], [0n, 3n, 5n]);
});

test("a vector inside its bounds passes", () => {
  const result = clampParameters(CALM_FIELDS, CALM_FIELDS, CONFIG.bounds, 10n);
  assert.deepEqual(result.fields, CALM_FIELDS);
  assert.equal(result.clamped, 0n);
});

test("measurements are never clamped", () => {
  const wild = fieldsWith({ index: -5n, volatility: 10n ** 25n, premiumAverage: 10n ** 25n });
  assert.deepEqual(clampParameters(wild, CALM_FIELDS, CONFIG.bounds, 10n).fields, wild);
});

test("the bitmap names what moved", () => {
  const { fields, clamped } = clampParameters(fieldsWith({ tradeFee: 0n, tier: 9n }), null, CONFIG.bounds, null);
  assert.equal(fields[FIELD.tradeFee], 500_000_000_000_000n);
  assert.equal(fields[FIELD.tier], 4n);
  assert.equal(clamped, (1n << BigInt(FIELD.tradeFee)) | (1n << BigInt(FIELD.tier)));
});

test("nothing ever valid means no step limit", () => {
  const jump = fieldsWith({ fundingRate: 434_027_777_777n });
  assert.equal(clampParameters(jump, CALM_FIELDS, CONFIG.bounds, null).clamped, 0n);
  assert.equal(clampParameters(jump, CALM_FIELDS, CONFIG.bounds, 10n).clamped, 1n << BigInt(FIELD.fundingRate));
});

test("idempotent", () => {
  fc.assert(
    fc.property(vector, vector, seconds, (fields, start, elapsed) => {
      const previous = clampParameters(start, null, CONFIG.bounds, null).fields;
      const once = clampParameters(fields, previous, CONFIG.bounds, elapsed);
      const twice = clampParameters(once.fields, previous, CONFIG.bounds, elapsed);
      assert.deepEqual(twice, { fields: once.fields, clamped: 0n });
    }),
  );
});

test("neither bounds nor steps are ever exceeded", () => {
  fc.assert(
    fc.property(vector, vector, seconds, (fields, start, elapsed) => {
      const previous = clampParameters(start, null, CONFIG.bounds, null).fields;
      const { fields: bounded } = clampParameters(fields, previous, CONFIG.bounds, elapsed);
      for (const [position, { kind }] of MARKET_SCHEMA.entries()) {
        const limits = CONFIG.bounds[position];
        const value = bounded[position] ?? 0n;
        if (kind === "measurement" || limits === undefined) continue;
        assert.ok(value >= limits.min && value <= limits.max);
        const moved = value - (previous[position] ?? 0n);
        if (limits.maxStepPerSecond > 0n) assert.ok((moved < 0n ? -moved : moved) <= limits.maxStepPerSecond * elapsed);
      }
    }),
  );
});

test("clamping the median equals the median of clamped vectors: both are monotone", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -1_000n, max: 1_000n }), { minLength: 1, maxLength: 9 }), (values) => {
      const limit = (value: bigint): bigint => stepInteger(3n, clampInteger(value, -100n, 100n), 2n, 10n);
      const middle = (list: readonly bigint[]): bigint => list.toSorted((a, b) => (a < b ? -1 : 1))[(list.length - 1) >> 1] ?? 0n;
      assert.equal(limit(middle(values)), middle(values.map(limit)));
    }),
  );
});

test("changedFields marks exactly the differing positions", () => {
  assert.equal(changedFields([1n, 2n, 3n], [1n, 9n, 3n]), 0b010n);
  assert.equal(changedFields([1n, 2n, 3n], [0n, 2n, 0n]), 0b101n);
});
