import type { OpenedJournal } from "../journal/openJournal.ts";
import { explainFields } from "./explainFields.ts";
import { explainNode } from "./explainNode.ts";
import type { ChainExplanation, Explanation } from "./explanation.ts";
import { type RoundRows, readRound } from "./readRound.ts";

/**
 * Explains one round of a market from the journal: the quotes each node used and rejected, every stage's value, who signed what, the median,
 * and what the chain made of it.
 *
 * @param options `round` is a number, or `"latest"` (default): the last round that the chain accepted.
 * @throws EvenkeelError `EXPLAIN_MARKET_UNKNOWN`, `EXPLAIN_ROUND_UNKNOWN`, `EXPLAIN_ROW_UNREADABLE`.
 * @example
 * const explanation = await explainRound(journal, "POL-USD");
 * explanation.fields[0]?.accepted // "236110000000000000"
 */
export async function explainRound(
  journal: OpenedJournal,
  market: string,
  options: { readonly round?: number | "latest" } = {},
): Promise<Explanation> {
  const rows = await readRound(journal, market, options.round ?? "latest");
  const sent = rows.transactions.at(-1)?.body ?? null;
  const bundle = new Set((sent?.signers ?? []).map((signer) => signer.toLowerCase()));
  const assessments = rows.assessments.map(({ body }) => body).sort((a, b) => a.node - b.node);
  const accepted = rows.receipts.find(({ body }) => body.accepted !== null)?.body.accepted ?? null;
  const [first] = [...rows.traces, ...rows.assessments, ...rows.transactions, ...rows.receipts];
  return {
    market,
    round: rows.round,
    at: first?.at ?? 0,
    nodes: rows.traces.map(({ node, body }) => explainNode(node ?? -1, body)).sort((a, b) => a.node - b.node),
    signers: assessments.map(({ node, signer, observedAt }) => ({ node, signer, observedAt, inBundle: bundle.has(signer.toLowerCase()) })),
    fields: explainFields(assessments, bundle, accepted),
    transaction: explainTransaction(rows),
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
