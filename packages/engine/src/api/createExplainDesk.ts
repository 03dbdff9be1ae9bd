import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Explainer } from "../explain/createExplainer.ts";
import type { Explanation } from "../explain/explanation.ts";
import type { ExplainQuery } from "./readExplainQuery.ts";

/** Takes explain requests, a bounded number at a time, so that a page cannot hold up the run. */
export interface ExplainDesk {
  /** Throws `API_EXPLAIN_UNAVAILABLE`, `API_EXPLAIN_BUSY` and what the explainer throws. */
  answer(query: ExplainQuery): Promise<Explanation>;
}

const MOST_WAITING = 8;

export function createExplainDesk(explainer: Explainer | null): ExplainDesk {
  let waiting = 0;
  return {
    async answer({ market, which, field, recompute }) {
      if (explainer === null) {
        throw new EvenkeelError({
          code: "API_EXPLAIN_UNAVAILABLE",
          message: "this run keeps no journal that could explain a number",
          field: "market",
          value: market,
          remedy: "Ask a run that was started with evenkeel up.",
        });
      }
      if (waiting >= MOST_WAITING) {
        throw new EvenkeelError({
          code: "API_EXPLAIN_BUSY",
          message: "too many explanations are being computed",
          field: "waiting",
          value: waiting,
          remedy: "Ask again in a moment.",
          retryable: true,
        });
      }
      waiting += 1;
      try {
        return await explainer.explain(market, { which, field, recompute });
      } finally {
        waiting -= 1;
      }
    },
  };
}
