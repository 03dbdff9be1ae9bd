import assert from "node:assert/strict";
import { test } from "node:test";
import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import fc from "fast-check";
import { createScorecard, type ScorecardBuilder } from "./createScorecard.ts";
import { refused } from "./testing/refused.ts";
import { OPTIONS, sample } from "./testing/syntheticRun.ts";

const CLOCK = { startedAt: 1000, finishedAt: 3000 };
const INVALID = "SCORECARD_SAMPLE_INVALID";

test("an empty run is valid JSON without NaN: zero counts, null figures", () => {
  const scorecard = createScorecard(OPTIONS).finish(CLOCK);
  assert.deepEqual(JSON.parse(JSON.stringify(scorecard)), scorecard);
  assert.equal(scorecard.rounds, 0);
  assert.deepEqual(scorecard.time, { start: null, end: null, observedSeconds: 0 });
  assert.deepEqual(scorecard.updates, { landed: 0, missed: 0, valid: 0, landedShare: null });
  assert.deepEqual(scorecard.nodes[3], { assessments: 0, signed: 0, signedShare: null });
  assert.equal(scorecard.solvency.badDebtShareOfOpenInterest, null);
  assert.equal(scorecard.latency.assess.p99Micros, null);
  assert.equal(scorecard.wallClock.speedup, 0);
});

test("repeats the options as provenance", () => {
  const scorecard = createScorecard({ ...OPTIONS, configHash: "0xab", notes: ["assumed parity"] }).finish(CLOCK);
  const { market, policy, seed, scenario, roundSeconds, skewScale, nodeCount, configHash, notes, versions, schema } = scorecard;
  assert.deepEqual(
    { market, policy, seed, scenario, roundSeconds, skewScale, nodeCount, versions },
    {
      market: "BTC-USD",
      policy: "gen2",
      seed: 7,
      scenario: "synthetic crash",
      roundSeconds: 10,
      skewScale: 20_000,
      nodeCount: 4,
      versions: OPTIONS.versions,
    },
  );
  assert.equal(configHash, "0xab");
  assert.deepEqual(notes, ["assumed parity"]);
  assert.equal(schema, "evenkeel-scorecard-1");
});

test("rounds, updates and signers of a known run", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0, { signers: 0b0111n }));
  builder.round(sample(10_000, { signers: 0b1110n, valid: false }));
  builder.round(sample(25_000, { signers: 0n, landed: false }));
  const { rounds, updates, nodes, time } = builder.finish(CLOCK);
  assert.equal(rounds, 3);
  // The third vector stays valid although its round did not land: it is not an update.
  assert.deepEqual(updates, { landed: 2, missed: 1, valid: 1, landedShare: 2 / 3 });
  assert.deepEqual(
    nodes.map(({ signed, signedShare }) => [signed, signedShare]),
    [
      [1, 0.5],
      [2, 1],
      [2, 1],
      [1, 0.5],
    ],
  );
  assert.deepEqual(time, { start: 0, end: 25_000, observedSeconds: 35 });
});

test("assessments count by node; their cost goes to the latency only", () => {
  const builder = createScorecard(OPTIONS);
  for (const micros of [10, 20, 30, 40]) builder.assessment(2, micros);
  for (const micros of [70, 100]) builder.assessment(0, micros);
  const { assessments, nodes, latency } = builder.finish(CLOCK);
  assert.equal(assessments, 6);
  assert.deepEqual(
    nodes.map((node) => node.assessments),
    [2, 0, 4, 0],
  );
  assert.deepEqual(latency.assess, { p50Micros: 30, p99Micros: 100, meanMicros: 45, maxMicros: 100 });
  refused(() => builder.assessment(4, 1), INVALID, "node");
  refused(() => builder.assessment(0, Number.NaN), INVALID, "micros");
  assert.equal(builder.finish(CLOCK).assessments, 6);
});

