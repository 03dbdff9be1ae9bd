import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import fc from "fast-check";
import type { AgentsFile } from "./agentsFile.ts";
import { createTraders } from "./createTraders.ts";
import { loadAgents } from "./loadAgents.ts";
import type { OrderIntent, Trader, TraderView } from "./trader.ts";

const agents = loadAgents();
const market = { skewScale: 20_000, roundSeconds: 10, referencePrice: 100_000 };
const firstRound = 173_689_920;
const calm: TraderView = {
  at: 0,
  outsidePrice: 100_000,
  outsideReturns: Array.from({ length: 360 }, (_, i) => (i % 2 === 0 ? 1e-4 : -1e-4)),
  mark: 100_000,
  index: 100_000,
  skew: 0,
  skewScale: 20_000,
  fundingRate: 0,
  borrowRate: 0,
  tradeFee: 0.0005,
  tier: 0,
  mode: "Normal",
  position: 0,
  equity: 1e7,
  freeCollateral: 1e7,
  initialMargin: 0.05,
};

function orders(trader: Trader | undefined, rounds: number, view: (round: number) => TraderView): (OrderIntent | null)[] {
  assert.ok(trader !== undefined);
  return Array.from({ length: rounds }, (_, i) => trader.decide(view(i), firstRound + i));
}

function population(seed: number, file: AgentsFile = agents): Map<string, Trader> {
  return new Map(createTraders({ seed, agents: file, market }).map((trader) => [trader.name, trader]));
}

test("36 traders in a fixed order with unique names, ids and positive deposits", () => {
  const traders = createTraders({ seed: 1, agents, market });
  assert.equal(traders.length, 36);
  assert.deepEqual(
    traders.map((trader) => trader.id),
    traders.map((_, i) => i),
  );
  assert.equal(new Set(traders.map((trader) => trader.name)).size, 36);
  const desk = traders.find((trader) => trader.name === "desk-1");
  assert.equal(desk?.maxPosition, 60);
  assert.equal(desk?.collateral, 60 * 100_000 * 0.6);
});

test("exogenous traders ignore the chain: any mark, funding, mode and account give the same orders", () => {
  const chain = fc.record({
    mark: fc.double({ min: 1, max: 1e6, noNaN: true }),
    skew: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
    fundingRate: fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
    tradeFee: fc.double({ min: 0, max: 0.01, noNaN: true }),
    mode: fc.constantFrom("Normal" as const, "GapClosing" as const, "ReduceOnly" as const, "Halted" as const),
    position: fc.double({ min: -100, max: 100, noNaN: true }),
    freeCollateral: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  });
  for (const name of ["retail-4", "leveraged-2", "trend-3"]) {
    const expected = orders(population(1).get(name), 150, () => calm);
    if (name !== "trend-3") assert.ok(expected.some((order) => order !== null));
    fc.assert(
      fc.property(chain, (state) =>
        assert.deepEqual(
          orders(population(1).get(name), 150, () => ({ ...calm, ...state })),
          expected,
        ),
      ),
      { numRuns: 15 },
    );
  }
});

test("leaving out a group or an arbitrageur changes no other trader's orders", () => {
  const [first, ...others] = agents.noise;
  assert.ok(first !== undefined);
  const fewer = population(1, { ...agents, noise: others, arbitrage: agents.arbitrage.slice(1) });
  const all = population(1);
  const dear = { ...calm, mark: 101_000, skew: 200 };
  for (const name of ["swing-2", "leveraged-1", "trend-1", "desk-2", "bot-1"]) {
    assert.deepEqual(
      orders(fewer.get(name), 200, () => dear),
      orders(all.get(name), 200, () => dear),
      name,
    );
  }
});

test("exogenous positions stay inside the largest position that was deposited for", () => {
  for (const trader of population(2).values()) {
    if (trader.kind === "arbitrage") continue;
    let position = 0;
    for (const order of orders(trader, 3000, () => calm)) {
      position += order?.size ?? 0;
      assert.ok(Math.abs(position) <= trader.maxPosition + 0.001, trader.name);
    }
  }
});

test("trend followers all go short in a crash and long in a rally", () => {
  for (const direction of [-1, 1]) {
    const view = { ...calm, outsideReturns: [...calm.outsideReturns.slice(24), ...Array(24).fill(direction * 0.004)] };
    for (const trader of population(1).values()) {
      if (trader.kind !== "momentum") continue;
      const total = orders(trader, 400, () => view).reduce((sum, order) => sum + (order?.size ?? 0), 0);
      assert.ok(total * direction > 0.8 * trader.maxPosition, `${trader.name} ${total}`);
    }
  }
});

test("no outside price, no exogenous order", () => {
  for (const trader of population(1).values()) {
    assert.ok(orders(trader, 100, () => ({ ...calm, outsidePrice: null })).every((order) => order === null));
  }
});

test("a persistence multiplier changes the noise traders and nobody else", () => {
  const slower = new Map(createTraders({ seed: 1, agents, market, persistenceMultiplier: 3 }).map((trader) => [trader.name, trader]));
  const all = population(1);
  const rising = { ...calm, mark: 101_000, skew: 200, outsideReturns: Array(360).fill(1e-4) as number[] };
  for (const name of ["trend-2", "desk-1"])
    assert.deepEqual(
      orders(slower.get(name), 200, () => rising),
      orders(all.get(name), 200, () => rising),
    );
  assert.notDeepEqual(
    orders(slower.get("retail-2"), 200, () => rising),
    orders(all.get("retail-2"), 200, () => rising),
  );
});

test("unusable options are refused by name", () => {
  for (const wrong of [
    { ...market, skewScale: 0 },
    { ...market, roundSeconds: Number.NaN },
    { ...market, referencePrice: -1 },
  ]) {
    assert.throws(
      () => createTraders({ seed: 1, agents, market: wrong }),
      (error: unknown) => error instanceof EvenkeelError && error.code === "AGENTS_OPTION_INVALID",
    );
  }
  assert.throws(() => createTraders({ seed: 1, agents, market, capitalMultiplier: 0 }), EvenkeelError);
});
