import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  evaluateInvariants,
  fundingPaidCoversReceived,
  fundingWithinCap,
  INVARIANT_NAMES,
  initialAboveMaintenance,
  medianInHonestRange,
  tokenConservation,
} from "./evaluateInvariants.ts";

test("tokens: balance is collateral plus pool plus insurance, to the unit, also when the pool owes, never when the insurance does", () => {
  const books = { collateral: [1n, 2n], poolSettled: 3n, insurance: 4n };
  assert.equal(tokenConservation({ ...books, tokenBalance: 10n }).ok, true);
  assert.equal(tokenConservation({ tokenBalance: 2n, collateral: [5n], poolSettled: -3n, insurance: 0n }).ok, true);
  assert.equal(tokenConservation({ tokenBalance: 2n, collateral: [5n], poolSettled: 0n, insurance: -3n }).ok, false);
  assert.equal(tokenConservation({ tokenBalance: 0n, collateral: [], poolSettled: 0n, insurance: 0n }).ok, true);
  for (const tokenBalance of [9n, 11n]) assert.equal(tokenConservation({ ...books, tokenBalance }).ok, false);
  assert.equal(
    tokenConservation({ ...books, tokenBalance: 9n }).detail,
    "balance 9 differs from collateral 3 + pool 3 + insurance 4 by -1",
  );
});

test("funding: paid covers received, and nobody receives less than nothing", () => {
  assert.equal(fundingPaidCoversReceived({ paid: 2n, received: 2n }).ok, true);
  assert.equal(fundingPaidCoversReceived({ paid: 2.5, received: 2 }).ok, true);
  assert.equal(fundingPaidCoversReceived({ paid: 2n, received: 3n }).ok, false);
  assert.equal(fundingPaidCoversReceived({ paid: 2, received: -1 }).ok, false);
  assert.equal(fundingPaidCoversReceived({ paid: Number.NaN, received: 1 }).ok, false);
});

test("funding rate: within the cap in both directions", () => {
  for (const fundingRate of [-5n, 0n, 5n]) assert.equal(fundingWithinCap({ fundingRate, cap: 5n }).ok, true);
  for (const fundingRate of [-6n, 6n]) assert.equal(fundingWithinCap({ fundingRate, cap: 5n }).ok, false);
  assert.equal(fundingWithinCap({ fundingRate: Number.NaN, cap: 1 }).ok, false);
  assert.equal(fundingWithinCap({ fundingRate: 6n, cap: 5n }).detail, "rate 6, cap 5");
});

test("margin: opening asks for no less than keeping", () => {
  assert.equal(initialAboveMaintenance({ initialMargin: 5n, maintenanceMargin: 5n }).ok, true);
  assert.equal(initialAboveMaintenance({ initialMargin: 0.04, maintenanceMargin: 0.05 }).ok, false);
  assert.equal(initialAboveMaintenance({ initialMargin: Number.NaN, maintenanceMargin: 0.05 }).ok, false);
});

test("median: between the honest values in every field", () => {
  const honest = [
    [1n, 10n],
    [3n, 10n],
  ];
  for (const median of [
    [1n, 10n],
    [2n, 10n],
    [3n, 10n],
  ])
    assert.equal(medianInHonestRange({ median, honest }).ok, true);
  assert.equal(medianInHonestRange({ median: [0n, 10n], honest }).detail, "field 0 is 0, honest values 1 3");
  assert.equal(medianInHonestRange({ median: [4n, 10n], honest }).ok, false);
  assert.equal(medianInHonestRange({ median: [2n, 11n], honest }).ok, false);
});

test("median: only the named positions are checked, and a missing value is a violation", () => {
  const honest = [[1n, 10n]];
  assert.equal(medianInHonestRange({ median: [1n, 99n], honest, positions: [0] }).ok, true);
  assert.equal(medianInHonestRange({ median: [1n, 99n], honest, positions: [1] }).ok, false);
  assert.equal(medianInHonestRange({ median: [1n], honest, positions: [3] }).detail, "field 3 has no value");
  assert.equal(medianInHonestRange({ median: [1n], honest: [] }).ok, false);
});

test("median: the lower median of honest vectors always holds", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(), { minLength: 1, maxLength: 9 }), (values) => {
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const median = sorted[(sorted.length - 1) >> 1] ?? 0n;
      assert.equal(medianInHonestRange({ median: [median], honest: values.map((value) => [value]) }).ok, true);
      const above = (sorted.at(-1) ?? 0n) + 1n;
      assert.equal(medianInHonestRange({ median: [above], honest: values.map((value) => [value]) }).ok, false);
    }),
  );
});

test("checks exactly what the reading has", () => {
  assert.deepEqual(evaluateInvariants({}), []);
  assert.deepEqual(evaluateInvariants({ margin: { initialMargin: 5n, maintenanceMargin: 6n } }), [
    { name: "initialAboveMaintenance", ok: false, detail: "initial 5, maintenance 6" },
  ]);
  const all = evaluateInvariants({
    tokens: { tokenBalance: 0n, collateral: [], poolSettled: 0n, insurance: 0n },
    funding: { paid: 0n, received: 0n },
    rate: { fundingRate: 0n, cap: 0n },
    margin: { initialMargin: 0n, maintenanceMargin: 0n },
    median: { median: [0n], honest: [[0n]] },
  });
  assert.deepEqual(
    all.map(({ name }) => name),
    Object.values(INVARIANT_NAMES),
  );
  assert.ok(all.every(({ ok, detail }) => ok && detail === ""));
});
