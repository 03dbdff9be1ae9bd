import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Candidate, gateAllowance, gateMeasurements, NO_CANDIDATE, passesGate } from "./gateMeasurements.ts";
import { WAD } from "./hubConfig.ts";
import { CALM_FIELDS, CONFIG, fieldsWith, storedWith } from "./vectorCases.testing.ts";

const INDEX_BIT = 1n;
const HIGH = 75_000n * WAD;
const jumped = fieldsWith({ index: HIGH, indexAverage: HIGH });

test("the allowance grows with time up to its maximum", () => {
  assert.equal(gateAllowance(CONFIG.gate, 0n), WAD / 20n);
  assert.equal(gateAllowance(CONFIG.gate, 100n), (15n * WAD) / 100n);
  assert.equal(gateAllowance(CONFIG.gate, 10n ** 9n), WAD / 2n);
});

test("the gate is inclusive and symmetric around the previous level", () => {
  assert.equal(passesGate(CONFIG.gate, 100n, 105n, 0n), true);
  assert.equal(passesGate(CONFIG.gate, 100n, 106n, 0n), false);
  assert.equal(passesGate(CONFIG.gate, 100n, 95n, 0n), true);
  assert.equal(passesGate(CONFIG.gate, 100n, 94n, 0n), false);
});

test("the first vector has no gate", () => {
  assert.deepEqual(gateMeasurements(jumped, CONFIG, null, 1n), { refused: 0n, candidate: NO_CANDIDATE });
});

test("a level outside the gate is accepted when three rounds in a row agree", () => {
  let candidate: Candidate = NO_CANDIDATE;
  const refusals: bigint[] = [];
  for (const at of [1_000_010n, 1_000_020n, 1_000_030n]) {
    const verdict = gateMeasurements(jumped, CONFIG, storedWith({}, { candidate }), at);
    refusals.push(verdict.refused);
    candidate = verdict.candidate;
  }
  assert.deepEqual(refusals, [INDEX_BIT, INDEX_BIT, 0n]);
  assert.deepEqual(candidate, NO_CANDIDATE);
});

test("agreement is with the round before, so a trending market re-baselines too", () => {
  let candidate: Candidate = NO_CANDIDATE;
  let refused = INDEX_BIT;
  for (const [step, at] of [1_000_010n, 1_000_020n, 1_000_030n].entries()) {
    const index = HIGH + BigInt(step) * 3_000n * WAD;
    const verdict = gateMeasurements(fieldsWith({ index, indexAverage: index }), CONFIG, storedWith({}, { candidate }), at);
    candidate = verdict.candidate;
    refused = verdict.refused;
  }
  assert.equal(refused, 0n);
});

test("a jumping feed never re-baselines", () => {
  let candidate: Candidate = NO_CANDIDATE;
  for (let round = 1n; round <= 20n; round += 1n) {
    const index = (round % 2n === 0n ? 75_000n : 90_000n) * WAD;
    const verdict = gateMeasurements(fieldsWith({ index, indexAverage: index }), CONFIG, storedWith({}, { candidate }), 1_000_000n + round);
    assert.equal(verdict.refused, INDEX_BIT);
    assert.equal(verdict.candidate.count, 1n);
    candidate = verdict.candidate;
  }
});

test("back inside the gate the waiting level is forgotten", () => {
  const candidate = { index: HIGH, at: 1_000_010n, count: 2n };
  assert.deepEqual(gateMeasurements(CALM_FIELDS, CONFIG, storedWith({}, { candidate }), 1_000_020n).candidate, NO_CANDIDATE);
});

test("plausible ranges are judged for every measurement and never for parameters", () => {
  const wild = fieldsWith({
    volatility: 21n * WAD,
    premiumAverage: 2n * WAD,
    premiumIntegral: -200_000n * WAD,
    tradeFee: 10n ** 20n,
    tier: 99n,
  });
  assert.equal(gateMeasurements(wild, CONFIG, null, 1n).refused, 0b111000n);
});

test("after long silence any level within the maximum passes", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 30_000n, max: 90_000n }), (price) => {
      assert.equal(passesGate(CONFIG.gate, 60_000n * WAD, price * WAD, 3_600n), true);
    }),
  );
});
