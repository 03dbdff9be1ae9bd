import { hubConfig } from "@evenkeel/core";
import { createInProcessBus } from "../bus/inProcessBus.ts";
import { createKeeperRole } from "../keeper/keeperRole.ts";
import { messageCheck } from "../keeper/messageCheck.ts";
import { verifyAssessment } from "../nodes/assessmentSigner.ts";
import { createSignatureBook } from "../nodes/signatureBook.ts";
import { createScorecard, type ScorecardBuilder } from "../scorecard/createScorecard.ts";
import { createTraderRole } from "../traders/traderRole.ts";
import { closeRound } from "./closeRound.ts";
import { deployMarket } from "./deployMarket.ts";
import { createFaultPlan } from "./faultPlan.ts";
import { createFeedCursor } from "./feedCursor.ts";
import { runRow } from "./journalRound.ts";
import { notesOf } from "./liveRound.ts";
import { createNodes } from "./nodes.ts";
import { AGENTS_HASH } from "./outsideView.ts";
import { createRawMedian } from "./rawMedian.ts";
import { createRoundReport } from "./roundReport.ts";
import { inGap, roundRange, roundTimes } from "./roundTimes.ts";
import { createRunCounters } from "./runCounters.ts";
import { runIdentity } from "./runIdentity.ts";
import type { RunOptions } from "./runOptions.ts";
import { createRunRecord } from "./runRecord.ts";
import { sealRound } from "./sealRound.ts";

/** How a run ended. */
export interface RunResult {
  readonly outcome: "completed" | "stopped";
  readonly scorecard: ScorecardBuilder;
  readonly rounds: number;
}

const GAP_GRACE = 300_000;

/**
 * Runs one market from the first quote to the last: nodes, keeper and traders on an embedded chain, one block per round.
 *
 * Same options, same bytes: every draw is keyed by the seed and every block time follows from the round.
 */
export async function runMarket(options: RunOptions): Promise<RunResult> {
  const { feed, description, parameters, clock, journal, seed } = options;
  const { roundSeconds } = description;
  const recorded = options.recorded ?? null;
  const identity = runIdentity(options);
  const faults = createFaultPlan(options.faults, feed.start, seed, description.legs);
  const scorecard = createScorecard({
    market: description.market,
    policy: parameters.policy,
    seed,
    scenario: options.scenario,
    roundSeconds,
    skewScale: description.skewScale,
    fundingCapPerSecond: parameters.governance.rules.fundingCap,
    nodeCount: options.nodes.length,
    versions: { node: process.versions.node, v8: process.versions.v8, package: options.version },
    configHash: identity.configHash,
    notes: [...notesOf(description), `agents file sha256 ${AGENTS_HASH}`, ...options.notes],
  });
  for (const event of options.events) scorecard.event(event);
  journal.append([runRow(options, identity)]);

  const deployment = await deployMarket(options, {
    identity,
    record: createRunRecord(journal, description.market, recorded),
    faults,
    onRpcFailure: (at) => scorecard.event({ at, kind: "rpc", text: "the connection broke in the middle of a submission" }),
  });
  const signatures = createSignatureBook(deployment.signing, recorded);
  const counters = createRunCounters();
  const nodes = createNodes(options, deployment, faults, scorecard, counters);
  const keeper = createKeeperRole({
    client: deployment.client,
    executor: deployment.executor,
    account: deployment.keeper.address,
    required: deployment.required,
    gate: options.gate,
    fundingCap: parameters.governance.rules.fundingCap,
    batch: 24,
    verify: (message) => verifyAssessment(message, deployment.deploymentId),
    check: messageCheck({
      ...deployment.signing,
      roundSeconds,
      freshnessSeconds: deployment.freshnessSeconds,
      signers: deployment.nodeAccounts.map(({ address }) => address),
      rules: hubConfig(parameters.governance).rules,
    }),
  });
  const traders = createTraderRole(deployment.client, deployment.executor, deployment.traders, deployment.traderAccounts);
  for (const event of deployment.events) keeper.observe(event);

  const cursor = createFeedCursor(feed);
  const raw = createRawMedian(description);
  const bus = createInProcessBus();
  const report = createRoundReport({ options, deployment, scorecard, traders, nodes, raw, faults, counters });
  const { first, last } = roundRange(feed.start, feed.end, roundSeconds);
  let rounds = 0;
  let outcome: RunResult["outcome"] = "completed";
  let sequence = 0;

  try {
    for (let round = first; round <= last; round += 1) {
      const times = roundTimes(round, roundSeconds);
      if (inGap(times, feed.gaps ?? [], GAP_GRACE)) continue;
      if (!(await clock.until(times.assessAt))) {
        outcome = "stopped";
        break;
      }
      for (const published of await cursor.takeUntil(times.assessAt)) {
        // The scoring price is the world's own: a fault of the run must not move the yardstick.
        raw.absorb(published);
        const quote = faults.venue(published);
        if (quote === null) continue;
        report.quote(quote);
        for (const { role } of nodes) if (!faults.nodeDown(role.node, quote.receivedAt)) role.offer(quote, sequence);
        sequence += 1;
      }
      const closed = await closeRound({ times, roundSeconds, nodes, bus, faults, seed, signatures, scorecard, journal });
      const sealed = await sealRound({ times, bus, faults, keeper, traders, deployment, view: report.publicView(times.assessAt) });
      await report.round(times, closed, sealed);
      rounds += 1;
      options.onProgress?.((round - first + 1) / (last - first + 1));
    }
    await report.finish();
  } finally {
    await cursor.close().finally(deployment.chain.close);
  }
  return { outcome, scorecard, rounds };
}
