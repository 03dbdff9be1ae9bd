// One run of the evidence protocol in a process of its own: the job comes as the first argument, the row's part goes to standard output.
import type { Job } from "./job.ts";
import { playJob } from "./playJob.ts";
import { loadProtocol } from "./protocol.ts";

const job = JSON.parse(process.argv[2] ?? "null") as Job;
process.stdout.write(JSON.stringify(await playJob(job, loadProtocol().protocol)));
