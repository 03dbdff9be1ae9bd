import { acceptRound, hubConfig } from "@evenkeel/core";
import type { OpenedJournal } from "../../journal/openJournal.ts";
import type { AssessmentBody } from "../../journal/roundRows.ts";
import type { JournalledRun } from "../readRun.ts";
import { readPrevious } from "./readPrevious.ts";

/** What the chain's rules make of a bundle; integers as decimal strings. */
export interface RecomputedChain {
  readonly fields: readonly string[];
  readonly observedAt: number;
  readonly valid: boolean;
  readonly clamped: string;
  readonly refused: string;
}

/** Applies the hub's transition to a bundle again: linked rules, median, gate, bounds and steps; null when there were too few vectors. */
export async function recomputeChain(
  journal: OpenedJournal,
  { market, parameters, required }: JournalledRun,
  round: number,
  bundle: readonly AssessmentBody[],
): Promise<RecomputedChain | null> {
  const config = hubConfig(parameters.governance);
  const previous = await readPrevious(journal, market, round, config);
  const vectors = bundle.map(({ fields, observedAt }) => ({ observedAt: BigInt(observedAt), fields: fields.map(BigInt) }));
  const outcome = acceptRound(vectors, required, previous, config);
  if (!outcome.enough) return null;
  const { stored, observedAt, valid, clamped, refused } = outcome;
  return {
    fields: stored.fields.map(String),
    observedAt: Number(observedAt),
    valid,
    clamped: String(clamped),
    refused: String(refused),
  };
}
