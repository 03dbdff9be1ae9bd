import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { acceptRound, type ObservedVector, type RoundOutcome } from "./acceptRound.ts";
import { entersMedian } from "./checkLinked.ts";
import { NO_CANDIDATE, type StoredVector } from "./gateMeasurements.ts";
import { WAD } from "./hubConfig.ts";
import { FIELD, type MarketField } from "./schema.ts";
import { CALM_FIELDS, CONFIG, fieldsWith, storedWith } from "./vectorCases.testing.ts";

type Changes = Partial<Record<MarketField, bigint>>;

const at = (observedAt: bigint, changes: Changes = {}): ObservedVector => ({ observedAt, fields: fieldsWith(changes) });

function accepted(outcome: RoundOutcome): Extract<RoundOutcome, { enough: true }> {
  assert.equal(outcome.enough, true);
  return outcome as Extract<RoundOutcome, { enough: true }>;
}

const observation = fc
  .record({
    observedAt: fc.bigInt({ min: 1_000_001n, max: 1_000_100n }),
    index: fc.bigInt({ min: 50_000n, max: 70_000n }),
    fundingRate: fc.bigInt({ min: -500_000_000_000n, max: 500_000_000_000n }),
    initialMargin: fc.bigInt({ min: 0n, max: WAD }),
    maintenanceMargin: fc.bigInt({ min: 0n, max: WAD / 10n }),
    tier: fc.bigInt({ min: -1n, max: 5n }),
  })
  .map(({ observedAt, index, ...rest }) => at(observedAt, { index: index * WAD, indexAverage: index * WAD, ...rest }));

test("three equal calm vectors are accepted as they are", () => {
  const outcome = accepted(acceptRound([at(10n), at(11n), at(12n)], 3, null, CONFIG));
  assert.deepEqual(outcome.stored.fields, CALM_FIELDS);
  assert.deepEqual(
    { ...outcome, stored: null },
    { enough: true, entered: 3, observedAt: 11n, valid: true, clamped: 0n, refused: 0n, stored: null },
  );
  assert.equal(outcome.stored.lastValidAt, 11n);
  assert.equal(outcome.stored.lastValidIndex, CALM_FIELDS[FIELD.index]);
});

test("a vector that breaks a linked rule does not count towards the quorum", () => {
  assert.deepEqual(acceptRound([at(10n), at(11n), at(12n, { tier: 5n })], 3, null, CONFIG), { enough: false, entered: 2 });
  assert.equal(accepted(acceptRound([at(10n), at(11n), at(12n, { tier: 5n }), at(13n)], 3, null, CONFIG)).entered, 3);
});

test("a vector of the wrong length does not count either", () => {
  assert.equal(acceptRound([at(10n), at(11n), { observedAt: 12n, fields: [1n] }], 3, null, CONFIG).enough, false);
});

test("nobody is not a quorum, even of zero", () => {
  assert.deepEqual(acceptRound([], 0, null, CONFIG), { enough: false, entered: 0 });
});

test("one of four that multiplies prices by ten changes nothing", () => {
  const prices = [60_000n, 60_001n, 60_002n].map((price, node) => at(1_000_010n + BigInt(node), { index: price * WAD }));
  const liar = at(1_000_010n, { index: 600_000n * WAD, indexAverage: 600_000n * WAD });
  const outcome = accepted(acceptRound([...prices, liar], 3, storedWith({}), CONFIG));
  assert.equal(outcome.valid, true);
  assert.equal(outcome.stored.fields[FIELD.index], 60_001n * WAD);
});

test("an invalid measurement is stored while every parameter keeps the value in force", () => {
  const previous = storedWith({ tier: 1n, fundingRate: 5n });
  const jump: Changes = { index: 90_000n * WAD, indexAverage: 90_000n * WAD, tier: 4n, fundingRate: 9n };
  const outcome = accepted(
    acceptRound(
      [1n, 2n, 3n].map((second) => at(1_000_010n + second, jump)),
      3,
      previous,
      CONFIG,
    ),
  );
  assert.equal(outcome.valid, false);
  assert.equal(outcome.refused, 1n);
  assert.equal(outcome.clamped, 0n);
  assert.equal(outcome.stored.fields[FIELD.index], 90_000n * WAD);
  assert.equal(outcome.stored.fields[FIELD.tier], 1n);
  assert.equal(outcome.stored.fields[FIELD.fundingRate], 5n);
  assert.equal(outcome.stored.lastValidAt, previous.lastValidAt);
  assert.deepEqual(outcome.stored.candidate, { index: 90_000n * WAD, at: 1_000_012n, count: 1n });
});

