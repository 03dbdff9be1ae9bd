import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import fc from "fast-check";
import { draw } from "./draw.ts";

const key = fc.oneof(fc.maxSafeInteger(), fc.string({ maxLength: 12 }));

test("golden values stay fixed on every machine and Node version", () => {
  assert.equal(draw(0), 0.6752859364900784);
  assert.equal(draw(1, 7, 42, "size"), 0.5034761678251082);
  assert.equal(draw(-1, 2 ** 40, "a"), 0.5393865582160838);
  assert.equal(draw(20_250_115, 0, 0, 0), 0.6069734605730593);
});

test("a draw lies in [0, 1) and depends on its keys alone, whatever was drawn before", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.array(key, { maxLength: 6 }), fc.array(key, { maxLength: 6 }), (seed, keys, others) => {
      const first = draw(seed, ...keys);
      draw(seed, ...others);
      assert.ok(first >= 0 && first < 1);
      assert.equal(draw(seed, ...keys), first);
    }),
  );
});

test("keys that differ in value, type, order or number give different draws", () => {
  const seen = new Set([
    draw(1),
    draw(1, 0),
    draw(1, 0, 0),
    draw(1, "0"),
    draw(1, ""),
    draw(0, 1),
    draw(1, "ab"),
    draw(1, "a", "b"),
    draw(1, "ba"),
  ]);
  for (const value of [2 ** 32, -(2 ** 32), 2 ** 31, -(2 ** 31), -1, 2 ** 53 - 1]) seen.add(draw(1, value));
  assert.equal(seen.size, 15);
});

test("200,000 distinct keys give 200,000 distinct draws", () => {
  const seen = new Set<number>();
  for (let agent = 0; agent < 200; agent++) for (let step = 0; step < 1000; step++) seen.add(draw(7, agent, step, "x"));
  assert.equal(seen.size, 200_000);
});

test("draws are uniform over 1,000 cells along steps, agents and seeds", () => {
  const families: ((i: number) => number)[] = [
    (i) => draw(1, 3, i, "p"),
    (i) => draw(1, i, 3, "p"),
    (i) => draw(i, 3, 3, "p"),
    (i) => draw(1, i * 4096, 9),
  ];
  for (const family of families) {
    const cells = new Float64Array(1000);
    for (let i = 0; i < 500_000; i++) {
      const cell = Math.floor(family(i) * 1000);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chi = cells.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    // 999 degrees of freedom: mean 999, sd 44.7; five sd either way.
    assert.ok(chi > 775 && chi < 1223, `chi-square ${chi}`);
  }
});

test("neighbouring steps, agents, seeds and purposes are uncorrelated", () => {
  const n = 200_000;
  const pairs: ((i: number) => [number, number])[] = [
    (i) => [draw(1, 3, i), draw(1, 3, i + 1)],
    (i) => [draw(1, 3, i), draw(1, 4, i)],
    (i) => [draw(1, 3, i), draw(2, 3, i)],
    (i) => [draw(1, i, "a"), draw(1, i, "b")],
  ];
  for (const pair of pairs) {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const [a, b] = pair(i);
      sum += (a - 0.5) * (b - 0.5) * 12;
    }
    assert.ok(Math.abs(sum / n) < 5 / Math.sqrt(n), `correlation ${sum / n}`);
  }
});

test("flipping one bit of a key flips half of the leading 32 bits of the draw", () => {
  const bits = (value: number): number => Math.floor(value * 2 ** 32) >>> 0;
  for (let bit = 0; bit < 50; bit++) {
    let flips = 0;
    for (let i = 0; i < 2000; i++) {
      const step = i * 7919;
      const other = Number(BigInt(step) ^ (1n << BigInt(bit)));
      let difference = bits(draw(5, 1, step)) ^ bits(draw(5, 1, other));
      for (; difference !== 0; difference &= difference - 1) flips++;
    }
    assert.ok(Math.abs(flips / 64_000 - 0.5) < 0.011, `bit ${bit}: ${flips / 64_000}`);
  }
});

test("a key that is no safe integer is refused with field and value", () => {
  for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    assert.throws(
      () => draw(1, bad),
      (error: unknown) => error instanceof EvenkeelError && error.code === "RANDOM_KEY_INVALID" && Object.is(error.value, bad),
    );
    assert.throws(() => draw(bad), EvenkeelError);
  }
});
