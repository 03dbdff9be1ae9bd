import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultMarketParameters } from "../../defaults.ts";
import { acceptRound } from "../../quorum/acceptRound.ts";
import { passesGate } from "../../quorum/gateMeasurements.ts";
import { hubConfig } from "../../quorum/hubConfig.ts";
import { applyGuard } from "../parts/applyGuards.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { describe } from "./incident.testing.ts";

// April 2025: a forwarder let anybody set the price: ETH at 100 in, at 10,000 out, in one transaction. The setter checked the caller, not signatures.
const TRUE = 1589n;
const config = hubConfig(defaultMarketParameters(describe(["a", "b", "c", "d"]), "gen2").governance);

test("KiloEx: a price is what 2f+1 signers said; with none, one or two there is no round", () => {
  assert.deepEqual(acceptRound([], 3, null, config), { enough: false, entered: 0 });
});

test("KiloEx: the default gate refuses both prices at once, however long nothing was said", () => {
  for (const elapsed of [1n, 10n, 86_400n]) {
    assert.equal(passesGate(config.gate, TRUE, 100n, elapsed), false);
    assert.equal(passesGate(config.gate, TRUE, 10_000n, elapsed), false);
  }
  assert.ok(passesGate(config.gate, TRUE, 1600n, 1n));
});

test("KiloEx: a reference within 50 % refuses both, as GMX's does", () => {
  const judge = (price: number) =>
    applyGuard(
      { kind: "reference", max: 0.5 },
      { price, halfWidth: null, surroundings: { at: 0, reference: 1589 }, state: EMPTY_RECIPE_STATE },
    ).ok;
  assert.deepEqual([judge(100), judge(10_000), judge(1600)], [false, false, true]);
});