test("gas of a round and of a trade is counted where it is given", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0, { gasUsed: 200n }));
  builder.round(sample(10_000));
  builder.trade({ at: 0, account: "a", size: 1, price: 1, fee: 0, gas: 50 });
  builder.trade({ at: 0, account: "a", size: 1, price: 1, fee: 0, gas: null });
  builder.gas("liquidation", 70);
  const { gas, trades } = builder.finish(CLOCK);
  assert.equal(trades, 2);
  assert.deepEqual([gas.marketUpdate, gas.trade], [200, 50]);
  assert.deepEqual(
    Object.entries(gas.byKind).map(([kind, { count }]) => [kind, count]),
    [
      ["liquidation", 1],
      ["marketUpdate", 1],
      ["trade", 1],
    ],
  );
});

test("a refused round or trade leaves no gas behind", () => {
  const builder = createScorecard(OPTIONS);
  refused(() => builder.round(sample(0, { gasUsed: 5, mark: Number.NaN })), INVALID, "mark");
  refused(() => builder.trade({ at: 0, account: "a", size: 1, price: 0, fee: 0, gas: 5 }), INVALID, "trade.price");
  assert.deepEqual(builder.finish(CLOCK).gas.byKind, {});
});

test("losses are put in relation to the mean open interest", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0, { openInterestLong: 30, openInterestShort: 10 }));
  builder.liquidation({ at: 0, account: "a", size: -8, price: 50, badDebt: 40, insurancePaid: 25 });
  const { solvency, liquidations } = builder.finish(CLOCK);
  assert.equal(liquidations, 1);
  assert.deepEqual(solvency, {
    badDebt: 40,
    badDebtShareOfOpenInterest: 0.01,
    insurancePaid: 25,
    poolLoss: 15,
    liquidatedNotional: 400,
    liquidatedShareOfOpenInterest: 0.1,
  });
});

test("shares of no open interest are undefined", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0, { openInterestLong: 0, openInterestShort: 0 }));
  assert.equal(builder.finish(CLOCK).solvency.badDebtShareOfOpenInterest, null);
});

test("refused orders by reason", () => {
  const builder = createScorecard(OPTIONS);
  for (const reason of ["TooLate", "0x1234", "TooLate"]) builder.orderRejected(reason);
  assert.deepEqual(builder.finish(CLOCK).orders, { rejectedTotal: 3, rejected: { "0x1234": 1, TooLate: 2 } });
});

test("funding and borrow amounts appear beside their rates", () => {
  const builder = createScorecard(OPTIONS);
  builder.fundingPaid({ paid: 5, received: 4, borrow: 2 });
  const { funding, borrow } = builder.finish(CLOCK);
  assert.deepEqual([funding.paid, funding.received, borrow.paid], [5, 4, 2]);
});

test("dispersion per field: largest and plain mean over rounds with a quorum", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0, { dispersion: MARKET_SCHEMA.map(() => 0.25) }));
  builder.round(sample(10_000));
  builder.round(sample(35_000, { dispersion: MARKET_SCHEMA.map((_, at) => (at === 0 ? 0.75 : 0.25)) }));
  const { dispersion } = builder.finish(CLOCK);
  assert.deepEqual(
    Object.keys(dispersion),
    MARKET_SCHEMA.map(({ name }) => name),
  );
  assert.deepEqual(dispersion.index, { max: 0.75, mean: 0.5 });
  assert.deepEqual(dispersion.tier, { max: 0.25, mean: 0.25 });
  assert.deepEqual(createScorecard(OPTIONS).finish(CLOCK).dispersion.index, { max: null, mean: null });
});

test("a failed invariant remembers the last round", () => {
  const builder = createScorecard(OPTIONS);
  builder.invariant("a", false, "before");
  builder.round(sample(50_000));
  builder.invariant("a", false);
  const { failures } = builder.finish(CLOCK).invariants;
  assert.deepEqual(failures, [
    { name: "a", round: null, detail: "before" },
    { name: "a", round: 5, detail: "" },
  ]);
});

