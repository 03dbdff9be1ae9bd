// Plays runs of the evidence protocol in a process of its own: a job comes as a message, its result goes back as one.
import type { Job } from "./job.ts";
import { playJob } from "./playJob.ts";
import { loadProtocol } from "./protocol.ts";

const { protocol } = loadProtocol();
process.on("message", async (job: Job) => {
  try {
    process.send?.({ played: await playJob(job, protocol) });
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
