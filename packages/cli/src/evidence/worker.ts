// Plays runs of the evidence protocol in a process of its own: a job comes as a message, its result goes back as one.
import { codeHash } from "./codeHash.ts";
import type { Job } from "./job.ts";
import { playJob } from "./playJob.ts";
import { loadProtocol } from "./protocol.ts";

const { protocol } = loadProtocol();
// Of the files as this process has just loaded them.
const code = codeHash();
process.on("message", async (job: Job) => {
  try {
    process.send?.({ played: { ...(await playJob(job, protocol)), code } });
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
