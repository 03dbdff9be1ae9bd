import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core";
import type { CaseInputs } from "../../adapter.ts";
import { parseVectors } from "../../parseVectors.ts";
import { runCase } from "../../runCase.ts";
import { fundingAdapters } from "./index.ts";
import { decimal, decimalsOf, timeOf } from "./inputs.ts";

const FILE = fileURLToPath(new URL("../../../../../../vectors/conformance/funding.json", import.meta.url));

function ask(system: string, mechanism: string, inputs: CaseInputs): unknown {
  const adapter = fundingAdapters[system]?.[mechanism];
  assert.ok(adapter !== undefined, `${system} / ${mechanism}`);
  return adapter(inputs);
}

test("every counted row of the file passes, none is unsupported", () => {
  const rows = parseVectors(readFileSync(FILE, "utf8"), "funding.json").filter(({ advisory }) => !advisory);
  const outcomes = rows.map((row) => ({ row, outcome: runCase(row, "funding") }));
  const bad = outcomes
    .filter(({ outcome }) => outcome.status !== "passed")
    .map(({ row }) => `${row.position} ${row.system} / ${row.mechanism}`);
  assert.deepEqual(bad, []);
  assert.equal(rows.length, 246);
});

test("numbers may be written as numbers or as text", () => {
  const text = ask("Hyperliquid", "funding_rate_8h", { premium: "0.002", interest_8h: "0.0001", clamp: "0.0005" });
  const numbers = ask("Hyperliquid", "funding_rate_8h", { premium: 0.002, interest_8h: 0.0001, clamp: 0.0005 });
  assert.equal(text, numbers);
});

test("optional keys have the system's own value", () => {
  const book = { bids: [[101, 100]], asks: [], index_price: 100, impact_notional_quote: 50, max_abs_premium: 1 };
  assert.equal(ask("dYdX v4", "impact_price_premium", book), "0.010000");
  assert.equal(ask("dYdX v4", "impact_price_premium", { ...book, quantum: "0.001" }), "0.010");
  const repegged = { mark_twap: "51", oracle_twap: "50", max_divergence_denominator: "33" };
  assert.equal(ask("Drift v2", "twap_funding_rate", repegged), "0.041666666");
  assert.equal(ask("Drift v2", "twap_funding_rate", { ...repegged, offset_enabled: true }), "0.042083333");
  assert.equal(ask("Hyperliquid", "impact_premium", { impact_ask: "9900", oracle_price: "10000" }), -0.01);
});

test("what a venue fixes may be left out", () => {
  const hour = { premium: "0.002", interest_8h: "0.0001", clamp: "0.0005", interval_divisor: "8" };
  assert.equal(ask("Hyperliquid", "hourly_funding_rate", { premium: "0.002" }), ask("Hyperliquid", "hourly_funding_rate", hour));
  assert.equal(ask("Hyperliquid", "interest_equivalence", {}), 0.0001 / 8);
  assert.equal(ask("Paradex", "raw_funding_rate_8h", { premium: "0.5" }), 0.02);
  assert.equal(ask("Strike", "max_hourly_rate", {}), 0.005);
  assert.equal(ask("Drift v2", "hourly_funding_cap", { contract_tier: "C" }), 100 / 480);
});

test("Drift: naming the size of the offset asks for it, unless it is switched off", () => {
  const row = { mark_twap: "51", oracle_twap: "51", max_divergence_denominator: "33", offset_denominator: "5000" };
  assert.equal(ask("Drift v2", "twap_funding_rate", row), "0.000425000");
  assert.equal(ask("Drift v2", "twap_funding_rate", { ...row, offset_enabled: false }), "0.000000000");
});

test("Drift: both averages take the observation that was held inside the band of the long one", () => {
  const row = { seconds_since: "60", oracle_price: "100", confidence: "0", amm_reserve_price: "100", funding_period_seconds: "3600" };
  assert.deepEqual(ask("Drift v2", "oracle_twap", { ...row, prev_twap: "30", prev_twap_5min: "90" }), {
    twap: "30.166667",
    twap_5min: "80.000001",
  });
});

test("GMX: a side that nobody holds is paid nothing by nobody", () => {
  const row = { funding_factor_per_second: "0.001", exponent: "1", seconds: "3600", collateral_token_price: "1" };
  const empty = ask("GMX v2", "static_funding_payment", { ...row, long_open_interest: "1000", short_open_interest: "0" });
  assert.deepEqual(empty, { paid_by_long: "0.000000", claimable_by_short: "0.000000" });
});

test("dYdX: samples without a tail to remove keep their order", () => {
  assert.deepEqual(ask("dYdX v4", "trim_sample_tails", { samples_ppm: ["3", "-1", "2"], removal_rate_each_side: "0.1" }), ["3", "-1", "2"]);
});

test("a short pays and receives with the opposite sign", () => {
  const inputs = { mark_price: "2", funding_rate: "0.0002" };
  const long = ask("Binance (freqtrade tests)", "funding_payment", { ...inputs, position: "10" });
  const short = ask("Binance (freqtrade tests)", "funding_payment", { ...inputs, position: "-10" });
  assert.equal(Number(long), -Number(short));
});

test("shorts that pay: the static payment turns with the open interest", () => {
  const inputs = { funding_factor_per_second: "0.0000000001", exponent: "1", seconds: "1209600", collateral_token_price: "1" };
  const longs = ask("GMX v2", "static_funding_payment", { ...inputs, long_open_interest: "200000", short_open_interest: "100000" });
  const shorts = ask("GMX v2", "static_funding_payment", { ...inputs, long_open_interest: "100000", short_open_interest: "200000" });
  assert.deepEqual(longs, { paid_by_long: "8.064000", claimable_by_short: "8.063998" });
  assert.deepEqual(shorts, { paid_by_long: "-8.063998", claimable_by_short: "-8.064000" });
});

test("tiers, times and quanta that cannot be read are refused", () => {
  assert.throws(() => ask("Drift v2", "max_price_divergence_for_funding", { oracle_twap: "49", contract_tier: "Z" }), EvenkeelError);
  assert.throws(() => timeOf("yesterday"), EvenkeelError);
  assert.equal(timeOf("2021-09-01 00:00:00Z"), timeOf("2021-09-01T00:00:00"));
});

test("a window that began yesterday shows yesterday's clock", () => {
  assert.equal(ask("OKX", "rolling_premium_window", { current_time_utc: "04:00", settlement_interval_hours: "8" }), "20:01");
  assert.equal(ask("OKX", "rolling_premium_window", { current_time_utc: "00:00", settlement_interval_hours: 4 }), "20:01");
});

test("fixed point is written as the file writes it", () => {
  assert.equal(decimal(-1_500n, 3), "-1.500");
  assert.equal(decimal(5n, 6), "0.000005");
  assert.equal(decimal(42n, 0), "42");
  assert.equal(decimalsOf("0.000001"), 6);
  assert.equal(decimalsOf("1"), 0);
});
