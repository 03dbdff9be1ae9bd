import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type TestContext, test } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import type { JournalRow } from "../roles.ts";
import { GENESIS_HASH } from "./chainedRow.ts";
import { openJournal } from "./openJournal.ts";

const row = (over: Partial<JournalRow> = {}): JournalRow => ({
  kind: "trace",
  at: 1000,
  market: "X-USD",
  round: 1,
  node: 0,
  body: {},
  ...over,
});

async function stateFolder(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "evenkeel-state-"));
  context.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test("rows come back as written, chained, filtered by kind, market, round and node", async () => {
  const journal = await openJournal({ directory: null });
  journal.append([
    row({ kind: "run", market: null, round: null, node: null, body: { seed: 1, wei: 10n ** 30n } }),
    row({ body: { price: 0.1 + 0.2, tiny: 5e-324, huge: 1.7e308, text: 'é"\\\n' } }),
    row({ round: 2, node: 1, at: 1_760_054_400_816 }),
  ]);
  const [run, trace, last, ...rest] = await journal.read({});
  assert.equal(rest.length, 0);
  assert.deepEqual(run?.body, { seed: 1, wei: "1000000000000000000000000000000" });
  assert.deepEqual(trace?.body, { price: 0.30000000000000004, tiny: 5e-324, huge: 1.7e308, text: 'é"\\\n' });
  assert.deepEqual([run?.previousHash, trace?.previousHash, last?.previousHash], [GENESIS_HASH, run?.hash, trace?.hash]);
  assert.deepEqual([last?.at, last?.seq, journal.size], [1_760_054_400_816, 3, 3]);
  const seqs = async (query: Parameters<typeof journal.read>[0]) => (await journal.read(query)).map(({ seq }) => seq);
  assert.deepEqual(await seqs({ kind: "trace" }), [2, 3]);
  assert.deepEqual(await seqs({ kind: ["run", "event"] }), [1]);
  assert.deepEqual(await seqs({ market: "X-USD", round: 2 }), [3]);
  assert.deepEqual(await seqs({ node: 0 }), [2]);
  assert.deepEqual(await seqs({ afterSeq: 1, limit: 1 }), [2]);
  assert.deepEqual(await seqs({ newest: true, limit: 2 }), [3, 2]);
  assert.deepEqual([await journal.latestRound("X-USD"), await journal.latestRound("X-USD", ["receipt"])], [2, null]);
  assert.deepEqual(await journal.verifyChain(), { rows: 3, head: last?.hash });
  await journal.close();
});

test("20,000 rows keep their order and their chain, and are written at 20,000 rows a second or more when alone", async (context) => {
  const journal = await openJournal({ directory: null });
  const began = performance.now();
  for (let i = 0; i < 20_000; i += 40) {
    journal.append(
      Array.from({ length: 40 }, (_, k) =>
        row({ kind: "quote", at: i + k, body: { venue: "kraken", bid: 23_146 + (i + k) / 7, size: 1 } }),
      ),
    );
  }
  await journal.flush();
  context.diagnostic(`${Math.round((20_000 / (performance.now() - began)) * 1000)} rows/s`);
  assert.equal((await journal.verifyChain()).rows, 20_000);
  await journal.close();
});

test("append fixes a row's content: changing the object afterwards changes nothing", async () => {
  const journal = await openJournal({ directory: null });
  const body = { price: 1 };
  journal.append([row({ body })]);
  body.price = 2;
  assert.deepEqual((await journal.read({}))[0]?.body, { price: 1 });
  await journal.close();
});

test("a row that cannot be stored is refused at once and leaves the chain whole", async () => {
  const journal = await openJournal({ directory: null });
  assert.throws(() => journal.append([row({ body: "a\u0000" })]), { code: "JOURNAL_VALUE_INVALID" });
  journal.append([row()]);
  assert.equal((await journal.verifyChain()).rows, 1);
  await journal.close();
});

