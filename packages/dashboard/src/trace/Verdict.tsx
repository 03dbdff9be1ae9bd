import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { formatNumber } from "../words/format.ts";

export interface VerdictProps {
  readonly recomputation: ExplainReply["recomputation"];
  readonly computing: boolean;
}

const SHOWN = 8;

/** Whether every figure came out the same when it was computed again from the journalled quotes. */
export function Verdict({ recomputation, computing }: VerdictProps) {
  if (recomputation === null) {
    return (
      <p className="verdict-line" role="status">
        {computing ? "Computing every figure again from the journalled quotes." : "Not computed again."}
      </p>
    );
  }
  const { quotes, figures, differences } = recomputation;
  if (differences.length === 0) {
    return (
      <p className="verdict-line verdict-equal" role="status">
        <b>Recomputed: equal.</b> {formatNumber(figures)} figures of this round from {formatNumber(quotes)} journalled quotes, bit for bit.
      </p>
    );
  }
  return (
    <div className="verdict-line verdict-differs" role="status">
      <p>
        <b>
          Recomputed: {formatNumber(differences.length)} of {formatNumber(figures)} figures differ.
        </b>
      </p>
      <ul>
        {differences.slice(0, SHOWN).map(({ what, journalled, recomputed }) => (
          <li key={what}>
            {what}: <span className="number">{String(journalled)}</span>, recomputed <span className="number">{String(recomputed)}</span>
          </li>
        ))}
        {differences.length > SHOWN && <li>and {formatNumber(differences.length - SHOWN)} more</li>}
      </ul>
    </div>
  );
}
