import assert from "node:assert/strict";
import { test } from "node:test";
import { close } from "../seeded.testing.ts";
import { betaCdf } from "./betaCdf.ts";
import { failureLowerBound, failureUpperBound } from "./failureBounds.ts";
import { gammaCdf } from "./gammaCdf.ts";
import { logGamma } from "./logGamma.ts";
import { studentTCdf } from "./studentTCdf.ts";

/** Figures of another implementation (SciPy 1.17), spread over both branches and both tails. */
const BETA = [
  [0.01, 0.5, 0.5, 0.06376856085851985],
  [0.2, 2, 5, 0.3446400000000002],
  [0.9, 8, 1.5, 0.6288150636820806],
  [0.05, 0.2, 30, 0.975252003835344],
  [0.5, 100, 120, 0.9117960627949818],
  [0.999, 50, 0.7, 0.867791792036915],
  [1e-6, 3, 4, 1.9999955000035992e-17],
  [0.3, 1000, 2000, 4.0738279160507626e-5],
] as const;
const STUDENT = [
  [-0.5, 1, 0.35241638234956674],
  [1.5, 3, 0.8847080673775886],
  [-2.7, 7, 0.015319513582099606],
  [4.2, 15, 0.9996135483250369],
  [-6, 40, 2.3632275663940903e-7],
  [0.01, 2.5, 0.5036180028210459],
  [-12, 100, 2.1975438578021966e-21],
] as const;
const GAMMA = [
  [0.1, 0.5, 0.34527915398142317],
  [2, 3, 0.32332358381693654],
  [15, 10, 0.9301463393005901],
  [0.001, 0.05, 0.7271792290529225],
  [80, 100, 0.0171083130351331],
  [300, 250, 0.9986225281224718],
  [1e-8, 2, 4.9999999666666454e-17],
] as const;
const LOG_GAMMA = [
  [0.001, 6.907178885383853],
  [0.7, 0.2608672465316665],
  [1.5, -0.12078223763524526],
  [3.3, 0.9870985778947343],
  [12.25, 18.115669505710894],
  [150.5, 602.5139548705853],
  [100_000, 1_051_287.7089736569],
] as const;
/** Failures, runs, alpha, upper and lower bound. */
const BOUNDS = [
  [1, 20, 0.05, 0.2161061642068473, 0.0025613787765302806],
  [5, 50, 0.025, 0.21813536643420225, 0.03327509358902247],
  [10, 1000, 0.01, 0.02004260590087893, 0.004140298065144727],
  [49, 50, 0.05, 0.9989746601327679, 0.9086018692803026],
  [3, 299, 0.05, 0.02572646740689544, 0.0027401822640456246],
] as const;

const relative = (got: number, want: number, tolerance: number, what: string) => close(got / want, 1, tolerance, what);

test("the beta law agrees in both tails", () => {
  for (const [x, a, b, want] of BETA) relative(betaCdf(x, a, b), want, 1e-10, `betaCdf(${x}, ${a}, ${b})`);
});

test("Student's law agrees from the centre to 1e-21", () => {
  for (const [t, degrees, want] of STUDENT) relative(studentTCdf(t, degrees), want, 1e-10, `studentTCdf(${t}, ${degrees})`);
});

test("the gamma law agrees on either side of its branch", () => {
  for (const [x, a, want] of GAMMA) relative(gammaCdf(x, a), want, 1e-11, `gammaCdf(${x}, ${a})`);
});

test("the logarithm of the gamma function agrees from 0.001 to 100,000", () => {
  for (const [x, want] of LOG_GAMMA) relative(logGamma(x), want, 1e-13, `logGamma(${x})`);
});

test("the exact bounds of a probability agree", () => {
  for (const [failures, runs, alpha, upper, lower] of BOUNDS) {
    relative(failureUpperBound(failures, runs, alpha), upper, 1e-10, `upper ${failures}/${runs}`);
    relative(failureLowerBound(failures, runs, alpha), lower, 1e-10, `lower ${failures}/${runs}`);
    assert.ok(lower < failures / runs && failures / runs < upper);
  }
});
