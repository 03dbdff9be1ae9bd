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

const near = (got: unknown, want: number, tolerance = 1e-9) =>
  assert.ok(typeof got === "number" && Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${String(got)} against ${want}`);

test("pdlp.core: every formula by its words, in any case, with shorts and numbers as text", () => {
  near(run("pdlp.core", { what: "Linear funding", L: "100", S: 400, p: 2, p0: 1, kappa: 0.1 }), 0.1 * (0.25 - 2));
  near(run("pdlp.core", { what: "fee lower bound x*/L0", x: 10, L0: 1_000, p: 1, p0: 1, kappa: 1 }), 0.01);
  near(run("pdlp.core", { what: "liq price min-collateral", p0: 2_000, eta: -4 }), 2_500);
  near(run("pdlp.core", { what: "xyk LP loss", R1: 100, R2: 1, p: 100 }), 0);
  near(run("pdlp.core", { what: "dilution V/(1+F)", V: 10, F: 0 }), 10);
  assert.throws(() => run("pdlp.core", { what: "something else" }), { code: "VECTORS_INPUT_INVALID" });
});

test("pdlp.gmx_discount: the best asset decides, and a base may be stated", () => {
  near(run("pdlp.gmx_discount", { wb: [0.2, 0.3, 0.5], wa: [0.25, 0.25, 0.5], ws: [0.3, 0.3, 0.4], gamma_t: "0.3" }), 0.1);
  near(run("pdlp.gmx_discount", { wb: [1], wa: [1], ws: [1], gamma_b: 0.02, gamma_t: 1 }), 0.02);
});

test("lvr and impact: no fee, no block, other periods than days", () => {
  assert.equal(run("lvr.fees_poisson", { sigma_daily: 0.05, gamma: 0, dt_days: 0.1 }), 1);
  assert.equal(run("lvr.fees_fixed_block", { sigma_block: 0, gamma: 0.1 }), 0);
  const found = run("impact.almgren_chriss", { sigma: 1, eta: 1, gamma: 0, lambda: 0, tau: 0.5, T: 2, X: 8 }) as {
    holdings: number[];
    half_life_days: unknown;
  };
  assert.deepEqual(found.holdings, [8, 6, 4, 2, 0]);
  assert.equal(found.half_life_days, null);
});

test("cascade.linear: none, and past the edge", () => {
  assert.equal(run("cascade.linear", { shock: 3, lam: 0, D: 10 }), 3);
  assert.equal(run("cascade.linear", { shock: 3, lam: 1, D: 10 }), "unstable");
});

test("margin.liq_price: collateral of the whole notional cannot be liquidated from above zero", () => {
  near(run("margin.liq_price", { side: "1", entry: 100, qty: 2, collateral: 200, mmr: 0.1 }), 0);
  near(run("margin.liq_price", { side: -1, entry: 100, qty: 1, collateral: 100, mmr: 0 }), 200);
});

test("adl.prorata_vs_queue: other names and numbers, a deficit above all profits, no winners", () => {
  const winners = [
    { id: "x", pnl: 10, lev: 1, eq: 10 },
    { id: "y", pnl: 30, lev: 10, eq: 10 },
  ];
  const found = run("adl.prorata_vs_queue", { winners, D: 20 }) as Record<string, Record<string, number>>;
  assert.deepEqual(found.prorata, { h: 0.5, x: 5, y: 15 });
  assert.deepEqual(found.queue_take, { x: 0, y: 20 });
  near(found.risk_aware_w?.x, (20 * 10) / 310);
  const all = run("adl.prorata_vs_queue", { winners, D: 100 }) as Record<string, Record<string, number>>;
  assert.deepEqual(all.queue_take, { x: 10, y: 30 });
  assert.deepEqual((run("adl.prorata_vs_queue", { winners: [], D: 5 }) as Record<string, unknown>).prorata, { h: 0 });
});

test("calib.max_oi: each rule by what it is given, depth at any stated distance", () => {
  assert.deepEqual(run("calib.max_oi", { depth_1pct_tokens: 100, s: 0.01 }), { skewScale: 5_000 });
  assert.deepEqual(run("calib.max_oi", { V: 100, D: 200, R: 0.5, gamma: 0.3 }), { maxOI: 0, loss: 0 });
  assert.deepEqual(run("calib.max_oi", { C: 100, s: 0.1, depth: 10, NV: 50, gamma: 1 }), { beta: 1, maxOI: 50 });
});
