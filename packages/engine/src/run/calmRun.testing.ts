import { defaultMarketParameters, type PolicyName } from "@evenkeel/core";
import { createCalmWorld } from "@evenkeel/lab";
import { defaultEngineConfig } from "../config/defaultEngineConfig.ts";
import { worldFeed } from "../feeds/worldFeed.ts";
import type { Journal, JournalRow } from "../roles.ts";
import { type Deployment, deployMarket } from "./deployMarket.ts";
import { createFaultPlan } from "./faultPlan.ts";
import { runIdentity } from "./runIdentity.ts";
import type { RunOptions } from "./runOptions.ts";
import { createRunRecord } from "./runRecord.ts";
import { createSimulatedClock } from "./simulatedClock.ts";

/** A journal that only remembers; what is under test here is the run, not the database. */
export function rememberingJournal(): Journal & { readonly rows: JournalRow[] } {
  const rows: JournalRow[] = [];
  return {
    rows,
    append: (more) => {
      rows.push(...more);
    },
    sync: async () => undefined,
    flush: async () => undefined,
    close: async () => undefined,
  };
}

/** A deployment of a run on its own, nothing recorded and nothing broken. */
export function deployAlone(options: RunOptions): Promise<Deployment> {
  return deployMarket(options, {
    identity: runIdentity(options),
    record: createRunRecord(options.journal, options.description.market, null),
    faults: createFaultPlan([], options.feed.start),
    onRpcFailure: () => undefined,
  });
}

/** Options of a short run on a calm simulated world. */
export function calmRun(minutes: number, changes: Partial<RunOptions> & { readonly policy?: PolicyName } = {}): RunOptions {
  const seed = changes.seed ?? 1;
  const world = createCalmWorld({ seed, minutes });
  const engine = defaultEngineConfig(seed, world.description);
  return {
    scenario: "calm",
    feed: worldFeed(world),
    description: world.description,
    parameters: defaultMarketParameters(world.description, changes.policy ?? "gen2"),
    seed,
    signerSeed: seed,
    nodes: engine.nodes,
    gate: engine.gate,
    faults: [],
    events: [],
    notes: [],
    traders: {},
    journal: rememberingJournal(),
    clock: createSimulatedClock(world.start, "max"),
    version: "test",
    ...changes,
  };
}
