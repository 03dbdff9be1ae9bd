import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseInputs } from "../../adapter.ts";
import { optionsAdapters } from "./index.ts";

/** Runs a mechanism on inputs of another case than the published ones. */
function run(system: string, mechanism: string, inputs: CaseInputs): unknown {
  const adapter = optionsAdapters[system]?.[mechanism];
  assert.ok(adapter, `no adapter for ${system} / ${mechanism}`);
  return adapter(inputs);
}

const near = (got: unknown, want: number, tolerance = 1e-9) =>
  assert.ok(typeof got === "number" && Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${String(got)} against ${want}`);

test("GLP: digits beyond 2^53 are kept, and a target of zero is the base fee", () => {
  const fee = (inputs: CaseInputs) => run("GMX v1 / GLP", "dynamic fee by target weight (bps)", { feeBps: 30, taxBps: 50, ...inputs });
  const large = "1000000000000000000000000";
  assert.equal(fee({ usdgAmount: large, targetAmount: "800000000000000000000000", delta: "1", increment: false }), 18n);
  assert.equal(fee({ usdgAmount: large, targetAmount: 0, delta: 1, increment: true }), 30n);
  assert.equal(fee({ usdgAmount: 100, targetAmount: 100, delta: "500", increment: "true" }), 80n);
});

test("GMX v2: one factor or two, opening and closing, a side of zero", () => {
  near(run("GMX v2", "doc example: deposit impact", { initialDiff: 0, nextDiff: -1_000, factor: "0.000001", exponent: 2 }), -1);
  near(
    run("GMX v2", "deposit price impact (LP minted value)", {
      poolLongUsd: 0,
      poolShortUsd: 0,
      depositLongUsd: 100,
      factor: 0,
      exponent: 1,
    }),
    100,
  );
  const walk = { longOI: 0, shortOI: 0, sizeUsd: 1_000, indexPrice: 100, positiveFactor: 0, negativeFactor: 1e-6, exponent: 2 };
  const opened = run("GMX v2", "position price impact walk", { ...walk, action: "increase", isLong: true }) as Record<string, number>;
  near(opened.priceImpactUsd, -1);
  near(opened.executionPrice, 1_000 / 9.99);
  const closed = run("GMX v2", "position price impact walk", { ...walk, longOI: 1_000, action: "decrease", isLong: true }) as Record<
    string,
    number
  >;
  near(closed.priceImpactUsd, 0);
  near(closed.executionPrice, 100);
  near(run("GMX v2", "impact pool distribution", { impactPoolTokens: 1, minTokens: 5, ratePerSecond: 1, seconds: 9 }), 0);
});

test("Almgren-Chriss: no aversion has no half-life, and its cost is that of even trading", () => {
  const inputs = { shares: 1_000, days: 2, periods: 4, sigma: 1, gamma: 0, eta: "0.001", epsilon: 0, lambda_: 0 };
  const found = run("Almgren-Chriss", "optimal execution cost, variance, half-life", inputs) as Record<string, number | null>;
  assert.equal(found.halfLifeDays, null);
  near(found.expectedCostMillions, (0.001 / 0.5) * 4 * 250 ** 2 * 1e-6);
  near(run("Almgren-Chriss", "kappa of the paper example", { lambda: 0, sigma: 1, eta: 1, gamma: 0 }), 0);
});

test("Drift: integers as text, a market without depth, without fees, without inventory", () => {
  const ratio = { netBase: "-5", baseReserve: "10", minBase: 0, maxBase: "20" };
  assert.equal(run("Drift v2", "inventory/liquidity ratio", ratio), 500_000n);
  assert.equal(run("Drift v2", "inventory/liquidity ratio", { ...ratio, maxBase: 10 }), 1_000_000n);
  const leverage = { quoteReserve: 10, terminalQuoteReserve: 10, peg: 1, netBase: 0, reservePrice: 1, totalFeeMinusDistributions: -5 };
  assert.equal(run("Drift v2", "spread leverage scale", leverage), 1_000_001n);
  assert.equal(run("Drift v2", "peg from target price", { quoteReserve: 10, baseReserve: 1, targetPrice: 1 }), 1n);
  assert.deepEqual(run("Drift v2", "cap bid/ask spread", { longSpread: 0, shortSpread: 0, maxSpread: 0 }), { long: 0n, short: 0n });
  const terminal = run("Drift v2", "terminal reserves after k update", { base: 100, quote: 100, sqrtK: 100, netBase: 25 });
  assert.deepEqual(terminal, { terminalQuote: 80n, terminalBase: 125n });
});

test("Synthetix and LVR: no scale fills at the oracle, no volatility loses nothing", () => {
  assert.equal(run("Synthetix perps v2/v3", "skew fill price", { price: "7", skew: 1, size: 1, skewScale: 0 }), 7);
  assert.equal(run("LVR", "constant-product LVR rate", { dailyVol: 0 }), 0);
});
