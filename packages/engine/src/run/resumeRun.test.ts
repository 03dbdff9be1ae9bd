import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parseFault } from "../config/parseFault.ts";
import type { ChainedRow } from "../journal/chainedRow.ts";
import { type OpenedJournal, openJournal } from "../journal/openJournal.ts";
import type { JournalKind } from "../roles.ts";
import { stableScorecard } from "../scorecard/stableScorecard.ts";
import { calmRun } from "./calmRun.testing.ts";
import { resumeRun } from "./resumeRun.ts";
import { roundTimes } from "./roundTimes.ts";
import { runMarket } from "./runMarket.ts";
import type { RunOptions } from "./runOptions.ts";
import { createSimulatedClock } from "./simulatedClock.ts";

const MINUTES = 4;
/** Each holds at some of the cuts below: messages on their way, rounds signed ahead of time, broken submissions, a node and the chain away. */
const FAULTS = parseFault(
  "late:node=1,millis=9000,to=70;clock-skew:node=2,seconds=25;rpc-error:rate=0.4;down:node=3,from=60,to=110;block-gap:from=130,to=160;keeper-down:from=170,to=190",
);
const WALL = { startedAt: 0, finishedAt: 1 };

const optionsOf = (changes: Partial<RunOptions> = {}): RunOptions => calmRun(MINUTES, { faults: FAULTS, ...changes });
const figuresOf = async (options: RunOptions) => stableScorecard((await runMarket(options)).scorecard.finish(WALL));

let whole: OpenedJournal;
let rows: readonly ChainedRow[];
let figures: Awaited<ReturnType<typeof figuresOf>>;
let head: string;
before(async () => {
  whole = await openJournal({ directory: null });
  figures = await figuresOf(optionsOf({ journal: whole }));
  rows = await whole.read({});
  ({ head } = await whole.verifyChain());
});
after(() => whole.close());

const of = (kind: JournalKind, round: number): number[] =>
  rows.flatMap((row, place) => (row.kind === kind && row.round === round ? [place + 1] : []));
/** The first round in which an update landed and orders were placed, the skewed node being ahead of it. */
function busyRound(): number {
  const traced = rows.find(({ kind, round }) => kind === "trace" && of("transaction", round ?? -1).length >= 3);
  return traced?.round ?? assert.fail("no round is busy");
}
const at = (places: readonly number[], place: number): number => places.at(place) ?? assert.fail("no such row");

/** How many rows a killed run had written, by what it was doing. */
const CUTS: Readonly<Record<string, () => number>> = {
  "before anything was deployed": () => 1,
  "in the middle of the deployment": () => 9,
  "with all but one of a round's assessments written": () => at(of("transaction", busyRound()), 0) - 2,
  "with every assessment but no transaction written": () => at(of("transaction", busyRound()), 0) - 1,
  "with the first transaction of several written": () => at(of("transaction", busyRound()), 0),
  "with every transaction but no receipt written": () => at(of("transaction", busyRound()), -1),
  "between a block and what nodes read of it": () => at(of("block", busyRound()), 0),
  "while the chain made no block": () => rows.findIndex(({ kind, at: time }) => kind === "snapshot" && time > (rows[0]?.at ?? 0) + 145_000),
  "with its last row": () => rows.length,
};

for (const [name, rowsAt] of Object.entries(CUTS)) {
  test(`killed ${name}, it goes on to the same rows and figures`, { timeout: 300_000 }, async () => {
    const cut = rowsAt();
    assert.ok(cut >= 1 && cut <= rows.length, String(cut));
    const journal = await openJournal({ directory: null });
    try {
      journal.append(rows.slice(0, cut));
      const options = optionsOf({ journal });
      const resumed = await resumeRun(journal, options);
      assert.equal(resumed?.rows, cut);
      const last = rows.slice(0, cut).findLast(({ kind }) => kind === "snapshot")?.round ?? null;
      const until = last === null ? options.feed.start : roundTimes(last, options.description.roundSeconds).assessAt;
      assert.equal(resumed?.until, until, "no round that was only signed ahead of time counts as played");
      assert.deepEqual(await figuresOf({ ...options, recorded: resumed?.recorded ?? null }), figures);
      assert.equal((await journal.verifyChain()).head, head);
    } finally {
      await journal.close();
    }
  });
}

test("stopped by hand and started again, it ends as if it had never been stopped", { timeout: 300_000 }, async () => {
  const journal = await openJournal({ directory: null });
  try {
    const options = optionsOf({ journal });
    const clock = createSimulatedClock(options.feed.start, "max");
    const stopped = await runMarket({ ...options, clock, onRound: ({ progress }) => (progress ?? 0) > 0.5 && clock.stop() });
    assert.equal(stopped.outcome, "stopped");
    assert.ok(journal.size > 100 && journal.size < rows.length);
    const again = optionsOf({ journal });
    const resumed = await resumeRun(journal, again);
    assert.deepEqual(await figuresOf({ ...again, recorded: resumed?.recorded ?? null }), figures);
    assert.equal((await journal.verifyChain()).head, head);
  } finally {
    await journal.close();
  }
});

test("with another quote than the one that was journalled it stops at that row", { timeout: 300_000 }, async () => {
  const journal = await openJournal({ directory: null });
  try {
    journal.append(rows.slice(0, at(of("block", busyRound()), 0)));
    const options = optionsOf({ journal });
    const resumed = await resumeRun(journal, options);
    async function* moved() {
      for await (const batch of options.feed.quotes()) yield batch.map((quote) => ({ ...quote, bid: quote.bid * 0.999 }));
    }
    const feed = { ...options.feed, quotes: moved };
    await assert.rejects(runMarket({ ...options, feed, recorded: resumed?.recorded ?? null }), { code: "JOURNAL_DIVERGED" });
  } finally {
    await journal.close();
  }
});
