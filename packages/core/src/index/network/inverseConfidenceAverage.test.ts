import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type FeedAverages, updateFeedAverages } from "./inverseConfidenceAverage.ts";
import { addShort, divideShort, multiplyShort, shorten, toUnits } from "./shortDecimal.ts";

function follow(rows: readonly (readonly [price: bigint, halfWidth: bigint, slots: number])[], exponent = 0): readonly [bigint, bigint][] {
  let state: FeedAverages | null = null;
  return rows.map(([price, halfWidth, slots]) => {
    state = updateFeedAverages(state, { price, halfWidth }, slots, exponent);
    return [state.price.value, state.halfWidth.value];
  });
}

test("the first aggregate is the average, and so is the first after a gap of more than 4,145 slots", () => {
  assert.deepEqual(follow([[100n, 10n, 5000]]), [[100n, 10n]]);
  const rows = follow([
    [100n, 10n, 1],
    [200n, 10n, 4146],
    [100n, 10n, 4145],
  ]);
  assert.deepEqual(rows[1], [200n, 10n]);
  assert.ok((rows[2]?.[0] ?? 0n) < 200n && (rows[2]?.[0] ?? 0n) > 100n);
});

test("an aggregate that is unsure of itself moves the average less", () => {
  const sure = follow([
    [100n, 10n, 5000],
    [200n, 10n, 1],
  ]);
  const unsure = follow([
    [100n, 10n, 5000],
    [200n, 100n, 1],
  ]);
  assert.ok((sure[1]?.[0] ?? 0n) > (unsure[1]?.[0] ?? 0n));
});

test("ten significant digits drift under a constant input: the published behaviour of the 28-bit mantissa", () => {
  const rows = follow(Array.from({ length: 4 }, (_, i) => [1234567890n, 1n, i === 0 ? 5000 : 1] as const));
  assert.deepEqual(
    rows.map(([price]) => price),
    [1234567890n, 1234567880n, 1234567860n, 1234567840n],
  );
});

test("a confidence of zero counts as one whole unit of weight", () => {
  assert.deepEqual(follow([[100n, 0n, 5000]], -2), [[100n, 0n]]);
});

test("short decimals: every operation is within its truncation of the real one", () => {
  const integer = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const real = ({ mantissa, exponent }: { mantissa: bigint; exponent: number }) => Number(mantissa) * 10 ** exponent;
  fc.assert(
    fc.property(integer, integer, fc.integer({ min: -8, max: 0 }), (a, b, exponent) => {
      const [x, y] = [shorten(a, exponent), shorten(b, exponent)];
      const near = (got: number, want: number, scale: number) =>
        assert.ok(Math.abs(got - want) <= 1e-7 * Math.max(scale, 1e-300), `${got} ${want}`);
      near(real(x), Number(a) * 10 ** exponent, Math.abs(real(x)));
      near(real(multiplyShort(x, y)), real(x) * real(y), Math.abs(real(x) * real(y)));
      near(real(addShort(x, y)), real(x) + real(y), Math.abs(real(x)) + Math.abs(real(y)));
      assert.deepEqual(addShort(x, y), addShort(y, x));
      if (y.mantissa !== 0n) near(real(divideShort(x, y)), real(x) / real(y), Math.abs(real(x) / real(y)));
    }),
  );
});

test("short decimals: zero, a lost operand, and truncation towards zero", () => {
  assert.deepEqual(divideShort({ mantissa: 0n, exponent: 3 }, { mantissa: 5n, exponent: 0 }), { mantissa: 0n, exponent: 0 });
  assert.deepEqual(divideShort({ mantissa: 5n, exponent: 0 }, { mantissa: 0n, exponent: 0 }), { mantissa: 0n, exponent: 0 });
  assert.deepEqual(addShort({ mantissa: 7n, exponent: 30 }, { mantissa: 9n, exponent: 0 }), { mantissa: 7n, exponent: 30 });
  assert.deepEqual([toUnits({ mantissa: -15n, exponent: -1 }, 0), toUnits({ mantissa: 15n, exponent: 1 }, 0)], [-1n, 150n]);
});
