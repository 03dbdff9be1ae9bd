import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { fieldWords } from "../words/fieldWords.ts";
import { formatClock, formatDay, formatNumber } from "../words/format.ts";
import { tracedValue } from "./tracedValue.ts";

export interface TraceTitleProps {
  readonly id: string;
  readonly market: string;
  readonly field: string;
  readonly fields: readonly string[];
  readonly round: number;
  readonly explanation: ExplainReply | null;
  choose(field: string): void;
  close(): void;
}

/** Which number of which round, its value, and a choice of the round's other numbers. */
export function TraceTitle({ id, market, field, fields, round, explanation, choose, close }: TraceTitleProps) {
  const { label, show } = fieldWords(field);
  const window = explanation?.window;
  return (
    <header className="trace-head">
      <div className="trace-name">
        <p className="muted">
          {market} · round {formatNumber(round)}
          {window !== undefined && ` · ${formatDay(window.from)} ${formatClock(window.from)} UTC`}
        </p>
        <h2 id={id} tabIndex={-1}>
          {label} <b className="number">{explanation === null ? "" : show(tracedValue(explanation, field))}</b>
        </h2>
      </div>
      <label className="trace-choice">
        <span className="sr-only">Number of this round</span>
        <select value={field} onChange={(event) => choose(event.target.value)}>
          {fields.map((name) => (
            <option key={name} value={name}>
              {fieldWords(name).label}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="icon-button" onClick={close} aria-label="Close the trace">
        <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
          <path d="M5 5l14 14M19 5L5 19" stroke="currentColor" strokeWidth="2.500" strokeLinecap="round" />
        </svg>
      </button>
    </header>
  );
}
