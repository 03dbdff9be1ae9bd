import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core";
import { type Job, jobKey } from "./job.ts";
import type { EvidenceRow } from "./rows.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
/** An embedded chain does not give all its memory back, so a process is replaced after this many runs. */
const RUNS_PER_PROCESS = 4;

type Played = Pick<EvidenceRow, "figures" | "parameters" | "node" | "code">;
type Answer = { readonly played: Played } | { readonly failed: string };

/** Plays jobs in processes of their own, `processes` at a time, and hands over each result as soon as it is there; after a failure no further one begins. */
export async function runJobs(
  jobs: readonly Job[],
  processes: number,
  onDone: (job: Job, played: Played, seconds: number) => void,
): Promise<void> {
  const waiting = [...jobs];
  const lane = async (): Promise<void> => {
    while (waiting.length > 0) {
      const child = fork(WORKER);
      try {
        for (let run = 0; run < RUNS_PER_PROCESS; run += 1) {
          const job = waiting.shift();
          if (job === undefined) break;
          const began = performance.now();
          const played = await playElsewhere(child, job);
          onDone(job, played, (performance.now() - began) / 1_000);
        }
      } catch (error) {
        waiting.length = 0;
        throw error;
      } finally {
        child.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: processes }, lane));
}

async function playElsewhere(child: ChildProcess, job: Job): Promise<Played> {
  const ended = new AbortController();
  const died = once(child, "exit", { signal: ended.signal }).then(([code]) => ({ failed: `the process ended with code ${code}` }));
  const answered = once(child, "message", { signal: ended.signal }).then(([answer]) => answer as Answer);
  died.catch(() => undefined);
  answered.catch(() => undefined);
  child.send(job);
  const answer = await Promise.race([answered, died]);
  ended.abort();
  if ("played" in answer) return answer.played;
  throw new EvenkeelError({
    code: "EVIDENCE_RUN_FAILED",
    message: answer.failed,
    field: jobKey(job),
    value: job.seed,
    remedy: "Mend the cause and start again; finished runs are kept.",
  });
}
