import type { Trace } from "@evenkeel/core";
import { draw } from "@evenkeel/lab";
import { assessmentRow } from "../journal/roundRows.ts";
import { type SigningContext, signAssessment } from "../nodes/assessmentSigner.ts";
import type { Bus, Journal, SignedAssessment } from "../roles.ts";
import type { ScorecardBuilder } from "../scorecard/createScorecard.ts";
import type { FaultPlan } from "./faultPlan.ts";
import type { RunNode } from "./nodes.ts";
import type { RoundTimes } from "./roundTimes.ts";

export interface CloseRoundContext {
  readonly times: RoundTimes;
  readonly nodes: readonly RunNode[];
  readonly bus: Bus;
  readonly faults: FaultPlan;
  readonly seed: number;
  readonly signing: SigningContext;
  readonly scorecard: ScorecardBuilder;
  readonly journal: Journal;
}

/** What every node made of the round. */
export interface ClosedRound {
  /** By node; null for a node that is down. */
  readonly traces: readonly (Trace | null)[];
  /** By node; null when it was down or had no assessment. */
  readonly signed: readonly (SignedAssessment | null)[];
}

/** An assessment reaches the keeper within half a second, well before the block. */
const NETWORK_MIN = 20;
const NETWORK_SPREAD = 480;

/** Lets every node step through its quotes, assess the round, sign, and publish. */
export async function closeRound(context: CloseRoundContext): Promise<ClosedRound> {
  const { times, nodes, bus, faults, seed, signing, scorecard, journal } = context;
  const { round, assessAt } = times;
  const traces: (Trace | null)[] = [];
  const signed: (SignedAssessment | null)[] = [];
  for (const { role, account } of nodes) {
    if (faults.nodeDown(role.node, assessAt)) {
      traces.push(null);
      signed.push(null);
      continue;
    }
    role.advance(assessAt);
    const began = performance.now();
    const { assessment, trace } = role.closeRound(round, assessAt);
    scorecard.assessment(role.node, (performance.now() - began) * 1_000);
    traces.push(trace);
    if (assessment === null) {
      signed.push(null);
      continue;
    }
    const message = await signAssessment(role.node, account, assessment, signing);
    signed.push(message);
    const delay = NETWORK_MIN + Math.floor(NETWORK_SPREAD * draw(seed, "network", role.node, round));
    bus.publish(message, assessAt + delay);
  }
  journal.append(signed.flatMap((message) => (message === null ? [] : [assessmentRow(message, assessAt)])));
  return { traces, signed };
}