test("a journal on disk goes on where it stopped; one process at a time", async (context) => {
  const directory = await stateFolder(context);
  const first = await openJournal({ directory });
  first.append([row()]);
  await assert.rejects(openJournal({ directory }), { code: "STATE_IN_USE", field: "state", retryable: true });
  await first.close();
  // A lock of a process that no longer exists is taken over.
  await writeFile(join(directory, "evenkeel.lock"), "999999999");
  const second = await openJournal({ directory });
  second.append([row({ round: 2 })]);
  assert.deepEqual(
    (await second.read({})).map(({ seq, round }) => [seq, round]),
    [
      [1, 1],
      [2, 2],
    ],
  );
  assert.equal((await second.verifyChain()).rows, 2);
  await second.close();
});

test("a lock with this process's own number is a dead one's unless this process holds it", async (context) => {
  const directory = await stateFolder(context);
  await writeFile(join(directory, "evenkeel.lock"), String(process.pid));
  const journal = await openJournal({ directory });
  await assert.rejects(openJournal({ directory: join(directory, "..", basename(directory)) }), { code: "STATE_IN_USE" });
  await journal.close();
});

test("after a failed write nothing more is written, and everything says so", async (context) => {
  const directory = await stateFolder(context);
  const journal = await openJournal({ directory });
  journal.append([row()]);
  await journal.sync();
  // The database takes whole milliseconds only.
  journal.append([row({ round: 2, at: 0.5 })]);
  await assert.rejects(journal.sync(), { code: "JOURNAL_WRITE_FAILED", field: "state" });
  assert.throws(() => journal.append([row({ round: 3 })]), { code: "JOURNAL_WRITE_FAILED" });
  await assert.rejects(journal.flush(), { code: "JOURNAL_WRITE_FAILED" });
  await assert.rejects(journal.read({}), { code: "JOURNAL_WRITE_FAILED" });
  await assert.rejects(journal.close(), { code: "JOURNAL_WRITE_FAILED" });
  const again = await openJournal({ directory });
  assert.equal(again.size, 1, "the folder is free again, and what was written before stands");
  assert.equal((await again.verifyChain()).rows, 1);
  await again.close();
});

test("a database that was left half made is made again; a damaged one is refused by name and lets the folder go", async (context) => {
  const directory = await stateFolder(context);
  await mkdir(join(directory, "journal", "base", "1"), { recursive: true });
  await writeFile(join(directory, "journal", "base", "1", "PG_VERSION"), "18");
  const journal = await openJournal({ directory });
  journal.append([row()]);
  await journal.close();
  await writeFile(join(directory, "journal", "global", "pg_control"), "damaged");
  await assert.rejects(openJournal({ directory }), { code: "JOURNAL_UNREADABLE", field: "state" });
  assert.ok(!existsSync(join(directory, "evenkeel.lock")));
});

test("a state folder that cannot be one is refused", async (context) => {
  const file = join(await stateFolder(context), "file");
  await writeFile(file, "");
  await assert.rejects(openJournal({ directory: file }), { code: "STATE_DIRECTORY_INVALID", value: file });
});

test("the database refuses update, delete and truncate; bypassing the triggers breaks the chain visibly", async (context) => {
  const directory = await stateFolder(context);
  const journal = await openJournal({ directory });
  journal.append([row(), row({ round: 2 }), row({ round: 3 })]);
  await journal.close();
  const db = new PGlite(join(directory, "journal"));
  for (const sql of ["update journal set at = 1", "delete from journal where seq = 2", "truncate journal"]) {
    await assert.rejects(db.query(sql), /append-only/);
  }
  await db.exec(`alter table journal disable trigger all; update journal set body = '{"x": 1}' where seq = 2;`);
  await db.close();
  const altered = await openJournal({ directory });
  await assert.rejects(altered.verifyChain(), { code: "JOURNAL_CHAIN_BROKEN", field: "row 2" });
  await altered.close();
});
