// `npm run evidence`: plays what is missing of the protocol and writes the report from the rows.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core";
import { Command } from "commander";
import { parseWhole } from "../parseOptions.ts";
import { reportFailure } from "../reportFailure.ts";
import { codeHash } from "./codeHash.ts";
import { type Job, jobKey, jobsOf } from "./job.ts";
import { isPlayable } from "./playJob.ts";
import { loadProtocol } from "./protocol.ts";
import { appendRow, readRows } from "./rows.ts";
import { runJobs } from "./runJobs.ts";
import { writeEvidence } from "./writeEvidence.ts";

const FOLDER = fileURLToPath(new URL("../../../../docs/evidence", import.meta.url));

interface EvidenceOptions {
  readonly arm?: string;
  readonly processes: number;
  readonly report: boolean;
}

async function evidence({ arm, processes, report }: EvidenceOptions): Promise<void> {
  const { protocol, protocolHash } = loadProtocol();
  const names = protocol.arms.map(({ name }) => name);
  if (arm !== undefined && !names.includes(arm)) {
    const remedy = `Use one of: ${names.join("; ")}.`;
    throw new EvenkeelError({ code: "CLI_OPTION_INVALID", message: "the protocol has no such arm", field: "--arm", value: arm, remedy });
  }
  const code = codeHash();
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, "rows.jsonl");
  const rows = readRows(path);
  const isDone = (job: Job): boolean => {
    const row = rows.get(jobKey(job));
    return row !== undefined && row.code === code && row.protocol === protocolHash;
  };
  const scope = jobsOf(protocol).filter((job) => arm === undefined || job.arm === arm);
  const playable = scope.filter(({ scenario }) => isPlayable(protocol.scenarios[scenario] ?? { about: "" }));
  const wanted = report ? [] : playable.filter((job) => !isDone(job));
  console.log(`Protocol ${protocolHash.slice(0, 12)}, code ${code.slice(0, 12)}: ${scope.length} runs, ${wanted.length} to play`);
  if (playable.length < scope.length)
    console.log(`${scope.length - playable.length} runs need recordings that are absent here (set EVENKEEL_DATA)`);
  let left = wanted.length;
  await runJobs(wanted, Math.max(1, processes), (job, played, seconds) => {
    if (played.code !== code) throw codeChanged(job, played.code);
    appendRow(path, { job, protocol: protocolHash, ...played });
    left -= 1;
    console.log(`${jobKey(job)}: mean |basis| ${played.figures.meanAbsBp?.toFixed(2)} bp in ${seconds.toFixed(0)} s, ${left} left`);
  });
  const verdict = writeEvidence(FOLDER, protocol, protocolHash, readRows(path), code);
  console.log(verdict.join("\n"));
}

function codeChanged(job: Job, value: string): EvenkeelError {
  return new EvenkeelError({
    code: "EVIDENCE_CODE_CHANGED",
    message: "the code that decides figures was changed while the protocol was being played",
    field: jobKey(job),
    value: value.slice(0, 12),
    remedy: "Leave that code alone and start again; runs of other code are made again.",
  });
}

await new Command("evidence")
  .description("plays what is missing of the committed protocol, one row per run, and writes docs/evidence from the rows")
  .option("--arm <name>", "only this arm of the protocol")
  .option("--processes <n>", "runs at a time", parseWhole("--processes"), 2)
  .option("--report", "only write the report from the rows that are there", false)
  .action(evidence)
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = reportFailure(error, false, process.stderr);
  });
