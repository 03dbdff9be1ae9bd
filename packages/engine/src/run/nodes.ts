import type { LocalAccount } from "viem";
import { createNodeRole, type NodeRole } from "../nodes/nodeRole.ts";
import type { ScorecardBuilder } from "../scorecard/createScorecard.ts";
import type { Deployment } from "./deployMarket.ts";
import type { FaultPlan } from "./faultPlan.ts";
import { countQuote, type RunCounters } from "./runCounters.ts";
import type { RunOptions } from "./runOptions.ts";

/** One node of a run with the key it signs with. */
export interface RunNode {
  readonly role: NodeRole;
  readonly account: LocalAccount;
  /** The last round it assessed; a clock that stands still must not make it sign one twice. */
  closedRound: number;
}

/** The nodes of a run; each counts what became of its quotes. */
export function createNodes(
  options: RunOptions,
  deployment: Deployment,
  faults: FaultPlan,
  scorecard: ScorecardBuilder,
  counters: RunCounters,
): RunNode[] {
  return options.nodes.map((config, place) => {
    const { node } = config;
    const count = (venue: string, code: string | null) => {
      scorecard.quoteOutcome(node, venue, code);
      countQuote(counters, code);
    };
    const senses = { distort: faults.node(node), skewMillis: (at: number) => faults.clockSkewMillis(node, at) };
    const role = createNodeRole(options.seed, config, options.parameters, count, senses);
    return { role, account: deployment.nodeAccounts[place] as LocalAccount, closedRound: -1 };
  });
}
