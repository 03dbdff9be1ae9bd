import assert from "node:assert/strict";
import { test } from "node:test";
import { riskAdapters } from "./index.ts";

/** Runs an adapter as the runner does. */
function run(system: string, mechanism: string, inputs: Record<string, unknown>): unknown {
  const adapter = riskAdapters[system]?.[mechanism];
  assert.ok(adapter, `${system} / ${mechanism}`);
  return adapter(inputs);
}

test("numbers and digit strings are the same input", () => {
  const inputs = { size_1e9: 10 ** 15, imf_factor_1e6: 10, base_weight_1e4: 9_000 };
  const texts = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
  assert.equal(run("drift-v2", "size_discount_asset_weight", texts), run("drift-v2", "size_discount_asset_weight", inputs));
});

test("an account of several markets is closed where the case says, and in its first market otherwise", () => {
  const inputs = {
    usdc: "110.5",
    positions: { BTC: 400_000, ETH: -100_000_000 },
    prices_usd: { BTC: 50_000, ETH: "3000.25" },
    quantums_per_unit: { BTC: 100_000_000, ETH: 1_000_000_000 },
    maintenance_ppm: 100_000,
  };
  // Equity 10.475; ETH has 30.0025 of 50.0025 of maintenance margin.
  const eth = run("dydx-v4", "bankruptcy_price_quote_quantums", { ...inputs, close: "ETH", delta_quantums: 100_000_000 });
  assert.equal(eth, -300_025_000n - (10_475_000n * 30_002_500n) / 50_002_500n);
  const btc = run("dydx-v4", "bankruptcy_price_quote_quantums", { ...inputs, delta_quantums: -400_000 });
  assert.equal(btc, 200_000_000n - (10_475_000n * 20_000_000n) / 50_002_500n);
});

test("a short's notional rounds towards zero as a long's does, in every figure that is made of it", () => {
  const half = { price_usd: "0.5", quantums_per_unit: 100_000_000 };
  const limits = { min_notional: 10, max_portion_ppm: 1_000_000, position_quantums: -301, ...half };
  assert.deepEqual(run("dydx-v4", "min_max_position_notional_liquidatable", limits), { min: 1n, max: 1n });
  const account = { usdc: "0.000002", prices_usd: { ETH: "0.5" }, maintenance_ppm: 1_000_000 };
  const close = { ...account, positions: { ETH: -301 }, delta_quantums: 301 };
  // Notional -1 and margin 1 leave an equity of 1.
  assert.equal(run("dydx-v4", "bankruptcy_price_quote_quantums", close), -2n);
  const fill = { ...account, positions: { ETH: -301 }, bankruptcy_adjustment_ppm: 1_000_000, spread_to_mmr_ppm: 1_000_000 };
  assert.equal(run("dydx-v4", "fillable_price_quote_per_base_quantum", fill), 1 / 301);
});

test("prices of many decimals and parts of a token keep their digits", () => {
  const coin = { price_usd: "0.000000012345", quantums_per_unit: 1, min_notional: 0, max_portion_ppm: 1_000_000 };
  const { max } = run("dydx-v4", "min_max_position_notional_liquidatable", { ...coin, position_quantums: 10 ** 9 }) as { max: bigint };
  assert.equal(max, 12_345_000n);
  const deposits = { price_usd: 0.1, scale_start_usd: 1, base_weight_1e4: 9_000, deposits_tokens: 1 / 3 };
  assert.equal(run("drift-v2", "scaled_initial_asset_weight", deposits), 9_000n);
  assert.equal(run("drift-v2", "scaled_initial_asset_weight", { ...deposits, deposits_tokens: 100 / 3 }), 2_700n);
});

test("a controller without a barrier answers the smallest deviation", () => {
  const inputs = { market_wad: 10n ** 18n - 1n, redemption_ray: 10n ** 27n, Kp_wad: 10n ** 18n, Ki_wad: 0 };
  const found = run("geb-rai", "pi_raw_per_second_rate", inputs) as { rate_ray: bigint };
  assert.equal(found.rate_ray, 10n ** 27n + 10n ** 9n);
});

