import type { Assessment, Trace } from "@evenkeel/core";
import { draw } from "@evenkeel/lab";
import { assessmentRow } from "../journal/roundRows.ts";
import type { SignatureBook } from "../nodes/signatureBook.ts";
import type { Bus, Journal, SignedAssessment } from "../roles.ts";
import type { ScorecardBuilder } from "../scorecard/createScorecard.ts";
import type { FaultPlan } from "./faultPlan.ts";
import type { RunNode } from "./nodes.ts";
import type { RoundTimes } from "./roundTimes.ts";
import { worstInRange } from "./worstInRange.ts";

export interface CloseRoundContext {
  readonly times: RoundTimes;
  readonly roundSeconds: number;
  readonly nodes: readonly RunNode[];
  readonly bus: Bus;
  readonly faults: FaultPlan;
  readonly seed: number;
  readonly signatures: SignatureBook;
  readonly scorecard: ScorecardBuilder;
  readonly journal: Journal;
}

/** What every node made of the round. */
export interface ClosedRound {
  /** By node; null for a node that is down. */
  readonly traces: readonly (Trace | null)[];
  /** By node; null when it was down or had no assessment. A node whose clock is wrong may have signed another round. */
  readonly signed: readonly (SignedAssessment | null)[];
}

/** An assessment reaches the keeper within half a second, well before the block. */
const NETWORK_MIN = 20;
const NETWORK_SPREAD = 480;

interface Assessed {
  readonly trace: Trace;
  /** Null without an index, or when the node's clock has not left the round it closed last. */
  readonly assessment: Assessment | null;
}

/** Lets every node step through its quotes, assess the round by its own clock, sign once, and publish what is safely journalled. */
export async function closeRound(context: CloseRoundContext): Promise<ClosedRound> {
  const { times, nodes, bus, faults, seed, signatures, journal } = context;
  const { round, assessAt } = times;
  const assessed = nodes.map((node) => assess(context, node));
  const honest = assessed.flatMap((one, place) => {
    const node = nodes[place]?.role.node ?? -1;
    return one?.assessment?.round === round && !faults.liars.has(node) ? [one.assessment] : [];
  });
  const signed: (SignedAssessment | null)[] = [];
  for (const [place, { role, account }] of nodes.entries()) {
    const own = assessed[place]?.assessment ?? null;
    const side = faults.worst(role.node, assessAt);
    const assessment = own === null || side === null ? own : worstInRange(own, honest, side);
    signed.push(assessment === null ? null : await signatures.sign(role.node, account, assessment));
  }
  const messages = signed.filter((message) => message !== null);
  journal.append(messages.map((message) => assessmentRow(message, assessAt)));
  await journal.sync();
  for (const message of messages) {
    const delay = NETWORK_MIN + Math.floor(NETWORK_SPREAD * draw(seed, "network", message.node, round));
    bus.publish(message, assessAt + delay + faults.lateMillis(message.node, assessAt));
  }
  return { traces: assessed.map((one) => one?.trace ?? null), signed };
}

function assess({ times, roundSeconds, faults, scorecard }: CloseRoundContext, node: RunNode): Assessed | null {
  const { role } = node;
  const { assessAt } = times;
  if (faults.nodeDown(role.node, assessAt)) return null;
  role.advance(assessAt);
  const local = role.localTime(assessAt);
  const began = performance.now();
  const { assessment, trace } = role.closeRound(Math.floor(local / (roundSeconds * 1_000)), local);
  scorecard.assessment(role.node, (performance.now() - began) * 1_000);
  if (assessment === null || assessment.round <= node.closedRound) return { trace, assessment: null };
  node.closedRound = assessment.round;
  return { trace, assessment };
}
