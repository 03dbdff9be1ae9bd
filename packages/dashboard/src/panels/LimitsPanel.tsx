import type { LimitState, LiveRound } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { Traced } from "../trace/Traced.tsx";
import { bindingWords } from "../words/actions.ts";
import { fieldWords } from "../words/fieldWords.ts";

/** Governance's envelope of each field, where the field is in it, and which limit holds it back. */
export function LimitsPanel({ round }: { readonly round: LiveRound }) {
  const held = round.limits.filter(({ binding }) => binding !== "none").length + (round.indexGuard === null ? 0 : 1);
  return (
    <Panel title="Limits" area="limits" note={held === 0 ? "none is binding" : `${held} binding`}>
      <ul className="limits">
        {round.limits.map((limit) => (
          <Limit key={limit.field} limit={limit} market={round.market} round={round.round} />
        ))}
      </ul>
      {round.indexGuard !== null && (
        <p className="panel-foot">
          <strong>Index guard.</strong> The index moves no faster than its {round.indexGuard === "step" ? "step" : "cumulative"} cap in this
          round.
        </p>
      )}
    </Panel>
  );
}

function Limit({ limit, market, round }: { readonly limit: LimitState; readonly market: string; readonly round: number }) {
  const { label, show } = fieldWords(limit.field);
  const { short, long } = bindingWords(limit);
  const free = limit.binding === "none";
  const asked = place(limit, limit.asked);
  const value = place(limit, limit.value);
  return (
    <li className="limit">
      <span className="limit-label">{label}</span>
      <b className="number">
        <Traced market={market} field={limit.field} round={round}>
          {show(limit.value)}
        </Traced>
      </b>
      <span className={free ? "tag tag-quiet" : "tag tag-held"} title={long}>
        {short}
      </span>
      <span className="envelope">
        <span className="number end">{show(limit.min)}</span>
        <span className="sr-only">to</span>
        <span className="envelope-track" aria-hidden="true">
          {!free && asked !== null && <span className="envelope-asked" style={{ left: `${asked}%` }} />}
          {value !== null && <span className="envelope-value" style={{ left: `${value}%` }} />}
        </span>
        <span className="number">{show(limit.max)}</span>
      </span>
      {!free && <span className="limit-why">{long}</span>}
    </li>
  );
}

function place({ min, max }: LimitState, value: number | null): number | null {
  if (value === null || min === null || max === null || max <= min) return null;
  return 100 * Math.min(1, Math.max(0, (value - min) / (max - min)));
}
