import { hash } from "node:crypto";
import { defaultMarketParameters } from "@evenkeel/core";
import {
  clipFeed,
  createNullJournal,
  createSimulatedClock,
  defaultEngineConfig,
  type LiveRound,
  parseFault,
  runMarket,
  stableScorecard,
  worldFeed,
} from "@evenkeel/engine";
import { createDefaultWorld } from "@evenkeel/lab";
import { VERSION } from "../version.ts";
import { FAULT_FROM, FAULT_TO } from "./faultCases.ts";

/** What a run with a fault came to. */
export interface FaultOutcome {
  readonly rounds: number;
  readonly landed: number;
  /** Rounds of the fault's time in which an update landed, share. */
  readonly landedDuring: number;
  /** Largest distance of the index in force from the raw venue median, basis points, over rounds with a fresh update. */
  readonly indexErrorBp: number;
  readonly meanAbsBasisBp: number;
  /** Time after the first minute in which the market was not fully open. */
  readonly closedSeconds: number;
  readonly reasons: readonly string[];
  /** Seconds from the fault's end until the market is fully open again; null when it never left. */
  readonly reopenedAfterSeconds: number | null;
  readonly normalAtEnd: boolean;
  readonly liquidations: number;
  /** Liquidations while the market was not fed, or within its grace. */
  readonly liquidationsInGap: number;
  readonly trades: number;
  readonly brokenSubmissions: number;
  readonly violations: number;
  /** sha256 of the scorecard's money figures: equal for two runs that did the same. */
  readonly fingerprint: string;
}

const MINUTES = 40;

/** Plays the first forty minutes of the bundled scenario with a fault. */
export async function playFault(spec: string, seed: number): Promise<FaultOutcome> {
  const world = createDefaultWorld({ seed });
  const { description } = world;
  const feed = clipFeed(worldFeed(world), { to: world.start + MINUTES * 60_000 });
  const { nodes, gate } = defaultEngineConfig(seed, description);
  const rounds: LiveRound[] = [];
  const { scorecard } = await runMarket({
    scenario: world.name,
    feed,
    description,
    parameters: defaultMarketParameters(description, "gen2"),
    seed,
    signerSeed: seed,
    nodes,
    gate,
    faults: parseFault(spec, { nodes: nodes.length, currencies: Object.keys(description.legs) }),
    events: [],
    notes: [],
    traders: {},
    journal: createNullJournal(),
    clock: createSimulatedClock(feed.start, "max"),
    version: VERSION,
    onRound: (round) => rounds.push(round),
  });
  const card = scorecard.finish({ startedAt: 0, finishedAt: 0 });
  const { events, notes: _, quotes: __, ...money } = stableScorecard(card);
  // Before the first vector every market is closed; that is not the fault's doing.
  const later = rounds.filter(({ at }) => at > feed.start + 60_000);
  const afterFirst = later.filter(({ mode }) => mode !== "Normal");
  const during = rounds.filter(({ at }) => at >= feed.start + FAULT_FROM * 1_000 && at < feed.start + FAULT_TO * 1_000);
  const fed = during.filter(({ update }) => update?.landed === true);
  const last = afterFirst.at(-1);
  const unfed = new Set(rounds.filter(({ modeReason }) => modeReason === "NoDelivery" || modeReason === "Grace").map(({ at }) => at));
  return {
    rounds: rounds.length,
    landed: card.updates.landed,
    landedDuring: during.length === 0 ? 0 : fed.length / during.length,
    indexErrorBp: card.index.maxDeviationFromVenueMedianBp ?? 0,
    meanAbsBasisBp: card.basis.meanAbsBp ?? 0,
    closedSeconds: afterFirst.length * description.roundSeconds,
    reasons: [...new Set(later.map(({ modeReason }) => modeReason))].filter((reason) => reason !== "None"),
    reopenedAfterSeconds: last === undefined ? null : Math.round((last.at - feed.start) / 1_000 - FAULT_TO + description.roundSeconds),
    normalAtEnd: rounds.at(-1)?.mode === "Normal",
    liquidations: card.liquidations,
    liquidationsInGap: rounds.flatMap(({ liquidations }) => liquidations).filter(({ at }) => unfed.has(at)).length,
    trades: card.trades,
    brokenSubmissions: events.list.filter(({ kind }) => kind === "rpc").length,
    violations: card.invariants.violations,
    fingerprint: hash("sha256", JSON.stringify(money), "hex").slice(0, 16),
  };
}
