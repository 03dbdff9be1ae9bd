import assert from "node:assert/strict";
import { test } from "node:test";
import { lossBeyondMargin } from "./lossBeyondMargin.ts";
import { openInterestCap } from "./rules/openInterestCap.ts";
import { openInterestMargin } from "./rules/openInterestMargin.ts";
import { profitCredit } from "./rules/profitCredit.ts";
import { tieredMargin } from "./rules/tieredMargin.ts";
import { withdrawable } from "./rules/withdrawable.ts";

test("JELLY, 26 March 2025: the open interest cap would have left the vault a hundredth at risk, whatever the depth", () => {
  // A short of 4.1 M at 0.0095, a vault of 240 M, a peak print of 0.05; the vault was 12 to 13.5 M under water.
  const [entry, peak, vault, short] = [0.0095, 0.05, 240e6, 4.1e6];
  const tailMove = peak / entry - 1;
  const { cap, setBy } = openInterestCap({
    depth: 1e9,
    depthMultiple: 2,
    vaultValue: vault,
    vaultCommitted: 0,
    vaultShare: 0.01,
    tailMove,
  });
  assert.equal(setBy, "vault", "an attacker's claimed depth of a billion does not help");
  assert.ok(cap < short / 7, "the position is refused long before its size");
  assert.ok(Math.abs(cap * tailMove - 0.01 * vault) < 1e-3, "inherited in full and held to the peak it costs one per cent");
  assert.ok(short * tailMove > 12e6, "without the cap it costs what it did");
});

test("JELLY: with the depth of a small token the cap is tighter still", () => {
  const limit = { depth: 100_000, depthMultiple: 2, vaultValue: 240e6, vaultCommitted: 0, vaultShare: 0.01, tailMove: 4 };
  assert.deepEqual(openInterestCap(limit), { cap: 200_000, setBy: "depth" });
});

test("Mango, 11 October 2022: a pumped profit buys no margin and cannot be withdrawn", () => {
  // 483 M units bought at 0.0382 with 5 M of collateral, marked at 0.91; 116 M were borrowed against the profit.
  const [units, entry, mark, collateral] = [483e6, 0.0382, 0.91, 5e6];
  const unrealised = units * (mark - entry);
  assert.ok(unrealised > 420e6);
  const credit = profitCredit(unrealised, unrealised, { weight: 0.5, cap: 100, marketProfitLimit: 1e6 });
  assert.ok(credit <= 100);
  const notional = units * mark;
  const request = { collateral, unrealised, credit, initialMargin: 0.1 * notional, notional, transferRatio: 0.2 };
  assert.equal(withdrawable(request), 0);
  // Even a market that asked for no margin at all would pay out nothing but the deposit.
  assert.equal(withdrawable({ ...request, initialMargin: 0, transferRatio: 0 }), collateral);
});

test("YFI, 17 November 2023: a long tail market is fully paid before it reaches the attacker's size", () => {
  // Open interest of 50 to 66 M in a long-tail market, then -43 % in hours; the insurance fund paid 9 M.
  const [open, fall] = [50e6, 1 - 8.3 / 14.5];
  const flat = 0.2;
  const scaled = openInterestMargin(flat, open, { lower: 5e6, upper: 10e6 });
  assert.equal(scaled, 1);
  assert.equal(lossBeyondMargin([-fall], [scaled]), 0);
  assert.ok(open * lossBeyondMargin([-fall], [flat]) > 9e6, "a flat margin leaves at least the loss that was paid");
});

test("ETH whale, 12 March 2025: leverage cannot be raised by withdrawing the margin", () => {
  // 160,000 ETH at 1,919 with 15.23 M in; 17.09 M were taken out, profit included, and the vault inherited the rest at a loss of 4 M.
  const [size, price, deposited, withdrawn] = [160_000, 1_919, 15.23e6, 17.09e6];
  const notional = size * price;
  const unrealised = 8e6;
  const request = { collateral: deposited, unrealised, credit: unrealised, initialMargin: notional / 50, notional, transferRatio: 0 };
  assert.ok(withdrawable(request) > withdrawn - unrealised, "at fifty times leverage most of the margin could leave");
  assert.equal(withdrawable({ ...request, transferRatio: 0.2 }), 0);
});

test("ETH whale: under tiers the position needs more margin than the whale ever posted", () => {
  const maintenance = tieredMargin(160_000 * 1_919, [
    { lowerBound: 0, rate: 1 / 50 },
    { lowerBound: 100e6, rate: 1 / 30 },
  ]);
  assert.ok(2 * maintenance > 15.23e6);
});
