import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal, uniforms } from "../seeded.testing.ts";
import { christoffersenTest, kupiecTest } from "./kupiecTest.ts";

test("as many exceedances as stated raise no doubt", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (tens) => {
      const { statistic, pValue } = kupiecTest(tens, 100 * tens, 0.01);
      close(statistic, 0, 1e-9);
      close(pValue, 1, 1e-4);
    }),
  );
});

test("doubt grows with the distance on either side", () => {
  let before = -1;
  for (const exceedances of [10, 12, 15, 20, 40]) {
    const { statistic } = kupiecTest(exceedances, 1_000, 0.01);
    assert.ok(statistic > before);
    before = statistic;
  }
  assert.ok(kupiecTest(0, 1_000, 0.01).statistic > kupiecTest(5, 1_000, 0.01).statistic);
  close(kupiecTest(0, 1_000, 0.01).statistic, -2 * 1_000 * Math.log(0.99), 1e-9);
  close(kupiecTest(17, 1_000, 0.01).statistic, 4.090972554545601, 1e-9);
});

test("the regions of acceptance are Kupiec's table", () => {
  // T = 255, p = 0.05: fewer than 7 or more than 21 exceedances reject at 5 % (Kupiec 1995, table 3: 6 < N < 21).
  for (let n = 7; n <= 20; n++) assert.ok(kupiecTest(n, 255, 0.05).pValue > 0.05, `${n}`);
  for (const n of [6, 21]) assert.ok(kupiecTest(n, 255, 0.05).pValue < 0.06, `${n}`);
  for (const n of [5, 22]) assert.ok(kupiecTest(n, 255, 0.05).pValue < 0.05, `${n}`);
});

test("an honest limit is rejected about as rarely as stated", () => {
  const uniform = uniforms(5);
  let rejected = 0;
  for (let trial = 0; trial < 2_000; trial++) {
    let hits = 0;
    for (let i = 0; i < 500; i++) if (uniform() < 0.05) hits++;
    if (kupiecTest(hits, 500, 0.05).pValue < 0.05) rejected++;
  }
  assert.ok(rejected > 60 && rejected < 150, `${rejected}`);
});

test("exceedances that come in runs are told from scattered ones of the same number", () => {
  const bunched = Array.from({ length: 400 }, (_, i) => (i % 100 < 5 ? 1 : 0));
  const scattered = Array.from({ length: 400 }, (_, i) => (i % 20 === 0 ? 1 : 0));
  assert.ok(christoffersenTest(bunched).pValue < 1e-6);
  assert.ok(christoffersenTest(scattered).pValue > 0.1);
});

test("no exceedance at all is no evidence of dependence", () => {
  assert.equal(christoffersenTest([0, 0, 0, 0]).statistic, 0);
  assert.equal(christoffersenTest([1, 1, 1, 1]).statistic, 0);
});

test("the statistic of a short record, by hand", () => {
  // Pairs: 00 four times, 01 twice, 11 twice, 10 once; rate 4/9.
  const dependent = 4 * Math.log(4 / 6) + 2 * Math.log(2 / 6) + Math.log(1 / 3) + 2 * Math.log(2 / 3);
  const independent = 5 * Math.log(5 / 9) + 4 * Math.log(4 / 9);
  close(christoffersenTest([0, 0, 1, 1, 0, 0, 0, 0, 1, 1]).statistic, 2 * (dependent - independent), 1e-12);
});

test("counts that are none are refused", () => {
  assert.throws(() => kupiecTest(1, 10, 0), refusal("MATH_DOMAIN", "rate"));
  assert.throws(() => kupiecTest(1, 0, 0.1), refusal("MATH_DOMAIN", "observations"));
  assert.throws(() => kupiecTest(11, 10, 0.1), refusal("MATH_DOMAIN", "exceedances"));
  assert.throws(() => christoffersenTest([1]), refusal("MATH_DOMAIN", "exceeded"));
});
