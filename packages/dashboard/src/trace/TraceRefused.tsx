import type { ErrorReply } from "@evenkeel/engine/api/wire";
import { plainMessage } from "../words/plainMessage.ts";

/** Why there is no trace, with its code and what to do. */
export function TraceRefused({ refused, again }: { readonly refused: ErrorReply["error"]; again(): void }) {
  return (
    <div className="trace-refused" role="alert">
      <p>
        <strong>There is no trace of this number:</strong> {plainMessage(refused)}.
      </p>
      <p>{refused.remedy}</p>
      <p className="hex muted">{refused.code}</p>
      <button type="button" className="button" onClick={again}>
        Try again
      </button>
    </div>
  );
}
