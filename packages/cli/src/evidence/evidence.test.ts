import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { agentsHash } from "@evenkeel/lab";
import { judge, summarise } from "./armSummary.ts";
import { codeFiles, codeHash } from "./codeHash.ts";
import type { Figures } from "./figures.ts";
import { type Job, jobKey, jobsOf } from "./job.ts";
import { loadProtocol } from "./protocol.ts";
import { appendRow, type EvidenceRow, readRows } from "./rows.ts";
import { writeEvidence } from "./writeEvidence.ts";

const { protocol, protocolHash } = loadProtocol();
const folder = () => mkdtempSync(join(tmpdir(), "evenkeel-evidence-"));

const FIGURES: Figures = {
  meanAbsBp: 20,
  rmsBp: 25,
  p99AbsBp: 60,
  outsideBandShare: 0.5,
  premiumMeanAbsBp: 21,
  trades: 1_000,
  volume: 1e8,
  openInterestNotional: 2e7,
  fundingPaid: 100,
  fundingReceived: 90,
  fundingVolatilityPer8hBp: 5,
  liquidations: 0,
  badDebt: 0,
  updatesLanded: 900,
  interventionsPerDay: 50,
  invariantsChecked: 6_000,
  invariantViolations: 0,
};

const rowOf = (job: Job, meanAbsBp: number): EvidenceRow => ({
  job,
  code: "c0de",
  protocol: protocolHash,
  parameters: "0x",
  node: "24",
  figures: { ...FIGURES, meanAbsBp },
});

/** Every job of the protocol, with a basis that depends on the policy only. */
function rowsWith(basis: (job: Job) => number): Map<string, EvidenceRow> {
  return new Map(jobsOf(protocol).map((job) => [jobKey(job), rowOf(job, basis(job))]));
}

const good = ({ policy, fundingBlind, seed }: Job) => (policy === "gen2" && !fundingBlind ? 6 : 20) * (1 + seed / 1_000);

test("the protocol names the agents that are there, at least ten seeds for every gate, and each run once", () => {
  assert.equal(protocol.agentsSha256, agentsHash());
  for (const { arm, upperAtMost } of protocol.gates) {
    const seeds = protocol.arms.find(({ name }) => name === arm)?.seeds.length ?? 0;
    assert.ok(upperAtMost === undefined ? seeds >= 5 : seeds >= 10, arm);
  }
  const keys = jobsOf(protocol).map(jobKey);
  assert.equal(new Set(keys).size, keys.length);
});

test("gates pass on good rows, and are missed by a high ratio, by a moved placebo and by a missing pair", () => {
  const verdict = (rows: Map<string, EvidenceRow>) =>
    judge(
      protocol,
      protocol.arms.map((arm) => summarise(rows, arm)),
    ).map(({ passed }) => passed);
  assert.deepEqual(verdict(rowsWith(good)), [true, true, true, true, true]);
  assert.deepEqual(verdict(rowsWith((job) => (job.policy === "gen2" ? 15 : 20))), [false, true, false, true, false]);
  const short = rowsWith(good);
  short.delete(jobKey({ arm: "default", policy: "gen2", seed: 3 }));
  assert.deepEqual(verdict(short), [false, false, true, true, true]);
  const mixed = rowsWith(good);
  const key = jobKey({ arm: "depeg", policy: "gen2", seed: 3 });
  mixed.set(key, { ...(mixed.get(key) as EvidenceRow), code: "0ther" });
  assert.deepEqual(verdict(mixed), [true, true, false, false, true], "rows of two codes are no pair");
});

test("rows survive a killed campaign, the later of two counts, and a damaged line is named", () => {
  const path = join(folder(), "rows.jsonl");
  const [job] = jobsOf(protocol);
  assert.ok(job !== undefined);
  assert.equal(readRows(path).size, 0);
  appendRow(path, rowOf(job, 1));
  appendRow(path, rowOf(job, 2));
  assert.equal(readRows(path).get(jobKey(job))?.figures.meanAbsBp, 2);
  writeFileSync(path, '{"job":\n', { flag: "a" });
  assert.throws(() => readRows(path), { code: "EVIDENCE_ROW_INVALID" });
});

test("the page shows gates, code and protocol, and leaves out rows of another protocol", () => {
  const rows = rowsWith(good);
  const [first] = rows.keys();
  rows.set(first ?? "", { ...(rows.get(first ?? "") as EvidenceRow), protocol: "another" });
  const where = folder();
  const verdict = writeEvidence(where, protocol, protocolHash, rows, "c0de");
  assert.equal(verdict.length, protocol.gates.length);
  assert.match(verdict[0] ?? "", /^MISSED {2}default/);
  const page = readFileSync(join(where, "README.md"), "utf8");
  for (const part of [protocolHash, protocol.agentsSha256, `${rows.size - 1} by c0de (this code)`, "| default | gen2 / none |"])
    assert.ok(page.includes(part), part);
  for (const picture of ["ratios.svg", "basis.svg"])
    assert.match(readFileSync(join(where, picture), "utf8"), /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
});

test("the code hash covers what decides a figure and nothing that only shows it", () => {
  const files = codeFiles();
  for (const part of [
    "core/src/step.ts",
    "core/src/funding/leakyPi.ts",
    "lab/src/agents/agents.json",
    "contracts/src/ClearingHouse.sol",
    "engine/src/traders/traderRole.ts",
    "engine/src/feeds/openReplay.ts",
  ]) {
    assert.ok(files.includes(part), part);
  }
  assert.ok(!files.some((file) => /api\/|explain\/|report\/|\.test\.|composeLiveRound/.test(file)), files.join(" "));
  assert.match(codeHash(), /^[0-9a-f]{64}$/);
});
