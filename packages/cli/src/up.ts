import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Api,
  createApi,
  createExplainer,
  createSimulatedClock,
  type LiveRound,
  openJournal,
  type RunResult,
  resumeRun,
  runMarket,
  writeReport,
} from "@evenkeel/engine";
import { prepareRun, type UpOptions } from "./prepareRun.ts";
import { createProgress } from "./progress.ts";
import { headline, printSummary } from "./summary.ts";
import { VERSION } from "./version.ts";

const DASHBOARD = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));

/** Resolves at the first Ctrl-C or termination; a second one ends the process at once. */
function interrupted(onFirst: () => void): Promise<void> {
  return new Promise((done) => {
    let count = 0;
    const handle = () => {
      count += 1;
      if (count > 1) process.exit(130);
      onFirst();
      done();
    };
    process.on("SIGINT", handle);
    process.on("SIGTERM", handle);
  });
}

/** The main job: opens the feed, runs the market, shows it, and writes the scorecard. */
export async function up(options: UpOptions): Promise<void> {
  const say = options.json ? () => undefined : (text: string) => process.stdout.write(`${text}\n`);
  const prepared = await prepareRun(options, VERSION, (path) => readFileSync(path, "utf8"));
  const { run, info } = prepared;
  const journal = await openJournal({ directory: options.state === undefined ? null : resolve(options.state) });
  const began = Date.now();
  let api: Api | null = null;
  try {
    const resumed = await resumeRun(journal, { ...run, version: VERSION });
    const clock = createSimulatedClock(run.feed.start, info.speed, undefined, resumed?.until);
    const page = { host: "127.0.0.1", port: prepared.port, assetsDirectory: DASHBOARD, run: info, explainer: createExplainer(journal) };
    api = options.headless ? null : await createApi(page);
    say(`Evenkeel ${VERSION}: ${info.scenario}, ${run.description.market}, policy ${info.policy}, seed ${info.seed}`);
    for (const note of info.notes) say(`  note: ${note}`);
    if (resumed !== null) say(`Resuming: ${resumed.rows.toLocaleString("en-US")} journal rows are played again and compared.`);
    if (api !== null) say(`Dashboard: ${api.url}  (Ctrl-C ends the run and writes the report)`);
    const progress = createProgress(options.json || !process.stdout.isTTY);
    const stop = interrupted(() => clock.stop());
    const result = await runMarket({
      ...run,
      clock,
      journal,
      recorded: resumed?.recorded ?? null,
      version: VERSION,
      onRound: (round: LiveRound) => api?.publish(round),
      onProgress: progress.update,
    }).finally(progress.done);
    await finish(result, prepared.outDirectory, { began, api, json: options.json, say });
    if (api !== null && result.outcome === "completed") {
      say("The run is complete; the dashboard stays up until Ctrl-C.");
      await stop;
    }
  } finally {
    // A journal that cannot be closed must not leave a page that keeps the process alive.
    await journal.close().finally(() => api?.close());
  }
}

interface Ending {
  readonly began: number;
  readonly api: Api | null;
  readonly json: boolean;
  readonly say: (text: string) => void;
}

async function finish(result: RunResult, outDirectory: string, { began, api, json, say }: Ending): Promise<void> {
  const scorecard = result.scorecard.finish({ startedAt: began, finishedAt: Date.now() });
  const written = await writeReport(outDirectory, scorecard, result.scorecard.series());
  if (json) process.stdout.write(`${JSON.stringify(scorecard)}\n`);
  else printSummary(scorecard, say);
  say(`Written: ${Object.values(written).join(", ")}`);
  api?.finish({
    outcome: result.outcome,
    message: result.outcome === "completed" ? "The data have ended." : "Stopped on request.",
    figures: headline(scorecard),
    outDirectory,
  });
}
