import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultMarketParameters } from "../../defaults.ts";
import { openInterestCap } from "../../margin/rules/openInterestCap.ts";
import { withdrawable } from "../../margin/rules/withdrawable.ts";
import { linearProfit } from "../../math/linearProfit.ts";
import { agreedTier } from "../../policy/tiers.ts";
import { markOfFamilies } from "../mark/markOfFamilies.ts";
import { describe } from "./incident.testing.ts";

// March 2025: 40 % of JELLY's supply short, margin withdrawn, the vault inherited the short, spot pumped by 429 %. Not an index matter.
const SUPPLY = 1e9;
const SHORT = 398e6;
const ENTRY = 0.0095;

test("JELLY: the vault's inherited short lost 16 M at the top", () => {
  assert.ok(Math.abs(linearProfit(-SHORT, ENTRY, ENTRY * 5.29) + 16_220_490) < 1e-6);
});

test("JELLY: a cap of 2 % of the supply, or of what the vault can lose, refuses the order", () => {
  const bySupply = { depth: SUPPLY, depthMultiple: 0.02, vaultValue: 1e12, vaultCommitted: 0, vaultShare: 1, tailMove: 1 };
  assert.ok(SHORT > openInterestCap(bySupply).cap);
  const byVault = { depth: 1e12, depthMultiple: 1, vaultValue: 240e6, vaultCommitted: 0, vaultShare: 0.01, tailMove: 4.29 };
  assert.ok(SHORT * ENTRY > openInterestCap(byVault).cap, "3.8 M against 0.56 M that one market may cost");
});

test("JELLY: margin that a position of 20 % needs does not leave the account", () => {
  const notional = SHORT * ENTRY;
  const request = { collateral: 3.5e6, unrealised: 0, credit: 0, initialMargin: notional / 3, notional, transferRatio: 0.2 };
  assert.ok(withdrawable(request) <= 3.5e6 - notional / 3 + 1e-6);
});

test("JELLY: three mark families that all follow the own book are one family", () => {
  const pumped = ENTRY * 5.29;
  assert.equal(markOfFamilies({ oracleBased: ENTRY, book: pumped, outside: pumped, bookAverage: null }), pumped);
  assert.equal(markOfFamilies({ oracleBased: ENTRY, book: pumped, outside: ENTRY, bookAverage: null }), ENTRY);
});

test("JELLY: by default skew and open interest over the pool raise the tier, and with the price they defend", () => {
  const { tiers } = defaultMarketParameters(describe(["a", "b", "c"]), "gen2");
  assert.deepEqual([tiers.skewOverPool.length, tiers.openInterestOverPool.length], [4, 4]);
  assert.equal(agreedTier(4, 3, 0), 3);
});
