import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunState } from "./createRunState.ts";
import { SYNTHETIC_RUN } from "./syntheticRounds.testing.ts";
import { takeRounds } from "./takeRounds.testing.ts";

test("the latest round and the newest events are kept, newest first", () => {
  const state = createRunState("run", SYNTHETIC_RUN);
  const rounds = takeRounds(400);
  for (const round of rounds) state.publish(round);
  const snapshot = state.state().markets["BTC-USD"];
  assert.equal(snapshot?.latest, rounds.at(-1));
  assert.equal(snapshot?.updates.length, 24);
  assert.equal(snapshot?.updates[0], rounds.at(-1)?.update);
  assert.equal(snapshot?.trades.length, 24);
  assert.deepEqual(snapshot?.trades[0], rounds.flatMap(({ trades }) => trades).at(-1));
  assert.equal(snapshot?.liquidations.length, 3);
});

test("changes are taken once and thinned", () => {
  const state = createRunState("run", SYNTHETIC_RUN);
  assert.equal(state.takeChanges(), null);
  for (const round of takeRounds(300)) state.publish(round);
  const changes = state.takeChanges();
  assert.deepEqual(Object.keys(changes?.markets ?? {}), ["BTC-USD"]);
  assert.equal(changes?.points["BTC-USD"]?.length, 32);
  assert.equal(state.takeChanges(), null);
});

test("an unknown market is refused with a remedy", () => {
  const state = createRunState("run", SYNTHETIC_RUN);
  assert.throws(() => state.history("DOGE-USD", 10), { code: "API_MARKET_UNKNOWN", remedy: "Use one of BTC-USD, ETH-USD." });
  assert.throws(() => takeRounds(1, "DOGE-USD").forEach(state.publish), { code: "API_MARKET_UNKNOWN" });
});
