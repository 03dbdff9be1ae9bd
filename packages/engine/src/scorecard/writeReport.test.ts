import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { serializeScorecard } from "./serializeScorecard.ts";
import { syntheticRun } from "./testing/syntheticRun.ts";
import { writeReport } from "./writeReport.ts";

const builder = syntheticRun(60);
const scorecard = builder.finish({ startedAt: 0, finishedAt: 1000 });
const series = builder.series();
let root = "";

before(async () => {
  root = await mkdtemp(join(tmpdir(), "evenkeel-report-"));
});
after(() => rm(root, { recursive: true, force: true }));

async function failsIn(directory: string): Promise<void> {
  await assert.rejects(writeReport(directory, scorecard, series), (error: unknown) => {
    assert.ok(error instanceof EvenkeelError);
    assert.equal(error.code, "SCORECARD_WRITE_FAILED");
    assert.equal(error.field, "directory");
    assert.equal(error.value, directory);
    assert.equal(error.retryable, true);
    assert.ok(error.cause instanceof Error);
    return true;
  });
}

test("makes the directory and writes both files whole", async () => {
  const directory = join(root, "new", "deep");
  const { scorecardPath, reportPath } = await writeReport(directory, scorecard, series);
  assert.deepEqual((await readdir(directory)).sort(), ["report.html", "scorecard.json"]);
  assert.equal(await readFile(scorecardPath, "utf8"), serializeScorecard(scorecard));
  const html = await readFile(reportPath, "utf8");
  assert.ok(html.startsWith("<!doctype html>") && html.endsWith("</html>\n"));
});

test("replaces an older report", async () => {
  const directory = join(root, "again");
  await mkdir(directory);
  await writeFile(join(directory, "scorecard.json"), "old");
  const { scorecardPath } = await writeReport(directory, scorecard, series);
  assert.equal(await readFile(scorecardPath, "utf8"), serializeScorecard(scorecard));
  assert.equal((await readdir(directory)).length, 2);
});

test("a path that is a file is refused with a code, and the file stays", async () => {
  const path = join(root, "file");
  await writeFile(path, "mine");
  await failsIn(path);
  assert.equal(await readFile(path, "utf8"), "mine");
});

test("when the figures cannot be put in place, the old report is untouched and no half file is left", async () => {
  const directory = join(root, "blocked");
  await mkdir(join(directory, "scorecard.json", "occupied"), { recursive: true });
  await writeFile(join(directory, "report.html"), "old report");
  await failsIn(directory);
  assert.equal(await readFile(join(directory, "report.html"), "utf8"), "old report");
  assert.deepEqual((await readdir(directory)).sort(), ["report.html", "scorecard.json"]);
});

test("when the report cannot be put in place, the figures are whole and no half file is left", async () => {
  const directory = join(root, "half");
  await mkdir(join(directory, "report.html", "occupied"), { recursive: true });
  await writeFile(join(directory, "scorecard.json"), "old figures");
  await failsIn(directory);
  assert.equal(await readFile(join(directory, "scorecard.json"), "utf8"), serializeScorecard(scorecard));
  assert.deepEqual((await readdir(directory)).sort(), ["report.html", "scorecard.json"]);
});

test("when the text cannot be written at all, the old files are untouched", async () => {
  const directory = join(root, "unwritable");
  await mkdir(join(directory, `scorecard.json.${process.pid}.tmp`), { recursive: true });
  await writeFile(join(directory, "scorecard.json"), "old figures");
  await writeFile(join(directory, "report.html"), "old report");
  await failsIn(directory);
  assert.equal(await readFile(join(directory, "scorecard.json"), "utf8"), "old figures");
  assert.equal(await readFile(join(directory, "report.html"), "utf8"), "old report");
});
