import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core";
import { type Job, jobKey } from "./job.ts";
import type { EvidenceRow } from "./rows.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

type Played = Pick<EvidenceRow, "figures" | "parameters" | "node">;

/** Plays jobs in processes of their own, `processes` at a time, and hands over each result as soon as it is there. */
export async function runJobs(
  jobs: readonly Job[],
  processes: number,
  onDone: (job: Job, played: Played, seconds: number) => void,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const job = jobs[next];
      next += 1;
      if (job === undefined) return;
      const began = performance.now();
      const played = await playElsewhere(job);
      onDone(job, played, (performance.now() - began) / 1_000);
    }
  };
  await Promise.all(Array.from({ length: processes }, lane));
}

function playElsewhere(job: Job): Promise<Played> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WORKER, JSON.stringify(job)], { stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data) => {
      stdout += data;
    });
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(stdout) as Played);
      else reject(failed(job, code, stderr));
    });
  });
}

function failed(job: Job, code: number | null, stderr: string): EvenkeelError {
  return new EvenkeelError({
    code: "EVIDENCE_RUN_FAILED",
    message: stderr.trim().split("\n").slice(-3).join(" ") || "the run ended without a word",
    field: jobKey(job),
    value: code,
    remedy: "Mend the cause and start again; finished runs are kept.",
  });
}
