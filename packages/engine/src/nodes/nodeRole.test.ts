import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultMarketParameters, type Quote } from "@evenkeel/core";
import { createCalmWorld } from "@evenkeel/lab";
import { createNodeRole, type NodeSenses } from "./nodeRole.ts";

const world = createCalmWorld({ seed: 1, minutes: 2 });
const parameters = defaultMarketParameters(world.description, "gen2");
const CONFIG = { node: 0, latencyMillis: 0, jitterMillis: 0, dropRate: 0, missingVenue: null };
const quotes: Quote[] = [...world.batches()].flat();
const first = quotes[0]?.receivedAt ?? 0;

function nodeWith(senses?: Partial<NodeSenses>) {
  const codes: (string | null)[] = [];
  const role = createNodeRole(1, CONFIG, parameters, (_, code) => codes.push(code), {
    distort: (quote) => quote,
    skewMillis: () => 0,
    ...senses,
  });
  return { role, codes };
}

test("a node's clock follows its skew, and stands still rather than runs backwards", () => {
  const { role } = nodeWith({ skewMillis: (at) => (at < first + 30_000 ? 20_000 : 0) });
  assert.equal(role.localTime(first), first + 20_000);
  for (const [sequence, quote] of quotes.entries()) role.offer(quote, sequence);
  role.advance(first + 29_999);
  const still = role.localTime(first + 35_000);
  assert.ok(still > first + 45_000);
  assert.equal(role.localTime(first + 36_000), still);
  role.advance(first + 40_000);
  assert.equal(role.localTime(first + 60_000), first + 60_000, "caught up");
});

test("what a lying node reads is its own; its clock is asked at the time of the quote", () => {
  const seen: number[] = [];
  const { role, codes } = nodeWith({
    distort(quote, at) {
      seen.push(at);
      return { ...quote, bid: quote.bid * 10, ask: quote.ask * 10 };
    },
    skewMillis: () => 5_000,
  });
  for (const [sequence, quote] of quotes.slice(0, 20).entries()) role.offer(quote, sequence);
  role.advance(first + 120_000);
  assert.deepEqual(
    seen,
    quotes.slice(0, 20).map(({ receivedAt }) => receivedAt),
  );
  assert.equal(codes.length, 20);
});

test("two nodes that see the same sign the same", () => {
  const [one, two] = [nodeWith().role, nodeWith().role];
  for (const role of [one, two]) {
    for (const [sequence, quote] of quotes.entries()) role.offer(quote, sequence);
    role.advance(first + 60_000);
  }
  const round = Math.floor((first + 60_000) / (parameters.roundSeconds * 1_000));
  assert.deepEqual(one.closeRound(round, first + 60_000), two.closeRound(round, first + 60_000));
  assert.equal(one.delivered, two.delivered);
});
