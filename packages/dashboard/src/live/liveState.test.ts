import assert from "node:assert/strict";
import { test } from "node:test";
import { SYNTHETIC_RUN, syntheticRounds } from "@evenkeel/engine/api/syntheticRounds.testing";
import { toChartPoint } from "@evenkeel/engine/api/toChartPoint";
import type { ApiState, ChartPoint, MarketSnapshot } from "@evenkeel/engine/api/wire";
import { appendPoints } from "./appendPoints.ts";
import { createLiveStore } from "./createLiveStore.ts";
import { EMPTY_STATE, type LiveEvent, type LiveState, reduceLive } from "./liveState.ts";

const generator = syntheticRounds();
const rounds = Array.from({ length: 8 }, () => generator.next().value);
const points = rounds.map(toChartPoint);
const [latest] = rounds;
assert.ok(latest !== undefined);
const snapshot: MarketSnapshot = { latest, updates: [], trades: [], liquidations: [], modeSince: 0 };
const api: ApiState = { runId: "one", run: SYNTHETIC_RUN, markets: { "BTC-USD": snapshot }, finish: null };
const after = (...events: readonly LiveEvent[]): LiveState => events.reduce(reduceLive, EMPTY_STATE);
const fresh = (some: readonly ChartPoint[]): LiveEvent => ({
  kind: "rounds",
  rounds: { markets: { "BTC-USD": snapshot }, points: { "BTC-USD": some } },
});
const history = (some: readonly ChartPoint[], runId = "one"): LiveEvent => ({
  kind: "history",
  runId,
  history: { market: "BTC-USD", stride: 1, points: some },
});

test("points that arrive during the history request are kept once", () => {
  const state = after({ kind: "snapshot", api }, fresh(points.slice(4, 6)), history(points.slice(0, 5)), fresh(points.slice(5)));
  assert.deepEqual(state.charts["BTC-USD"]?.points, points);
  assert.equal(state.charts["BTC-USD"]?.version, 1);
});

test("new points do not change the version of a chart, a new history does", () => {
  const first = after({ kind: "snapshot", api }, history(points.slice(0, 3)));
  assert.equal(reduceLive(first, fresh(points.slice(3))).charts["BTC-USD"]?.version, first.charts["BTC-USD"]?.version);
  assert.notEqual(reduceLive(first, history(points)).charts["BTC-USD"]?.version, first.charts["BTC-USD"]?.version);
});

test("another run at the same address starts with empty charts", () => {
  const state = after({ kind: "snapshot", api }, fresh(points), { kind: "snapshot", api: { ...api, runId: "two" } });
  assert.deepEqual(state.charts, {});
  assert.equal(reduceLive(state, history(points, "one")), state);
});

test("a lost connection keeps the last figures", () => {
  const state = after({ kind: "snapshot", api }, { kind: "connection", connection: "lost" });
  assert.equal(state.connection, "lost");
  assert.equal(state.api?.markets["BTC-USD"], snapshot);
});

test("the end of the run is remembered", () => {
  const finish = { outcome: "completed", message: "Done.", figures: [], outDirectory: null } as const;
  assert.equal(after({ kind: "snapshot", api }, { kind: "finish", finish }).api?.finish, finish);
  assert.equal(after({ kind: "finish", finish }).api, null);
});

test("two points of the same second are one", () => {
  const [first, second] = points;
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual(appendPoints([first], [{ ...first, at: first.at + 400 }, second]), [first, second]);
  const known = [first];
  assert.equal(appendPoints(known, [first]), known);
});

test("the store tells its listeners until they leave", () => {
  const store = createLiveStore();
  let told = 0;
  const leave = store.subscribe(() => told++);
  store.apply({ kind: "snapshot", api });
  store.apply(history(points, "another run"));
  leave();
  store.apply({ kind: "connection", connection: "lost" });
  assert.equal(told, 1);
});
