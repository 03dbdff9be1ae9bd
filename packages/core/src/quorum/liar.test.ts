import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptRound, type ObservedVector } from "./acceptRound.ts";
import { encodeFixed } from "./encodeFixed.ts";
import type { StoredVector } from "./gateMeasurements.ts";
import { anchor, contract, EMPTY_MEMORY } from "./memory.ts";
import type { MemoryParameters } from "./memoryParameters.ts";
import { generator } from "./random.testing.ts";
import { FIELD } from "./schema.ts";
import { CONFIG, fieldsWith } from "./vectorCases.testing.ts";

const ROUNDS = 100_000;
const ROUND_SECONDS = 10;
const PARAMETERS: MemoryParameters = { averageLambda: 0.153_5, integralLambda: 0.005_54, lambdaMin: 0.005, ringRounds: 32 };
/** Honest nodes see premia up to this far apart. */
const DISPERSION = 0.0002;

/** What the liar signs, given what the honest nodes of the round sign. */
type Strategy = (honest: readonly number[], round: number) => number;

const highest: Strategy = (honest) => Math.max(...honest);
const beyond: Strategy = () => 0.9;
const oscillating: Strategy = (honest, round) => (round % 500 < 250 ? Math.max(...honest) : Math.min(...honest));

interface Drift {
  readonly average: number;
  readonly integral: number;
}

const wad = (value: number): bigint => encodeFixed(value, 18, "nearest", "memory");

/**
 * Three honest nodes around a premium of zero and one liar who sees them first and also chooses which three of the four vectors are submitted.
 * Returns the largest |memory| of the accepted vectors.
 */
function worstDrift(strategy: Strategy, chooses: boolean): Drift {
  const uniform = generator(11);
  let stored: StoredVector | null = null;
  const worst = { average: 0, integral: 0 };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = stored?.fields;
    const value = (position: number): number => Number(before?.[position] ?? 0n) / 1e18;
    const anchored = anchor(EMPTY_MEMORY, {
      round: round - 1,
      premiumAverage: value(FIELD.premiumAverage),
      premiumIntegral: value(FIELD.premiumIntegral),
    });
    const carried = contract(anchored, round, PARAMETERS);
    const premia = [0, 1, 2].map(() => (uniform() - 0.5) * DISPERSION);
    const averages = premia.map((premium) => carried.premiumAverage + PARAMETERS.averageLambda * premium);
    const integrals = premia.map((premium) => carried.premiumIntegral + premium * ROUND_SECONDS);
    const all = [...averages, strategy(averages, round)].map((premiumAverage, node) => {
      const premiumIntegral = integrals[node] ?? strategy(integrals, round);
      return {
        observedAt: BigInt(round * ROUND_SECONDS),
        fields: fieldsWith({ premiumAverage: wad(premiumAverage), premiumIntegral: wad(premiumIntegral) }),
      };
    });
    const lowest = averages.indexOf(Math.min(...averages));
    const submitted: ObservedVector[] = chooses ? all.filter((_, node) => node !== lowest) : all;
    const outcome = acceptRound(submitted, 3, stored, CONFIG);
    assert.ok(outcome.enough && outcome.valid);
    stored = outcome.stored;
    worst.average = Math.max(worst.average, Math.abs(value(FIELD.premiumAverage)));
    worst.integral = Math.max(worst.integral, Math.abs(value(FIELD.premiumIntegral)));
  }
  return worst;
}

// Each honest contribution lies within half the dispersion of zero, so the sum of a geometric series bounds the bias.
const AVERAGE_BOUND = DISPERSION / 2;
const INTEGRAL_BOUND = ((DISPERSION / 2) * ROUND_SECONDS) / PARAMETERS.integralLambda;

for (const [name, strategy] of [
  ["always with the highest honest node", highest],
  ["always far outside", beyond],
  ["changing sides", oscillating],
] as const) {
  test(`one liar of four, ${name}, moves no memory beyond dispersion / lambda in ${ROUNDS} rounds`, () => {
    for (const chooses of [false, true]) {
      const drift = worstDrift(strategy, chooses);
      assert.ok(drift.average <= AVERAGE_BOUND, `average ${drift.average}`);
      assert.ok(drift.integral <= INTEGRAL_BOUND, `integral ${drift.integral} against ${INTEGRAL_BOUND}`);
    }
  });
}

test("the liar has an effect at all: with the choice of the three vectors the integral leans to his side", () => {
  assert.ok(worstDrift(highest, true).integral > 0.1 * INTEGRAL_BOUND);
});
