import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anchor, type Contribution, contract, EMPTY_MEMORY, type Memory, remember } from "./memory.ts";
import type { MemoryParameters } from "./memoryParameters.ts";
import { memoryViolations } from "./memoryViolations.ts";

const PARAMETERS: MemoryParameters = { averageLambda: 0.25, integralLambda: 0.1, lambdaMin: 0.005, ringRounds: 4 };

const own = (round: number, premiumAverage = 1, premiumIntegral = 1): Contribution => ({ round, premiumAverage, premiumIntegral });
const near = (got: number, expected: number): void => assert.ok(Math.abs(got - expected) < 1e-12, `${got} against ${expected}`);

test("nothing remembered carries nothing", () => {
  assert.deepEqual(contract(EMPTY_MEMORY, 10, PARAMETERS), { premiumAverage: 0, premiumIntegral: 0 });
});

test("one round after the anchor: x' = (1 - lambda) * accepted", () => {
  const carried = contract(anchor(EMPTY_MEMORY, own(9, 0.001, 0.4)), 10, PARAMETERS);
  near(carried.premiumAverage, 0.00075);
  near(carried.premiumIntegral, 0.36);
});

test("elapsed rounds contract once each", () => {
  const carried = contract(anchor(EMPTY_MEMORY, own(5, 1, 1)), 10, PARAMETERS);
  near(carried.premiumAverage, 0.75 ** 5);
  near(carried.premiumIntegral, 0.9 ** 5);
});

test("only own contributions after the accepted round are added", () => {
  let memory: Memory = EMPTY_MEMORY;
  for (const round of [7, 8, 9]) memory = remember(memory, own(round, round, 0), PARAMETERS.ringRounds);
  near(contract(anchor(memory, own(7, 100, 0)), 10, PARAMETERS).premiumAverage, 100 * 0.75 ** 3 + 8 * 0.75 ** 2 + 9 * 0.75);
  near(contract(anchor(memory, own(9, 100, 0)), 10, PARAMETERS).premiumAverage, 75);
});

test("before the first vector a node runs on its own contributions", () => {
  const memory = remember(remember(EMPTY_MEMORY, own(1), 4), own(2), 4);
  near(contract(memory, 3, PARAMETERS).premiumIntegral, 0.9 + 0.81);
});

test("contributions of the round itself and of later rounds are not carried into it", () => {
  const memory = remember(remember(EMPTY_MEMORY, own(5), 4), own(6), 4);
  assert.deepEqual(contract(memory, 5, PARAMETERS), { premiumAverage: 0, premiumIntegral: 0 });
  assert.deepEqual(contract(anchor(EMPTY_MEMORY, own(5)), 5, PARAMETERS), { premiumAverage: 0, premiumIntegral: 0 });
});

test("the ring keeps the newest rounds, one contribution each", () => {
  let memory: Memory = EMPTY_MEMORY;
  for (const round of [1, 2, 3, 4, 5, 5, 6]) memory = remember(memory, own(round, round), PARAMETERS.ringRounds);
  assert.deepEqual(
    memory.ring.map(({ round }) => round),
    [3, 4, 5, 6],
  );
});

test("a reverted block loses nothing: anchoring back brings the own contributions back", () => {
  const memory = remember(remember(EMPTY_MEMORY, own(6, 6), 4), own(7, 7), 4);
  const before = contract(anchor(memory, own(5, 1)), 8, PARAMETERS);
  const reverted = anchor(anchor(memory, own(7, 1)), own(5, 1));
  assert.deepEqual(contract(reverted, 8, PARAMETERS), before);
});

test("a node that follows every round agrees with one that missed the chain for a while", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }), (locals) => {
      let following = anchor(EMPTY_MEMORY, own(0, 0.5, 0.5));
      let alone = following;
      for (const [position, local] of locals.entries()) {
        const round = position + 1;
        const carried = contract(following, round, PARAMETERS);
        const value = { premiumAverage: carried.premiumAverage + local, premiumIntegral: carried.premiumIntegral + local };
        following = anchor(following, { round, ...value });
        alone = remember(alone, own(round, local, local), PARAMETERS.ringRounds);
      }
      const next = locals.length + 1;
      near(contract(alone, next, PARAMETERS).premiumAverage, contract(following, next, PARAMETERS).premiumAverage);
      near(contract(alone, next, PARAMETERS).premiumIntegral, contract(following, next, PARAMETERS).premiumIntegral);
    }),
  );
});

test("contracting: two memories that see the same contributions forget their difference", () => {
  let a = anchor(EMPTY_MEMORY, own(0, 5, 5));
  let b = anchor(EMPTY_MEMORY, own(0, -5, -5));
  for (let round = 1; round <= 400; round += 1) {
    const next = (memory: Memory): Memory => {
      const carried = contract(memory, round, PARAMETERS);
      return anchor(memory, { round, premiumAverage: carried.premiumAverage + 0.01, premiumIntegral: carried.premiumIntegral + 0.01 });
    };
    a = next(a);
    b = next(b);
  }
  near(contract(a, 401, PARAMETERS).premiumIntegral, contract(b, 401, PARAMETERS).premiumIntegral);
});

test("forgetting slower than lambdaMin is refused", () => {
  assert.deepEqual(memoryViolations(PARAMETERS), []);
  const fieldsOf = (changes: Partial<MemoryParameters>): string[] =>
    memoryViolations({ ...PARAMETERS, ...changes }).map(({ field }) => field);
  assert.deepEqual(fieldsOf({ integralLambda: 0 }), ["memory.integralLambda"]);
  assert.deepEqual(fieldsOf({ averageLambda: 0.001 }), ["memory.averageLambda"]);
  assert.deepEqual(fieldsOf({ lambdaMin: 0 }), ["memory.lambdaMin"]);
  assert.deepEqual(fieldsOf({ ringRounds: 0 }), ["memory.ringRounds"]);
});
