import type { OpenedJournal } from "../journal/openJournal.ts";
import type { SnapshotBody } from "../journal/roundRows.ts";
import { roundTimes } from "../run/roundTimes.ts";
import { chooseRound, type RoundChoice } from "./chooseRound.ts";
import type { ExplainedField } from "./explainedField.ts";
import { explainFields } from "./explainFields.ts";
import { explainMark } from "./explainMark.ts";
import { explainNode } from "./explainNode.ts";
import type { ChainExplanation, Explanation } from "./explanation.ts";
import { type RoundRows, readRound } from "./readRound.ts";
import { type JournalledRun, readRun } from "./readRun.ts";
import { createReplayCursor, type ReplayCursor } from "./replay/createReplayCursor.ts";
import { recompute } from "./replay/recompute.ts";
import { selectField } from "./selectField.ts";

/** What is to be explained. */
export interface ExplainOptions {
  /** Default `"latest"`: the last round that the chain accepted. */
  readonly which?: RoundChoice;
  /** One number, or all of the round when absent. */
  readonly field?: ExplainedField | undefined;
  /** Compute every figure again from the journalled quotes; takes a replay from the beginning of the run. Default true. */
  readonly recompute?: boolean;
  /** A cursor kept between calls on one journal. */
  readonly cursor?: ReplayCursor;
}

/**
 * Explains one round of a market from the journal: the quotes each node used and rejected, every stage's value, who signed what, the median,
 * what the chain made of it, and whether each figure comes out the same when it is computed again from the quotes.
 *
 * @throws EvenkeelError `EXPLAIN_MARKET_UNKNOWN`, `EXPLAIN_ROUND_UNKNOWN`, `EXPLAIN_TIME_OUTSIDE`, `EXPLAIN_ROW_UNREADABLE`.
 * @example
 * const explanation = await explainRound(journal, "POL-USD", { which: { at: Date.UTC(2025, 9, 10, 21, 20) }, field: "fundingRate" });
 * explanation.recomputation?.differences // []
 */
export async function explainRound(journal: OpenedJournal, market: string, options: ExplainOptions = {}): Promise<Explanation> {
  const run = await readRun(journal, market);
  const round = await chooseRound(journal, run, options.which ?? "latest");
  const rows = await readRound(journal, market, round);
  const known = await explainRows(journal, run, rows);
  const whole =
    options.recompute === false ? known : await recompute(journal, run, rows, known, options.cursor ?? createReplayCursor(journal, run));
  return options.field === undefined ? whole : selectField(whole, options.field);
}

/** The explanation as far as the round's own rows tell it. */
async function explainRows(journal: OpenedJournal, run: JournalledRun, rows: RoundRows): Promise<Explanation> {
  const { market, parameters } = run;
  const { round, snapshot } = rows;
  const sent = rows.transactions.at(-1)?.body ?? null;
  const bundle = new Set((sent?.signers ?? []).map((signer) => signer.toLowerCase()));
  const assessments = rows.assessments.map(({ body }) => body).sort((a, b) => a.node - b.node);
  const accepted = rows.receipts.find(({ body }) => body.accepted !== null)?.body.accepted ?? null;
  // After a gap the round before is missing; a replay knows what the nodes had read.
  const [read] = await journal.read({ market, round: round - 1, kind: "snapshot" });
  const before = (read?.body as SnapshotBody | undefined) ?? null;
  const length = parameters.roundSeconds * 1_000;
  return {
    market,
    round,
    at: rows.traces[0]?.at ?? roundTimes(round, parameters.roundSeconds).assessAt,
    window: { from: round * length, to: (round + 1) * length },
    field: null,
    nodes: rows.traces
      .map(({ node, body }) => explainNode(body, { node: node ?? -1, origin: "journal", parameters, before }))
      .sort((a, b) => a.node - b.node),
    signers: assessments.map(({ node, signer, observedAt }) => {
      return { node, signer, observedAt, inBundle: bundle.has(signer.toLowerCase()), signatureValid: null };
    }),
    fields: explainFields({ assessments, bundle, accepted, snapshot, parameters }),
    mark: explainMark(snapshot),
    transaction: explainTransaction(rows),
    recomputation: null,
  };
}

function explainTransaction({ transactions, receipts }: RoundRows): ChainExplanation | null {
  // A round may be sent twice (first refused, or late for its orders); the one that moved the vector explains it.
  const receipt = receipts.find(({ body }) => body.accepted !== null) ?? receipts.at(-1);
  const sent = transactions.at(-1)?.body;
  const hash = receipt?.body.hash ?? sent?.hash;
  const purpose = receipt?.body.purpose ?? sent?.purpose;
  if (hash === undefined || purpose === undefined) return null;
  return {
    hash,
    purpose,
    at: receipt?.at ?? null,
    blockNumber: receipt?.body.blockNumber ?? null,
    gasUsed: receipt?.body.gasUsed ?? null,
    ok: receipt?.body.ok ?? null,
    valid: receipt?.body.accepted?.valid ?? null,
    revertReason: receipt?.body.revertReason ?? null,
  };
}
