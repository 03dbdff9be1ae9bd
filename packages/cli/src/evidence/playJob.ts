import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultMarketParameters, EvenkeelError } from "@evenkeel/core";
import {
  createNullJournal,
  createSimulatedClock,
  defaultEngineConfig,
  openReplay,
  type RunOptions,
  runMarket,
  worldFeed,
} from "@evenkeel/engine";
import { createDefaultWorld } from "@evenkeel/lab";
import { VERSION } from "../version.ts";
import { figuresOf } from "./figures.ts";
import type { Job } from "./job.ts";
import type { Protocol, Scenario } from "./protocol.ts";
import type { EvidenceRow } from "./rows.ts";

/** Where recordings lie unless `EVENKEEL_DATA` says otherwise. */
const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));

type Source = Pick<RunOptions, "scenario" | "feed" | "description">;

/** Whether a scenario can be played here: recordings may be absent. */
export function isPlayable({ folder }: Scenario): boolean {
  return folder === undefined || existsSync(join(DATA, folder));
}

async function open(name: string, { folder, asset = "", from, to }: Scenario, seed: number): Promise<Source> {
  if (folder === undefined) {
    const world = createDefaultWorld({ seed });
    return { scenario: world.name, feed: worldFeed(world), description: world.description };
  }
  const window = { ...(from === undefined ? {} : { from: Date.parse(from) }), ...(to === undefined ? {} : { to: Date.parse(to) }) };
  const { feed, description } = await openReplay({ directory: join(DATA, folder), asset, ...window });
  return { scenario: name, feed, description };
}

/** Plays one run of the protocol in this process and keeps its figures. */
export async function playJob(job: Job, { scenarios }: Protocol): Promise<Pick<EvidenceRow, "figures" | "parameters" | "node">> {
  const scenario = scenarios[job.scenario];
  if (scenario === undefined) {
    throw new EvenkeelError({
      code: "EVIDENCE_SCENARIO_UNKNOWN",
      message: "an arm names a scenario that the protocol does not define",
      field: job.arm,
      value: job.scenario,
      remedy: `Use one of: ${Object.keys(scenarios).join(", ")}.`,
    });
  }
  const source = await open(job.scenario, scenario, job.seed);
  const { nodes, gate } = defaultEngineConfig(job.seed, source.description);
  const { scorecard } = await runMarket({
    ...source,
    parameters: defaultMarketParameters(source.description, job.policy),
    seed: job.seed,
    signerSeed: job.seed,
    nodes,
    gate,
    faults: [],
    events: [],
    notes: [],
    traders: { fundingBlind: job.fundingBlind, capitalMultiplier: job.capitalMultiplier },
    journal: createNullJournal(),
    clock: createSimulatedClock(source.feed.start, "max"),
    version: VERSION,
  });
  // The wall clock is no figure.
  const card = scorecard.finish({ startedAt: 0, finishedAt: 0 });
  return { figures: figuresOf(card), parameters: card.configHash ?? "", node: process.versions.node };
}
