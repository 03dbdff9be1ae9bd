import assert from "node:assert/strict";
import { test } from "node:test";
import { createDefaultWorld } from "../world/createDefaultWorld.ts";
import { type ClosedLoopResult, closedLoop, type FundingLaw, laws } from "./closedLoop.testing.ts";
import { createTraders, type TradersOptions } from "./createTraders.ts";
import { loadAgents } from "./loadAgents.ts";
import { lookbackRounds } from "./lookbackRounds.ts";
import { outsideRounds } from "./outsideRounds.testing.ts";

const agents = loadAgents();
const world = createDefaultWorld({ seed: 1 });
const { skewScale, roundSeconds } = world.description;
const outside = outsideRounds(world);
const market = { skewScale, roundSeconds, lookback: lookbackRounds(agents, roundSeconds) };

function run(law: FundingLaw, options: Partial<TradersOptions> = {}): ClosedLoopResult {
  const traders = createTraders({ seed: 1, agents, market: { skewScale, roundSeconds, referencePrice: 96_500 }, ...options });
  return closedLoop(traders, outside, market, law);
}

const none = run(laws.none());
const gen1 = run(laws.gen1());
const gen2 = run(laws.gen2(3));
const exogenous = (result: ClosedLoopResult) => result.placed.filter((order) => order.kind !== "arbitrage");

test("all arms place the same exogenous orders, exactly", () => {
  assert.ok(exogenous(none).length > 3500, String(exogenous(none).length));
  assert.deepEqual(exogenous(gen1), exogenous(none));
  assert.deepEqual(exogenous(gen2), exogenous(none));
});

test("the same seed gives the same run", () => {
  assert.deepEqual(run(laws.gen2(3)), gen2);
});

test("blind arbitrageurs give identical runs in all arms", () => {
  const blind = run(laws.none(), { fundingBlind: true });
  assert.deepEqual(run(laws.gen1(), { fundingBlind: true }), blind);
  assert.deepEqual(run(laws.gen2(3), { fundingBlind: true }), blind);
});

test("without funding the basis is not trivial, and orders come at 1.5 to 3 a round", () => {
  assert.ok(none.meanAbsBp > 10 && none.meanAbsBp < 40, String(none.meanAbsBp));
  for (const result of [none, gen1, gen2]) {
    const perRound = result.placed.length / outside.length;
    assert.ok(perRound > 1.5 && perRound < 3, String(perRound));
    assert.ok(result.executed >= 3500, String(result.executed));
  }
});

test("funding that follows the premium brings arbitrageurs in earlier, more capital helps without funding too", () => {
  const arbitrage = (result: ClosedLoopResult): number => result.placed.filter((order) => order.kind === "arbitrage").length;
  assert.ok(arbitrage(gen2) > arbitrage(none));
  assert.ok(gen2.meanAbsBp < none.meanAbsBp);
  assert.ok(run(laws.none(), { capitalMultiplier: 0.25 }).meanAbsBp > none.meanAbsBp);
});

test("funding with the wrong sign makes the basis worse than none", () => {
  const law = laws.gen2(3);
  const flipped = run((premium) => law(-premium));
  assert.ok(flipped.meanAbsBp > none.meanAbsBp, `${flipped.meanAbsBp} against ${none.meanAbsBp}`);
});
