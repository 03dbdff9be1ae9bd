import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, uniforms } from "../seeded.testing.ts";
import { anchoredRatio } from "./anchoredRatio.ts";
import { parityDeviation } from "./parityDeviation.ts";
import { powerFunding } from "./powerFunding.ts";

const rate = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const anchoring = fc.double({ min: 1, max: 10_000, noNaN: true });

test("interest equal to carry means no premium, less means a dear perpetual, more a cheap one", () => {
  fc.assert(
    fc.property(anchoring, rate, fc.double({ min: 1e-6, max: 0.4, noNaN: true }), (kappa, r, gap) => {
      close(anchoredRatio(kappa, r, r) ?? 0, 1, 1e-12);
      assert.ok((anchoredRatio(kappa, r - gap, r) ?? 0) > 1);
      assert.ok((anchoredRatio(kappa, r + gap, r) ?? 2) < 1);
    }),
  );
});

test("at the anchored price funding pays exactly the carry of the position", () => {
  fc.assert(
    fc.property(anchoring, rate, rate, (kappa, iota, r) => {
      const ratio = anchoredRatio(kappa, iota, r) ?? 0;
      // The gain of the perpetual is ratio * r; funding pays kappa (ratio - 1) + iota.
      close(kappa * (ratio - 1) + iota, ratio * r, 1e-8);
    }),
  );
});

test("it is the mean growth at a random time with the anchoring as its intensity", () => {
  const uniform = uniforms(3);
  const n = 400_000;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.exp((0.05 * -Math.log(1 - uniform())) / 10) / n;
  close(anchoredRatio(10, 0, 0.05) ?? 0, sum, 1e-4);
});

test("an anchoring no stronger than the carry has no price", () => {
  assert.equal(anchoredRatio(0.05, 0, 0.05), null);
  assert.equal(anchoredRatio(0, 0, 0.05), null);
});

test("published figures", () => {
  close(anchoredRatio(1095, 0, 0.05) ?? 0, 1.0000456641855793, 1e-15);
  close(anchoredRatio(0.125, 0.0001, 4.566e-5) ?? 0, 0.9995651211474528, 1e-15);
  close(parityDeviation(1095, 100.1, 100, 0.05), 1.0449999999998794, 1e-9);
  close(parityDeviation(1095, 100, 100, 0.05), -0.05, 1e-15);
  close(powerFunding(2, 0.05, 0.8), 0.69, 1e-12);
  close(powerFunding(0.5, 0.05, 0.8), -0.105, 1e-12);
  close(powerFunding(-1, 0.05, 0.6), 0.26, 1e-12);
});

test("the deviation is zero at the anchored price without interest, to first order, and free of the unit of account", () => {
  const spot = 30_000;
  const perpetual = spot * (anchoredRatio(1095, 0, 0.05) ?? 0);
  close(parityDeviation(1095, perpetual, spot, 0.05), 0, 1e-5);
  close(parityDeviation(1095, 2 * perpetual, 2 * spot, 0.05), parityDeviation(1095, perpetual, spot, 0.05), 1e-9);
});

test("a plain perpetual and a constant pay for no convexity; the funding is the expected growth beyond the carry", () => {
  assert.equal(powerFunding(1, 0.07, 0.9), 0);
  close(powerFunding(0, 0.07, 0.9), -0.07, 1e-15);
  const normal = normals(5);
  const [carry, volatility, time, n] = [0.05, 0.8, 0.01, 400_000];
  for (const power of [2, 0.5]) {
    let sum = 0;
    for (let i = 0; i < n; i++)
      sum += Math.exp(power * ((carry - volatility ** 2 / 2) * time + volatility * Math.sqrt(time) * normal())) / n;
    close(Math.log(sum) / time - carry, powerFunding(power, carry, volatility), 0.03);
  }
});
