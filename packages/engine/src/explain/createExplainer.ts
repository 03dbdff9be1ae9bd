import type { OpenedJournal } from "../journal/openJournal.ts";
import { type ExplainOptions, explainRound } from "./explainRound.ts";
import type { Explanation } from "./explanation.ts";
import { readRun } from "./readRun.ts";
import { createReplayCursor, type ReplayCursor } from "./replay/createReplayCursor.ts";

/** Explains rounds of a journal that may still be growing; its replay goes on where the last call left it. */
export interface Explainer {
  explain(market: string, options: Omit<ExplainOptions, "cursor">): Promise<Explanation>;
}

/**
 * An explainer over one journal, for many questions.
 *
 * @example
 * const explainer = createExplainer(journal);
 * (await explainer.explain("BTC-USD", { field: "index" })).recomputation?.differences.length // 0
 */
export function createExplainer(journal: OpenedJournal): Explainer {
  const cursors = new Map<string, ReplayCursor>();
  return {
    async explain(market, options) {
      const cursor = cursors.get(market) ?? createReplayCursor(journal, await readRun(journal, market));
      cursors.set(market, cursor);
      return explainRound(journal, market, { ...options, cursor });
    },
  };
}
