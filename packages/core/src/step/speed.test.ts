import assert from "node:assert/strict";
import { cpuUsage } from "node:process";
import { test } from "node:test";
import type { Quote } from "../market/quote.ts";
import { step } from "../step.ts";
import { acceptedBy, chainWith } from "./chain.testing.ts";
import { createMarketState } from "./state.ts";
import { allQuotes, parametersOf, quoteOf, VENUES } from "./world.testing.ts";

const START = 1_700_000_000_000;
const WARM_UP = 30_000;
const CALLS = 60_000;
/** Half of the 50,000 a second that an idle core must give: processor time also stretches while other processes share the caches. */
const LEAST_PER_SECOND = 25_000;

test(`a step with ten sources and one changed quote runs more than ${LEAST_PER_SECOND} times in a second of processor time`, (context) => {
  const parameters = parametersOf("gen2");
  const chain = chainWith(acceptedBy(parameters, START - 10_000), { openInterestLong: 40 });
  let { state } = step(createMarketState(parameters), { at: START, quotes: allQuotes(60_000, START), chain, closeRound: null }, parameters);
  const quotes: Quote[] = Array.from({ length: WARM_UP + CALLS }, (_, call) =>
    quoteOf(VENUES[call % 10] ?? "a", 60_000 + (call % 7), START + (call + 1) * 20),
  );
  const absorb = (some: readonly Quote[]): void => {
    for (const quote of some)
      state = step(state, { at: quote.receivedAt, quotes: [quote], chain: null, closeRound: null }, parameters).state;
  };
  absorb(quotes.slice(0, WARM_UP));
  const before = cpuUsage();
  absorb(quotes.slice(WARM_UP));
  const { user, system } = cpuUsage(before);
  const perSecond = CALLS / ((user + system) / 1e6);
  context.diagnostic(`${Math.round(perSecond)} steps in a second of processor time`);
  assert.ok(perSecond > LEAST_PER_SECOND, `${Math.round(perSecond)}`);
});