test("Drift's quote oracle and freed margin may be left out; a ratio that fees eat covers nothing", () => {
  const cover = { shortage_1e6: 10_000_000, margin_ratio_1e4: 1_000, liq_fee_1e6: 0, if_fee_1e6: 0, oracle_1e6: 100_000_000 };
  assert.equal(run("drift-v2", "base_to_cover_margin_shortage", cover), 1_000_000_000n);
  assert.equal(run("drift-v2", "base_to_cover_margin_shortage", { ...cover, liq_fee_1e6: 100_000 }), 2n ** 64n - 1n);
  const pace = { shortage_1e6: 100_000_000, slots_elapsed: 0, initial_pct_1e4: 1_000, liquidation_duration_slots: 0 };
  assert.equal(run("drift-v2", "max_pct_to_liquidate", pace), 10_000n);
});

test("a loss without open interest has no answer", () => {
  assert.equal(run("drift-v2", "socialised_loss_funding_delta", { loss_1e6: -1, long_base_1e9: 0, short_base_1e9: 0 }), null);
});

test("water-filling answers at both ends and for accounts without equity", () => {
  const inputs = { notional: [100, 50], equity: [10, 10] };
  assert.deepEqual(run("adl-waterfill", "leverage_draining", { ...inputs, reduce: 0 }), { reductions: [0, 0], max_leverage: 10 });
  assert.deepEqual(run("adl-waterfill", "leverage_draining", { ...inputs, reduce: 150 }), { reductions: [100, 50], max_leverage: 0 });
  assert.deepEqual(run("adl-waterfill", "leverage_draining", { ...inputs, equity: [10, 0], reduce: 60 }), {
    reductions: [10, 50],
    max_leverage: 9,
  });
});

test("a haircut stops at the profits there are, and losers give nothing", () => {
  assert.deepEqual(run("adl-prorata", "pnl_haircut", { deficit: 500, positive_pnl: [10, 40] }), [10, 40]);
  assert.deepEqual(run("adl-prorata", "pnl_haircut", { deficit: 5, positive_pnl: [0, 0] }), [0, 0]);
});

test("an account that no call names, and one that is done, are liquidated nothing", () => {
  const inputs = {
    capacity: 100,
    window_s: 10,
    calls: [
      [0, 2],
      [1, 9],
      [30, 2],
      [31, 2],
    ],
    sizes: { "2": 150 },
  };
  assert.deepEqual(run("synthetix-v3", "liquidation_window_sequence", inputs), [
    [0, 2, 100, 50],
    [1, 9, 0, 0],
    [30, 2, 50, 0],
    [31, 2, 0, 0],
  ]);
});

test("spreads of three legs, and none at all", () => {
  const three = {
    legs: [
      [100, 2],
      [50, 3],
      [10, 5],
    ],
    credit_rate: 0.4,
  };
  assert.deepEqual(run("cme-span", "inter_commodity_credit", three), { outright: 400, credit: 160, margin: 240 });
  assert.deepEqual(
    run("cme-span", "inter_commodity_credit", {
      legs: [
        [100, 0],
        [50, 0],
      ],
      credit_rate: 0.4,
    }),
    {
      outright: 0,
      credit: 0,
      margin: 0,
    },
  );
});

test("impact across the balance and a pool below its minimum", () => {
  const factors = { positive_factor: 5e-9, negative_factor: 1e-8, exponent: 2 };
  const crossed = run("gmx-v2", "position_price_impact_usd", { ...factors, initial_imbalance_usd: -100_000, next_imbalance_usd: 50_000 });
  assert.ok(Math.abs((crossed as number) - (50 - 25)) < 1e-9);
  const generous = { ...factors, positive_factor: 3e-8, initial_imbalance_usd: 100_000, next_imbalance_usd: 0 };
  assert.equal(run("gmx-v2", "position_price_impact_usd", generous), 100, "no more is paid than is charged");
  const low = { pool_eth: 100, min_pool_eth: 200, rate_eth_per_s: 1, elapsed_s: 10, eth_usd: 5_000, base_pool_value: 7 };
  assert.equal(run("gmx-v2", "impact_pool_distribution", low), 7);
});

test("what cannot be read is refused by name", () => {
  assert.throws(() => run("hyperliquid", "liquidation_price", { price: "x", side: 1, margin_available: 1, size: 1, l: 0.1 }), {
    code: "VECTORS_INPUT_INVALID",
  });
  assert.throws(() => run("drift-v2", "insurance_share_rebase", { total_shares: 1, vault_balance: 0 }), { code: "INSURANCE_INPUT" });
});
