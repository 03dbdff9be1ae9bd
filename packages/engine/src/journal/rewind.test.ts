import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { JournalRow } from "../roles.ts";
import { openJournal } from "./openJournal.ts";
import { recordedRun } from "./recordedRun.ts";
import type { TransactionBody } from "./roundRows.ts";

const row = (round: number | null, body: unknown, kind: JournalRow["kind"] = "event"): JournalRow => ({
  kind,
  at: 1_000,
  market: "X-USD",
  round,
  node: null,
  body,
});

async function folder(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "evenkeel-rewind-"));
  context.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test("a run that repeats itself adds only what comes after the last row", async (context) => {
  const directory = await folder(context);
  const first = await openJournal({ directory });
  first.append([row(1, { a: 1 }), row(2, { a: 2 })]);
  await first.sync();
  const { head } = await first.verifyChain();
  await first.close();

  const second = await openJournal({ directory });
  await second.rewind();
  second.append([row(1, { a: 1 })]);
  second.append([row(2, { a: 2 }), row(3, { a: 3 })]);
  const rows = await second.read({});
  assert.deepEqual(
    rows.map(({ round }) => round),
    [1, 2, 3],
  );
  assert.equal(rows[1]?.hash, head, "what was written is unchanged");
  assert.equal((await second.verifyChain()).rows, 3);
  await second.close();
});

test("a row that differs is refused, and nothing is written", async (context) => {
  const directory = await folder(context);
  const journal = await openJournal({ directory });
  journal.append([row(1, { a: 1 }), row(2, { a: 2 })]);
  await journal.rewind();
  journal.append([row(1, { a: 1 })]);
  assert.throws(() => journal.append([row(2, { a: 3 })]), { code: "JOURNAL_DIVERGED" });
  assert.equal(journal.size, 2);
  await journal.close();
});

test("what an earlier start signed is found again by round, the deployment's under none", async () => {
  const journal = await openJournal({ directory: null });
  assert.equal(await recordedRun(journal, "X-USD"), null);
  const body = (raw: string, round: number | null): TransactionBody => ({ hash: "0x1", purpose: "p", round, signers: [], raw });
  journal.append([
    row(null, {}, "run"),
    row(null, body("0xa", null), "transaction"),
    row(null, body("0xb", null), "transaction"),
    row(5, { node: 1 }, "assessment"),
    row(5, body("0xc", 5), "transaction"),
    row(6, body("0xd", 6), "transaction"),
  ]);
  const recorded = await recordedRun(journal, "X-USD");
  assert.equal(recorded?.lastRound, 6);
  assert.deepEqual(
    (await recorded?.transactions(null))?.map(({ raw }) => raw),
    ["0xa", "0xb"],
  );
  assert.deepEqual(
    (await recorded?.transactions(5))?.map(({ raw }) => raw),
    ["0xc"],
  );
  assert.equal((await recorded?.assessments(5))?.length, 1);
  assert.deepEqual(await recorded?.assessments(6), []);
  await journal.close();
});