test("a new level is in force after three agreeing rounds, with its parameters", () => {
  let stored: StoredVector = storedWith({});
  const validity: boolean[] = [];
  for (const observedAt of [1_000_010n, 1_000_020n, 1_000_030n, 1_000_040n]) {
    const vector = at(observedAt, { index: 80_000n * WAD, indexAverage: 80_000n * WAD, tier: 2n });
    const outcome = accepted(acceptRound([vector, vector, vector], 3, stored, CONFIG));
    validity.push(outcome.valid);
    stored = outcome.stored;
  }
  assert.deepEqual(validity, [false, false, true, true]);
  assert.equal(stored.fields[FIELD.tier], 2n);
  assert.deepEqual(stored.candidate, NO_CANDIDATE);
});

test("steps are scaled with the time since the last valid vector", () => {
  const fast: Changes = { fundingRate: 434_027_777_777n };
  const after = (elapsed: bigint): bigint => {
    const vector = at(1_000_000n + elapsed, fast);
    return (
      accepted(acceptRound([vector, vector, vector], 3, storedWith({ fundingRate: 0n }), CONFIG)).stored.fields[FIELD.fundingRate] ?? 0n
    );
  };
  assert.equal(after(10n), 14_467_592_590n);
  assert.equal(after(100n), 144_675_925_900n);
  assert.equal(after(301n), 434_027_777_777n);
});

test("the linked rule wins over the step: initial margin follows maintenance margin at once", () => {
  const bounds = CONFIG.bounds.map((limits, position) =>
    position === FIELD.maintenanceMargin ? { min: 0n, max: WAD, maxStepPerSecond: 0n } : limits,
  );
  const vector = at(1_000_010n, { maintenanceMargin: WAD / 5n, initialMargin: (3n * WAD) / 10n });
  const outcome = accepted(acceptRound([vector, vector, vector], 3, storedWith({}), { ...CONFIG, bounds }));
  assert.equal(outcome.stored.fields[FIELD.initialMargin], (24n * WAD) / 100n);
  assert.equal(outcome.clamped, 1n << BigInt(FIELD.initialMargin));
});

test("the result is independent of the order in which vectors are submitted", () => {
  const sets = fc
    .array(observation, { minLength: 3, maxLength: 7 })
    .chain((vectors) => fc.tuple(fc.constant(vectors), fc.shuffledSubarray(vectors, { minLength: vectors.length })));
  fc.assert(
    fc.property(sets, ([vectors, shuffled]) => {
      assert.deepEqual(acceptRound(shuffled, 3, storedWith({}), CONFIG), acceptRound(vectors, 3, storedWith({}), CONFIG));
    }),
  );
});

test("what is stored always obeys the linked rules and the bounds of its parameters", () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 3, maxLength: 7 }), (vectors) => {
      const outcome = acceptRound(vectors, 3, storedWith({}), CONFIG);
      if (!outcome.enough) return;
      const { fields } = outcome.stored;
      assert.equal(entersMedian(fields, CONFIG.rules), true);
      for (const position of [6, 7, 8, 9, 10, 11]) {
        const limits = CONFIG.bounds[position];
        const value = fields[position] ?? 0n;
        assert.ok(limits !== undefined && value >= limits.min && value <= limits.max);
      }
    }),
  );
});

test("accepting an accepted vector again changes nothing", () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 3, maxLength: 5 }), (vectors) => {
      const outcome = acceptRound(vectors, 3, storedWith({}), CONFIG);
      if (!outcome.enough || !outcome.valid) return;
      const { fields } = outcome.stored;
      const again = [0, 1, 2].map(() => ({ observedAt: outcome.observedAt, fields }));
      const repeated = accepted(acceptRound(again, 3, storedWith({}), CONFIG));
      assert.deepEqual(repeated.stored.fields, fields);
      assert.equal(repeated.clamped, 0n);
    }),
  );
});

test("neither the vectors nor what was stored are changed", () => {
  const vectors = [at(1_000_010n, { tradeFee: 0n }), at(1_000_011n), at(1_000_012n)];
  for (const { fields } of vectors) Object.freeze(fields);
  const previous = storedWith({});
  Object.freeze(previous.fields);
  acceptRound(Object.freeze(vectors), 3, Object.freeze(previous), CONFIG);
});
