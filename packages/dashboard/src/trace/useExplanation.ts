import type { ErrorReply, ExplainReply } from "@evenkeel/engine/api/wire";
import { useEffect, useState } from "react";

export interface ExplanationState {
  readonly explanation: ExplainReply | null;
  readonly refused: ErrorReply["error"] | null;
  /** The figures are being computed again. */
  readonly computing: boolean;
}

const ASKING: ExplanationState = { explanation: null, refused: null, computing: true };
const UNREACHABLE: ErrorReply["error"] = {
  code: "API_UNREACHABLE",
  message: "the run does not answer",
  field: "url",
  value: "/api/explain",
  remedy: "Look whether the process is still running, then try again.",
};

type Answer = { readonly explanation: ExplainReply } | { readonly refused: ErrorReply["error"] };

async function ask(query: string, recompute: boolean, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`/api/explain?${query}&recompute=${recompute ? 1 : 0}`, { signal });
    const body = (await response.json()) as ExplainReply | ErrorReply;
    return "error" in body ? { refused: body.error } : { explanation: body };
  } catch {
    return { refused: UNREACHABLE };
  }
}

/** Asks for the trace of a number: first as it was journalled, then with every figure computed again; `attempt` asks anew. */
export function useExplanation(market: string, field: string, round: number, attempt: number): ExplanationState {
  const [state, setState] = useState(ASKING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same question again.
  useEffect(() => {
    const abort = new AbortController();
    const query = `market=${encodeURIComponent(market)}&field=${encodeURIComponent(field)}&round=${round}`;
    setState(({ explanation }) => ({ ...ASKING, explanation: explanation?.market === market ? explanation : null }));
    void (async () => {
      for (const recompute of [false, true]) {
        const answer = await ask(query, recompute, abort.signal);
        if (abort.signal.aborted) return;
        if ("refused" in answer) return setState({ explanation: null, refused: answer.refused, computing: false });
        setState({ explanation: answer.explanation, refused: null, computing: !recompute });
      }
    })();
    return () => abort.abort();
  }, [market, field, round, attempt]);
  return state;
}