test("the wall clock: elapsed time, rounds per second, speedup", () => {
  const builder = createScorecard(OPTIONS);
  for (let at = 0; at < 40_000; at += 10_000) builder.round(sample(at));
  assert.deepEqual(builder.finish(CLOCK).wallClock, { ...CLOCK, elapsedSeconds: 2, roundsPerSecond: 2, speedup: 20 });
  const { roundsPerSecond, speedup } = builder.finish({ startedAt: 5, finishedAt: 5 }).wallClock;
  assert.deepEqual([roundsPerSecond, speedup], [null, null]);
});

test("a wall clock that runs backwards or is no number is refused", () => {
  const builder = createScorecard(OPTIONS);
  refused(() => builder.finish({ startedAt: 2, finishedAt: 1 }), INVALID, "elapsed");
  refused(() => builder.finish({ startedAt: Number.NaN, finishedAt: 1 }), INVALID, "startedAt");
  refused(() => builder.finish({ startedAt: 0, finishedAt: Number.NaN }), INVALID, "elapsed");
});

test("may be finished more than once, and goes on in between", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0));
  const first = builder.finish(CLOCK);
  assert.deepEqual(builder.finish(CLOCK), first);
  builder.round(sample(10_000));
  assert.equal(first.rounds, 1);
  assert.equal(builder.finish(CLOCK).rounds, 2);
});

test("the series is what was recorded", () => {
  const builder = createScorecard(OPTIONS);
  builder.round(sample(0, { mark: 101 }));
  builder.assessment(0, 5);
  builder.event({ at: 0, kind: "tier", text: "x" });
  const series = builder.series();
  assert.equal(series.roundSeconds, 10);
  assert.deepEqual([...series.mark], [101]);
  assert.deepEqual([...series.assessMicros], [5]);
  assert.equal(series.dispersion.length, MARKET_SCHEMA.length);
  assert.deepEqual(series.events, [{ at: 0, kind: "tier", text: "x" }]);
});

test("counters do not depend on the order in which nodes and traders report within a round", () => {
  const steps: readonly ((builder: ScorecardBuilder) => void)[] = [
    (builder) => builder.quoteOutcome(0, "kraken", null),
    (builder) => builder.quoteOutcome(1, "coinbase", "stale"),
    (builder) => builder.quoteOutcome(3, "kraken", "outlier"),
    (builder) => builder.delivery(2, 4, 1),
    (builder) => builder.assessment(1, 7),
    (builder) => builder.assessment(0, 9),
    (builder) => builder.trade({ at: 0, account: "a", size: 2, price: 4, fee: 0.5, gas: 8 }),
    (builder) => builder.trade({ at: 0, account: "b", size: -1, price: 4, fee: 0.25, gas: 16 }),
    (builder) => builder.orderRejected("TooLate"),
    (builder) => builder.orderRejected("Paused"),
    (builder) => builder.liquidation({ at: 0, account: "a", size: 1, price: 4, badDebt: 0.5, insurancePaid: 0.25 }),
    (builder) => builder.fundingPaid({ paid: 2, received: 1, borrow: 0.5 }),
    (builder) => builder.gas("crank", 3),
    (builder) => builder.invariant("b", true),
    (builder) => builder.invariant("a", false),
  ];
  const run = (order: readonly number[]) => {
    const builder = createScorecard(OPTIONS);
    builder.round(sample(0));
    for (const at of order) steps[at]?.(builder);
    return JSON.stringify(builder.finish(CLOCK));
  };
  const straight = run([...steps.keys()]);
  const orders = fc.shuffledSubarray([...steps.keys()], { minLength: steps.length, maxLength: steps.length });
  fc.assert(fc.property(orders, (order) => assert.equal(run(order), straight)));
});
