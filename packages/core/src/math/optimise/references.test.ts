import assert from "node:assert/strict";
import { test } from "node:test";
import { close } from "../seeded.testing.ts";
import { nelderMead } from "./nelderMead.ts";

interface Problem {
  readonly name: string;
  readonly f: (x: number, y: number, z: number, w: number) => number;
  readonly start: readonly number[];
  /** Points of the least value; the search may end at any. */
  readonly minima: readonly (readonly number[])[];
  readonly least: number;
  readonly tolerance: number;
}

/** Problems of More, Garbow and Hillstrom (1981) and Himmelblau (1972), from their standard starts. */
const PROBLEMS: readonly Problem[] = [
  {
    name: "Beale",
    f: (x, y) => (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2,
    start: [1, 1],
    minima: [[3, 0.5]],
    least: 0,
    tolerance: 1e-5,
  },
  {
    name: "Himmelblau",
    f: (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    start: [0, 0],
    minima: [
      [3, 2],
      [-2.805118, 3.131312],
      [-3.77931, -3.283186],
      [3.584428, -1.848126],
    ],
    least: 0,
    tolerance: 1e-5,
  },
  {
    name: "Freudenstein and Roth's local minimum",
    f: (x, y) => (-13 + x + ((5 - y) * y - 2) * y) ** 2 + (-29 + x + ((y + 1) * y - 14) * y) ** 2,
    start: [0.5, -2],
    minima: [[11.41278, -0.896805]],
    least: 48.98425,
    tolerance: 1e-4,
  },
  {
    name: "Powell's singular function",
    f: (x, y, z, w) => (x + 10 * y) ** 2 + 5 * (z - w) ** 2 + (y - 2 * z) ** 4 + 10 * (x - w) ** 4,
    start: [3, -1, 0, 1],
    minima: [[0, 0, 0, 0]],
    least: 0,
    tolerance: 0.02,
  },
  {
    name: "Wood",
    f: (x, y, z, w) =>
      100 * (y - x * x) ** 2 + (1 - x) ** 2 + 90 * (w - z * z) ** 2 + (1 - z) ** 2 + 10 * (y + w - 2) ** 2 + (y - w) ** 2 / 10,
    start: [-3, -1, -3, -1],
    minima: [[1, 1, 1, 1]],
    least: 0,
    tolerance: 1e-3,
  },
  {
    name: "a valley with a kink",
    f: (x, y) => Math.abs(x - 1) + 3 * Math.abs(y + 2),
    start: [5, 5],
    minima: [[1, -2]],
    least: 0,
    tolerance: 1e-5,
  },
];

for (const { name, f, start, minima, least, tolerance } of PROBLEMS) {
  test(`finds the minimum of ${name}`, () => {
    const at = (p: Float64Array) => f(p[0] ?? 0, p[1] ?? 0, p[2] ?? 0, p[3] ?? 0);
    const options = { tolerance: 1e-15, maxEvaluations: 10_000 };
    // One restart from the answer with a fresh simplex, as one uses it where it matters.
    const first = nelderMead(at, Float64Array.from(start), new Float64Array(start.length).fill(1), options);
    const found = nelderMead(at, first.at, new Float64Array(start.length).fill(0.1), options);
    assert.ok(found.value <= first.value);
    close(found.value, least, 1e-5);
    const distances = minima.map((point) => Math.max(...point.map((want, i) => Math.abs((found.at[i] ?? 0) - want))));
    assert.ok(Math.min(...distances) < tolerance, `${[...found.at]}`);
  });
}
