import assert from "node:assert/strict";
import { test } from "node:test";
import { close } from "../seeded.testing.ts";
import { leastSquares } from "./leastSquares.ts";
import { addRow, createNormalEquations, solveNormalEquations } from "./normalEquations.ts";

/** NIST Statistical Reference Datasets, Longley (1967): GNP deflator, GNP, unemployed, forces, population, year -> employed. */
const LONGLEY = [
  [83.0, 234289, 2356, 1590, 107608, 1947, 60323],
  [88.5, 259426, 2325, 1456, 108632, 1948, 61122],
  [88.2, 258054, 3682, 1616, 109773, 1949, 60171],
  [89.5, 284599, 3351, 1650, 110929, 1950, 61187],
  [96.2, 328975, 2099, 3099, 112075, 1951, 63221],
  [98.1, 346999, 1932, 3594, 113270, 1952, 63639],
  [99.0, 365385, 1870, 3547, 115094, 1953, 64989],
  [100.0, 363112, 3578, 3350, 116219, 1954, 63761],
  [101.2, 397469, 2904, 3048, 117388, 1955, 66019],
  [104.6, 419180, 2822, 2857, 118734, 1956, 67857],
  [108.4, 442769, 2936, 2798, 120445, 1957, 68169],
  [110.8, 444546, 4681, 2637, 121950, 1958, 66513],
  [112.6, 482704, 3813, 2552, 123366, 1959, 68655],
  [114.2, 502601, 3931, 2514, 125368, 1960, 69564],
  [115.7, 518173, 4806, 2572, 127852, 1961, 69331],
  [116.9, 554894, 4007, 2827, 130081, 1962, 70551],
] as const;
/** Certified coefficients, intercept first. */
const CERTIFIED = [
  -3482258.63459582, 15.0618722713733, -0.35819179292591e-1, -2.02022980381683, -1.03322686717359, -0.511041056535807e-1, 1829.15146461355,
];
const CERTIFIED_R_SQUARED = 0.995479004577296;
const CERTIFIED_RESIDUAL_SQUARES = 836424.055505915;

const design = Float64Array.from(LONGLEY.flatMap((row) => [1, ...row.slice(0, 6)]));
const target = Float64Array.from(LONGLEY, (row) => row[6]);

test("Longley's ill-conditioned data: at least eight certified digits", () => {
  const fit = leastSquares(design, target, 7);
  assert.ok(fit);
  for (const [j, want] of CERTIFIED.entries()) close((fit.beta[j] ?? 0) / want, 1, 1e-8, `coefficient ${j}`);
  close(fit.rSquared, CERTIFIED_R_SQUARED, 1e-10);
  close(fit.residualSquares / CERTIFIED_RESIDUAL_SQUARES, 1, 1e-8);
});

test("the normal equations solve Longley's data once its columns are standardised", () => {
  const columns = Array.from({ length: 6 }, (_, j) => LONGLEY.map((row) => row[j] as number));
  const moments = columns.map((values) => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return { mean, deviation: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) };
  });
  const equations = createNormalEquations(7);
  for (const row of LONGLEY) {
    const standard = moments.map(({ mean, deviation }, j) => ((row[j] as number) - mean) / deviation);
    addRow(equations, Float64Array.from([1, ...standard]), row[6], 1);
  }
  const beta = new Float64Array(7);
  assert.ok(solveNormalEquations(equations, new Float64Array(7), beta));
  for (const [j, { deviation }] of moments.entries())
    close((beta[j + 1] ?? 0) / deviation / (CERTIFIED[j + 1] ?? 1), 1, 1e-6, `slope ${j}`);
});

test("Wampler 1: a polynomial of degree five with unit coefficients, exactly on the curve", () => {
  const rows = Float64Array.from({ length: 21 * 6 }, (_, k) => Math.floor(k / 6) ** (k % 6));
  const y = Float64Array.from({ length: 21 }, (_, x) => 1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5);
  const fit = leastSquares(rows, y, 6);
  for (let j = 0; j < 6; j++) close(fit?.beta[j] ?? 0, 1, 1e-7, `power ${j}`);
});

test("Wampler 2: the coefficients fall by ten from power to power", () => {
  const rows = Float64Array.from({ length: 21 * 6 }, (_, k) => Math.floor(k / 6) ** (k % 6));
  const y = Float64Array.from({ length: 21 }, (_, x) => [0, 1, 2, 3, 4, 5].reduce((sum, j) => sum + 10 ** -j * x ** j, 0));
  const fit = leastSquares(rows, y, 6);
  for (let j = 0; j < 6; j++) close((fit?.beta[j] ?? 0) / 10 ** -j, 1, 1e-7, `power ${j}`);
});
