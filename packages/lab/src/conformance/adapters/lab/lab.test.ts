import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseInputs } from "../../adapter.ts";
import { labAdapters } from "./index.ts";

/** Runs a group on inputs of another case than the published ones. */
function run(group: string, inputs: CaseInputs): unknown {
  const adapter = labAdapters.lab?.[group];
  assert.ok(adapter, `no adapter for ${group}`);
  return adapter(inputs);
}

const near = (got: unknown, want: number, tolerance = 1e-12) =>
  assert.ok(typeof got === "number" && Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${String(got)} against ${want}`);

test("funding.clamp: other interests, no damper, caps on either side, text for numbers", () => {
  near(run("funding.clamp", { P: 0.001, I: 0, c: 0 }), 0.001);
  near(run("funding.clamp", { P: 0.001, I: 0.001, c: 0 }), 0.001);
  near(run("funding.clamp", { P: -0.02, I: 0.0001, c: 0.0005, cap: 0.003 }), -0.003);
  near(run("funding.clamp", { P: "0.002", I: "0.0001", c: "0.0005" }), 0.0015);
});

test("funding.linear_time_weight: one sample, and none", () => {
  near(run("funding.linear_time_weight", { P: [7] }), 7);
  assert.equal(run("funding.linear_time_weight", { P: [] }), null);
});

test("funding.velocity_sip279: beyond the scale the velocity is largest, and a short skew turns it", () => {
  const fast = run("funding.velocity_sip279", { skew: 5_000, scale: 1_000, maxV: 9, days: 2, r0: 0 }) as Record<string, number>;
  assert.deepEqual([fast.velocity_per_day2, fast.rate_per_day, fast.accrued], [9, 18, 18]);
  const short = run("funding.velocity_sip279", { skew: -100, scale: 1_000, maxV: 9, days: 1, r0: 0.9 }) as Record<string, number>;
  near(short.rate_per_day, 0);
  near(short.accrued, 0.45);
});

test("vol.ewma_garch: the constants may be the case's own", () => {
  const found = run("vol.ewma_garch", { returns: [0.1], v0: 0, lambda: 0.5, omega: 1, alpha: 0.5, beta: 0 }) as Record<string, number[]>;
  near(found.ewma?.[0], 0.005);
  near(found.garch?.[0], 1.005);
  near(found.longrun, 2);
  near(found.half_life, 1);
  const none = run("vol.ewma_garch", { returns: [], v0: 1e-4 }) as Record<string, number[]>;
  assert.deepEqual([none.ewma, none.garch], [[], []]);
});

test("vol.range: a bar without a body", () => {
  const found = run("vol.range", { O: 100, H: 100 * Math.E, L: 100, C: 100 }) as Record<string, number>;
  near(found.pk, 1 / (4 * Math.LN2));
  near(found.gk, 0.5);
});

test("vol.har_log_rv: another seed, length and truth, the same source's numbers", () => {
  const inputs = { seed: 7, n: 3_000, truth: [-0.8, 0.4, 0.3, 0.2] };
  const found = run("vol.har_log_rv", inputs) as { readonly beta: number[]; readonly r2_in_sample: number; readonly y2999: number };
  assert.equal(found.beta.length, 4);
  near(found.beta[1], 0.4, 0.12);
  assert.ok(found.r2_in_sample > 0.2 && found.r2_in_sample < 1);
  assert.ok(Number.isFinite(found.y2999), "the last value is named by its index");
  assert.deepEqual(run("vol.har_log_rv", inputs), found);
});

test("loss.qlike is free of units", () => {
  near(run("loss.qlike", { rv: 3, f: 2 }), run("loss.qlike", { rv: 3e-8, f: 2e-8 }) as number);
});

test("safety.zero_failure_bound and its inverse agree", () => {
  const { runs_needed } = run("safety.zero_failure_bound", { p: 0.02, alpha: 0.1 }) as { readonly runs_needed: number };
  const bound = run("safety.zero_failure_bound", { runs: runs_needed, alpha: 0.1 }) as number;
  assert.ok(bound <= 0.02 && (run("safety.zero_failure_bound", { runs: runs_needed - 1, alpha: 0.1 }) as number) > 0.02);
});

test("risk.cvar: a share below one value has no answer, and the order does not matter", () => {
  assert.equal(run("risk.cvar", { x: [1, 2], alpha: 0.1 }), null);
  assert.equal(run("risk.cvar", { x: [3, 1, 2, 0], alpha: 0.5 }), 0.5);
});

test("stats.deflated_sharpe: benchmark, probability, and both in one", () => {
  const benchmark = run("stats.deflated_sharpe", { N: 50, sd: 0.02 }) as number;
  const sample = { SR: 0.08, T: 500, skew: 0, kurt: 3 };
  near(run("stats.deflated_sharpe", { ...sample, N: 50, sd: 0.02 }), run("stats.deflated_sharpe", { ...sample, SR0: benchmark }) as number);
});

test("control: a loop without gain, at one, at the edge; half-lives of what does not decay", () => {
  const loop = (g: number) => run("control.premium_loop", { g, noise_sd: 1 });
  assert.deepEqual(loop(0), { half_life_steps: null, stationary_sd: null, stable: false });
  assert.deepEqual(loop(1), { half_life_steps: 0, stationary_sd: 1, stable: true });
  assert.deepEqual(loop(2), { half_life_steps: null, stationary_sd: null, stable: false });
  assert.equal(run("metric.half_life_ar1", { phi: 1 }), null);
  assert.equal(run("metric.half_life_ar1", { phi: 0.25 }), 0.5);
  const { PI, PID } = run("control.ziegler_nichols", { Ku: 10, Tu: 1.2 }) as Record<string, Record<string, number>>;
  near(PI?.Ti, 1);
  near(PID?.Td, 0.15);
});

test("a process in continuous time states its rate of reversion", () => {
  near(run("metric.half_life_ar1", { theta: 0.3 }), Math.LN2 / 0.3);
  assert.equal(run("metric.half_life_ar1", { theta: 0 }), null);
});

test("a lending pool's formulas are found by their words, wherever these stand, and a short has its own side", () => {
  const pool = (what: string, inputs: CaseInputs) => run("pdlp.core", { what, ...inputs });
  near(pool("liq price min-collateral short p0(1+1/eta)", { p0: 2_000, eta: 4 }), 2_500);
  near(pool("funding arb size L0(p/p0-1)", { L0: 1_000, p: 1_900, p0: 2_000 }), -50);
  near(pool("fee upper bound kappa(1-1/B)/L0", { kappa: 0.01, L0: 1_000, B: 1.1 }), 1e-5 / 11);
  near(pool("fee lower bound x*/L0", { x: 5, L0: 1_000 }), 0.005);
  near(pool("fee lower bound x*/L0", { R1: 1e6, R2: 500, p: 2_200, L0: 1_000 }), 48.80884817015147);
});

test("the loss of a pool at a fixed block time has the constant as the paper prints it", () => {
  near((run("lvr.fees_fixed_block", { sigma_block: 1, gamma: 1 }) as number) * (2 + 1.7164), 1);
});

test("price: an anchoring that does not hold the carry has no answer; interest may be left out", () => {
  assert.equal(run("price.noarb_continuous", { kappa: 0.01, iota: 0, r: 0.05 }), null);
  assert.equal(run("price.noarb_discrete", { kappa: 0, iota: 0, r: 0 }), null);
  near(run("price.random_time_mc", { kappa: 100, r: 0.05 }), 100 / 99.95);
  near(run("price.deviation_rho", { kappa: 1095, F: 99, S: 100, r: 0 }), -10.95);
  near(run("funding.power_perp", { p: 3, r: 0, sigma: 1 }), 3);
});
