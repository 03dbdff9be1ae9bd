import type { Trace } from "@evenkeel/core";
import { journalJson } from "../../journal/journalJson.ts";
import type { OpenedJournal } from "../../journal/openJournal.ts";
import type { AssessmentBody } from "../../journal/roundRows.ts";
import { verifyAssessment } from "../../nodes/assessmentSigner.ts";
import { explainNode } from "../explainNode.ts";
import type { Check, Difference, Explanation, FieldExplanation, NodeExplanation, SignerExplanation } from "../explanation.ts";
import type { RoundRows } from "../readRound.ts";
import type { JournalledRun } from "../readRun.ts";
import { checkNode, checkOf } from "./checkNode.ts";
import { compareLeaves, type LeafComparison } from "./compareLeaves.ts";
import type { ReplayCursor } from "./createReplayCursor.ts";
import { type RecomputedChain, recomputeChain } from "./recomputeChain.ts";
import type { ReplayedNode, ReplayedRound } from "./replayNodes.ts";

/** Computes every figure of an explanation again from the journalled quotes and lays the outcome beside it. */
export async function recompute(
  journal: OpenedJournal,
  run: JournalledRun,
  rows: RoundRows,
  known: Explanation,
  cursor: ReplayCursor,
): Promise<Explanation> {
  const replayed = await cursor.at(rows.round);
  const bundle = new Set(known.signers.flatMap(({ signer, inBundle }) => (inBundle ? [signer] : [])));
  const assessments = rows.assessments.map(({ body }) => body);
  const chain =
    bundle.size === 0
      ? null
      : await recomputeChain(
          journal,
          run,
          rows.round,
          assessments.filter(({ signer }) => bundle.has(signer)),
        );
  const signers = await Promise.all(known.signers.map((line) => checkSigner(line, assessments, run)));
  const fields = known.fields.map((line, position) => checkField(line, position, rows.round, replayed, chain));
  const comparisons = [
    ...compareTraces(rows, replayed),
    ...compareSigned(rows.round, assessments, replayed),
    ...compareChain(rows, chain),
    ...known.signers.map((_, place) => signatureComparison(signers[place])),
    ...(known.mark?.check === undefined || known.mark.check === null
      ? []
      : [{ figures: 1, differences: known.mark.check.equal ? [] : [markDifference(known.mark.mark, known.mark.check.recomputed)] }]),
  ];
  return {
    ...known,
    nodes: checkNodes(run, rows, known.nodes, replayed),
    signers,
    fields,
    recomputation: {
      quotes: replayed?.quotes ?? 0,
      figures: comparisons.reduce((sum, { figures }) => sum + figures, 0),
      differences: comparisons.flatMap(({ differences }) => differences),
    },
  };
}

/** As it would have been journalled. */
function asJournalled(trace: Trace): Trace {
  return JSON.parse(journalJson(trace)) as Trace;
}

function nodeOf(replayed: ReplayedRound | null, node: number): ReplayedNode | undefined {
  return replayed?.nodes.find((one) => one.node === node);
}

/** Journalled nodes with their checks, then those whose trace was not journalled because nothing was sent. */
function checkNodes(
  { parameters }: JournalledRun,
  rows: RoundRows,
  known: readonly NodeExplanation[],
  replayed: ReplayedRound | null,
): NodeExplanation[] {
  if (replayed === null) return [...known];
  return replayed.nodes.map((one) => {
    const { before } = replayed;
    const again = explainNode(asJournalled(one.trace), { node: one.node, origin: "replay", parameters, before });
    const trace = rows.traces.find(({ node }) => node === one.node)?.body;
    const journalled = trace === undefined ? again : explainNode(trace, { node: one.node, origin: "journal", parameters, before });
    return checkNode(journalled, again, one);
  });
}

/** The integers that a node would sign for the round; `undefined` when its clock has not reached it, so that nothing can be compared yet. */
function signedAgain(round: number, replayed: ReplayedNode | undefined): readonly string[] | null | undefined {
  if (replayed === undefined) return null;
  const behind = Math.max(...replayed.signed.keys()) < round && replayed.signed.size > 0;
  return replayed.signed.get(round) ?? (behind ? undefined : null);
}

function compareSigned(round: number, assessments: readonly AssessmentBody[], replayed: ReplayedRound | null): LeafComparison[] {
  return assessments.flatMap(({ node, fields }) => {
    const again = signedAgain(round, nodeOf(replayed, node));
    return again === undefined ? [] : [compareLeaves(`node ${node} signed`, fields, again)];
  });
}

function checkSigned(value: string, position: number, again: readonly string[] | null | undefined): Check<string | null> | null {
  return again === undefined ? null : checkOf<string | null>(value, again?.[position] ?? null);
}

function checkField(
  line: FieldExplanation,
  position: number,
  round: number,
  replayed: ReplayedRound | null,
  chain: RecomputedChain | null,
): FieldExplanation {
  return {
    ...line,
    byNode: line.byNode.map((entry) => ({
      ...entry,
      check: checkSigned(entry.value, position, signedAgain(round, nodeOf(replayed, entry.node))),
    })),
    check: line.accepted === null ? null : checkOf<string | null>(line.accepted, chain?.fields[position] ?? null),
  };
}

async function checkSigner(
  line: SignerExplanation,
  assessments: readonly AssessmentBody[],
  { deploymentId }: JournalledRun,
): Promise<SignerExplanation> {
  const body = assessments.find(({ signer, node }) => signer === line.signer && node === line.node);
  if (body === undefined) return line;
  return { ...line, signatureValid: await verifyAssessment({ ...body, fields: body.fields.map(BigInt) }, deploymentId) };
}

function compareTraces(rows: RoundRows, replayed: ReplayedRound | null): LeafComparison[] {
  return rows.traces.map(({ node, body }) => {
    const again = nodeOf(replayed, node ?? -1);
    return compareLeaves(`node ${node}`, body, again === undefined ? null : asJournalled(again.trace));
  });
}

function compareChain({ receipts }: RoundRows, chain: RecomputedChain | null): LeafComparison[] {
  const accepted = receipts.find(({ body }) => body.accepted !== null)?.body.accepted;
  if (accepted === null || accepted === undefined) return [];
  const { fields, observedAt, valid, clamped, refused } = accepted;
  return [compareLeaves("chain", { fields, observedAt, valid, clamped, refused }, chain)];
}

function signatureComparison(line: SignerExplanation | undefined): LeafComparison {
  const good = line?.signatureValid === true;
  return {
    figures: 1,
    differences: good ? [] : [{ what: `node ${line?.node} signature`, journalled: line?.signer ?? null, recomputed: "another signer" }],
  };
}

function markDifference(journalled: number, recomputed: number): Difference {
  return { what: "mark", journalled, recomputed };
}
