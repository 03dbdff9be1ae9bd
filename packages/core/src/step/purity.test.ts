import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Observation } from "../market/observation.ts";
import type { MarketParameters } from "../parameters.ts";
import { type StepResult, step } from "../step.ts";
import { acceptedBy, chainWith } from "./chain.testing.ts";
import { createMarketState, type MarketState } from "./state.ts";
import { EMPTY_CHAIN, parametersOf, quoteOf, VENUES } from "./world.testing.ts";

const ROUND = 170_000_000;
const START = ROUND * 10_000;

function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
  return value;
}

const event = fc.record({
  wait: fc.integer({ min: 0, max: 4_000 }),
  quotes: fc.array(fc.record({ venue: fc.constantFrom(...VENUES), move: fc.double({ min: -0.01, max: 0.01, noNaN: true }) }), {
    maxLength: 4,
  }),
  chain: fc.option(
    fc.record({
      long: fc.double({ min: 0, max: 500, noNaN: true }),
      premium: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      known: fc.boolean(),
    }),
  ),
});
const events = fc.array(event, { minLength: 1, maxLength: 40 });

function observationsOf(
  list: readonly (typeof event extends fc.Arbitrary<infer T> ? T : never)[],
  parameters: MarketParameters,
): Observation[] {
  let at = START;
  let closed = ROUND - 1;
  return list.map(({ wait, quotes, chain }) => {
    at += wait;
    const round = Math.floor(at / 10_000);
    const closeRound = at % 10_000 >= 4_000 && round > closed ? round : null;
    if (closeRound !== null) closed = closeRound;
    const accepted = acceptedBy(parameters, at - 10_000, { premiumAverage: chain?.premium ?? 0 });
    const snapshot = chain === null ? null : chain.known ? chainWith(accepted, { openInterestLong: chain.long }) : EMPTY_CHAIN;
    return { at, quotes: quotes.map(({ venue, move }) => quoteOf(venue, 60_000 * (1 + move), at)), chain: snapshot, closeRound };
  });
}

function run(
  observations: readonly Observation[],
  parameters: MarketParameters,
  prepare: (state: MarketState) => MarketState,
): StepResult[] {
  let state = prepare(createMarketState(parameters));
  return observations.map((observation) => {
    const result = step(state, observation, parameters);
    state = prepare(result.state);
    return result;
  });
}

for (const policy of ["none", "gen1", "gen2"] as const) {
  test(`${policy}: step never changes its arguments`, () => {
    const parameters = freeze(parametersOf(policy));
    fc.assert(
      fc.property(events, (list) => {
        run(freeze(observationsOf(list, parameters)), parameters, freeze);
      }),
      { numRuns: 60 },
    );
  });
}

test("the same arguments give the same result, also from a copied state and copied parameters", () => {
  const parameters = parametersOf("gen2");
  fc.assert(
    fc.property(events, (list) => {
      const observations = observationsOf(list, parameters);
      const first = run(observations, parameters, (state) => state);
      const second = run(observations, structuredClone(parameters), (state) => structuredClone(state));
      assert.deepEqual(second, first);
    }),
    { numRuns: 40 },
  );
});

test("a trace survives JSON unchanged", () => {
  const parameters = parametersOf("gen2");
  fc.assert(
    fc.property(events, (list) => {
      for (const { trace } of run(observationsOf(list, parameters), parameters, (state) => state)) {
        assert.deepEqual(JSON.parse(JSON.stringify(trace)), withoutUndefined(trace));
      }
    }),
    { numRuns: 40 },
  );
});

/** JSON has one zero and no undefined members; everything else must come back as it was. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, withoutUndefined(member)]),
  );
}

test("delivering quotes one by one or together, in one instant, leads to the same assessment", () => {
  const parameters = parametersOf("gen2");
  const at = START + 4_000;
  const quotes = VENUES.map((venue, position) => quoteOf(venue, 60_000 + position, at));
  const together = step(createMarketState(parameters), { at, quotes, chain: EMPTY_CHAIN, closeRound: ROUND }, parameters);
  let state = createMarketState(parameters);
  for (const quote of quotes.slice(0, -1)) state = step(state, { at, quotes: [quote], chain: null, closeRound: null }, parameters).state;
  const separately = step(state, { at, quotes: quotes.slice(-1), chain: EMPTY_CHAIN, closeRound: ROUND }, parameters);
  const distance = Number(together.assessment?.fields[0] ?? 0n) / Number(separately.assessment?.fields[0] ?? 1n) - 1;
  assert.ok(Math.abs(distance) < 1e-3, `index differs by ${distance}`);
});
