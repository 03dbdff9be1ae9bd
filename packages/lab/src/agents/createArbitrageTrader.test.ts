import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createArbitrageTrader } from "./createArbitrageTrader.ts";
import { loadAgents } from "./loadAgents.ts";
import type { OrderIntent, TraderView } from "./trader.ts";

const { arbitrage, beliefs } = loadAgents();
const [desk] = arbitrage;
assert.ok(desk !== undefined);
const context = { seed: 1, id: 0, name: desk.name, skewScale: 20_000, roundSeconds: 10, referencePrice: 100_000 };
const perHour = 1 / 3600;

function view(premium: number, change: Partial<TraderView> = {}): TraderView {
  return {
    at: 0,
    outsidePrice: 100_000,
    outsideReturns: [],
    mark: 100_000 * (1 + premium),
    index: 100_000,
    skew: premium * 20_000,
    skewScale: 20_000,
    fundingRate: 0,
    borrowRate: 0,
    tradeFee: 0.0005,
    tier: 0,
    mode: "Normal",
    position: 0,
    equity: 3.6e6,
    freeCollateral: 3.6e6,
    initialMargin: 0.05,
    ...change,
  };
}

/** First order within 60 rounds of the same view, or null. */
function reaction(seen: TraderView, options: { capitalMultiplier?: number; fundingBlind?: boolean } = {}): OrderIntent | null {
  assert.ok(desk !== undefined);
  const trader = createArbitrageTrader(context, desk, beliefs, { capitalMultiplier: 1, fundingBlind: false, ...options });
  for (let round = 0; round < 60; round++) {
    const order = trader.decide(seen, round);
    if (order !== null) return order;
  }
  return null;
}

test("sells a dear derivative, buys a cheap one, and leaves a premium inside its costs alone", () => {
  assert.ok((reaction(view(0.006))?.size ?? 0) < 0);
  assert.ok((reaction(view(-0.006))?.size ?? 0) > 0);
  assert.equal(reaction(view(0.002)), null);
  assert.equal(reaction(view(-0.002)), null);
});

test("the reaction is symmetric and grows with the edge", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.004, max: 0.02, noNaN: true }), (premium) => {
      const sell = reaction(view(premium))?.size ?? 0;
      assert.equal(reaction(view(-premium))?.size, -sell);
      assert.ok(Math.abs(reaction(view(premium * 1.2))?.size ?? 0) > Math.abs(sell));
    }),
    { numRuns: 20 },
  );
});

test("expected funding pulls it into a premium that alone would not pay, and drives it out when it turns", () => {
  const paying = { fundingRate: 6e-4 * perHour };
  assert.ok((reaction(view(0.002, paying))?.size ?? 0) < 0);
  assert.equal(reaction(view(0.002, paying), { fundingBlind: true }), null);
  assert.equal(reaction(view(0.001, { position: -10 })), null);
  assert.ok((reaction(view(0.001, { position: -10, fundingRate: -2e-4 * perHour }))?.size ?? 0) > 0);
});

test("a blind arbitrageur decides the same whatever funding and borrowing are", () => {
  const rate = fc.double({ min: -1e-6, max: 1e-6, noNaN: true });
  fc.assert(
    fc.property(
      rate,
      fc.double({ min: 0, max: 1e-6, noNaN: true }),
      fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      (fundingRate, borrowRate, premium) => {
        const blind = { fundingBlind: true };
        assert.deepEqual(reaction(view(premium, { fundingRate, borrowRate }), blind), reaction(view(premium), blind));
      },
    ),
    { numRuns: 50 },
  );
});

test("the borrow rate keeps it off the larger side", () => {
  const rich = { fundingRate: -8e-4 * perHour, skew: 60 };
  assert.ok((reaction(view(0, rich))?.size ?? 0) > 0);
  assert.equal(reaction(view(0, { ...rich, borrowRate: 6e-4 * perHour })), null);
});

test("it unwinds when the premium is gone, at most to zero, and leaves no dust", () => {
  const size = reaction(view(-0.001, { position: -10 }))?.size ?? 0;
  assert.ok(size > 0 && size <= 10);
  assert.equal(reaction(view(-0.001, { position: -0.3 }))?.size, 0.3);
  assert.equal(reaction(view(-0.001, { position: -0.300_000_000_01 }))?.size, 0.3);
});

test("a floating-point residue of a position does not stop it from trading", () => {
  assert.ok((reaction(view(0.006, { position: 1e-13 }))?.size ?? 0) < 0);
});

test("it never goes beyond its capital, its free collateral or the mode", () => {
  assert.equal(reaction(view(0.01, { position: -60 })), null);
  assert.equal(reaction(view(0.01, { position: -59 }))?.size, -1);
  assert.equal(reaction(view(0.01, { freeCollateral: 0 })), null);
  assert.equal(reaction(view(0.01, { freeCollateral: -5 })), null);
  assert.equal(reaction(view(0.006, { mode: "Halted" })), null);
  assert.equal(reaction(view(0.006, { mode: "ReduceOnly" })), null);
  assert.ok((reaction(view(0.006, { mode: "GapClosing" }))?.size ?? 0) < 0);
  assert.equal(reaction(view(0.01, { position: -60 }), { capitalMultiplier: 4 })?.size, reaction(view(0.01))?.size);
});

test("it stays away when index and outside price differ by more than 2 %, or are missing", () => {
  assert.equal(reaction(view(0.01, { outsidePrice: 97_000 })), null);
  assert.equal(reaction(view(0.01, { outsidePrice: null })), null);
  assert.equal(reaction(view(0.01, { index: 0, mark: 0 })), null);
});

test("after an order it waits until it can see the result", () => {
  const trader = createArbitrageTrader(context, desk, beliefs, { capitalMultiplier: 1, fundingBlind: false });
  const rounds: number[] = [];
  for (let round = 0; round < 300; round++) if (trader.decide(view(0.006), round) !== null) rounds.push(round);
  assert.ok(rounds.length > 50);
  rounds.slice(1).forEach((round, i) => {
    assert.ok(round - (rounds[i] ?? 0) >= 2);
  });
});

test("limits leave 1 % around the outside price carried to the mark", () => {
  const order = reaction(view(0.006));
  assert.ok(Math.abs((order?.limitPrice ?? 0) - 100_600 * 0.99) < 1e-6);
});
