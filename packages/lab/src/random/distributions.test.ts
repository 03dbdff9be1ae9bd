import assert from "node:assert/strict";
import { test } from "node:test";
import { exponential } from "./exponential.ts";
import { normal } from "./normal.ts";
import { studentT } from "./studentT.ts";

const n = 300_000;

function sample(f: (i: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => f(i)).sort();
}

/** Largest distance between the sample's and the given distribution function, times sqrt(n). */
function kolmogorov(sorted: Float64Array, cdf: (x: number) => number): number {
  let worst = 0;
  sorted.forEach((x, i) => {
    worst = Math.max(worst, Math.abs(cdf(x) - (i + 0.5) / n));
  });
  return worst * Math.sqrt(n);
}

function close(got: number, want: number): void {
  assert.ok(Math.abs(got - want) < 1e-12, `${got} against ${want}`);
}

test("golden values", () => {
  close(normal(1, 7, 42, "shock"), 0.7227179834238567);
  close(exponential(40, 1, 7, 42, "delay"), 28.228454363867627);
  close(studentT(3, 1, 7, 42, "jump"), -0.6116900263562833);
});

test("normal has mean 0, variance 1, kurtosis 3 and the right quantiles", () => {
  const values = sample((i) => normal(2, 5, i, "z"));
  const moment = (k: number): number => values.reduce((sum, x) => sum + x ** k, 0) / n;
  assert.ok(Math.abs(moment(1)) < 0.01);
  assert.ok(Math.abs(moment(2) - 1) < 0.015);
  assert.ok(Math.abs(moment(4) - 3) < 0.15);
  const quantile = (p: number): number => values[Math.floor(p * n)] ?? Number.NaN;
  assert.ok(Math.abs(quantile(0.975) - 1.96) < 0.02);
  assert.ok(Math.abs(quantile(0.001) + 3.09) < 0.08);
});

test("exponential follows 1 - exp(-x / mean)", () => {
  const values = sample((i) => exponential(40, 2, i, "w"));
  assert.ok(kolmogorov(values, (x) => 1 - Math.exp(-x / 40)) < 2.2);
});

test("Student-t with 3 degrees follows its closed form, with 1 the Cauchy law", () => {
  const three = (x: number): number => 0.5 + (Math.atan(x / Math.sqrt(3)) + (x * Math.sqrt(3)) / (3 + x * x)) / Math.PI;
  assert.ok(
    kolmogorov(
      sample((i) => studentT(3, 2, i, "j")),
      three,
    ) < 2.2,
  );
  assert.ok(
    kolmogorov(
      sample((i) => studentT(1, 3, i, "j")),
      (x) => 0.5 + Math.atan(x) / Math.PI,
    ) < 2.2,
  );
});

test("the two uniforms of one normal are not those of its neighbours", () => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += normal(2, i) * normal(2, i + 1);
  assert.ok(Math.abs(sum / n) < 5 / Math.sqrt(n));
});
