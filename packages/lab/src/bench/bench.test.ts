import assert from "node:assert/strict";
import { test } from "node:test";
import type { BenchTask } from "./benchRow.ts";
import { checkBitEquality } from "./bitEquality.ts";
import { formatRows, rowsAsJson } from "./formatRows.ts";
import { openMarket, playNext } from "./playedMarket.ts";
import { runTasks, selectTasks } from "./runTasks.ts";
import { sameNumbers } from "./sameNumbers.ts";
import { drawWalk, quoteAt, timeOf } from "./tenVenues.ts";

const task = (name: string, value: number, against: string[] = []): BenchTask => ({
  name,
  against,
  run: async () => ({ value, unit: "1/s", times: { best: 1e9 / value, quartile: 1e9 / value, median: 1e9 / value } }),
});

test("the buffers hold what the pure step computes, over enough quotes for every stage to have moved", () => {
  checkBitEquality(1_500);
});

test("a full decision per quote: every parameter is decided, and the market has a tier, a rate and open positions", () => {
  const market = openMarket();
  for (let i = 0; i < 2_000; i++) assert.equal(playNext(market), 2);
  const [fundingRate = 0, borrowRate = 0, initialMargin = 0, maintenanceMargin = 0, tradeFee = 0] = market.hot.decision.response;
  assert.ok(fundingRate > 0 && borrowRate > 0 && initialMargin > maintenanceMargin && tradeFee > 0);
  assert.equal(market.hot.index.usedCount, 10);
  assert.ok(market.hot.measure.level > 0 && market.hot.measure.current > 0);
});

test("the walk is the same in every run and comes back to where it began", () => {
  const walk = drawWalk(64);
  assert.deepEqual(drawWalk(64), walk);
  assert.deepEqual(
    { ...quoteAt(walk, 64 + 6), venue: "" },
    { ...quoteAt(walk, 6), venue: "", publishedAt: timeOf(70) - 40, receivedAt: timeOf(70) },
  );
  assert.ok(Math.abs((walk.bid[63] ?? 0) / 60_000 - 1) < 0.001);
});

test("ratios are taken between rows of one run, and only to rows that were measured", async () => {
  const rows = await runTasks([task("fast", 100, ["slow", "absent"]), task("slow", 4)]);
  assert.deepEqual(rowsAsJson(rows), {
    fast: { value: 100, unit: "1/s", ratioTo: { slow: 25 } },
    slow: { value: 4, unit: "1/s", ratioTo: {} },
  });
  assert.match(formatRows(rows), /fast\s+100 1\/s .*25 x slow/);
});

test("a name selects its figure, else all that begin with it, and an unknown one is refused", () => {
  const tasks = [task("decision", 1), task("decision.step", 1), task("stage.index", 1)];
  const names = (only: string | null) => selectTasks(tasks, only).map(({ name }) => name);
  assert.deepEqual(names("decision"), ["decision"]);
  assert.deepEqual(names("stage"), ["stage.index"]);
  assert.equal(names(null).length, 3);
  assert.throws(() => names("nothing"), { code: "BENCH_NAME_UNKNOWN" });
});

test("figures that differ are not compared", () => {
  sameNumbers(
    "same",
    3,
    (n) => n,
    (n) => n + 1e-9,
    1e-9,
  );
  assert.throws(
    () =>
      sameNumbers(
        "other",
        3,
        (n) => n,
        (n) => n + (n === 2 ? 1 : 0),
        1e-9,
      ),
    { code: "BENCH_RESULTS_DIFFER" },
  );
});
