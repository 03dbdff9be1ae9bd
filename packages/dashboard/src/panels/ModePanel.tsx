import type { LiveRound } from "@evenkeel/engine/api/wire";
import { ModeGlyph } from "../parts/ModeGlyph.tsx";
import { Panel } from "../parts/Panel.tsx";
import { formatClock, formatDuration } from "../words/format.ts";
import { modeWords } from "../words/modeWords.ts";
import { permissions } from "../words/permissions.ts";

/** What is open to a trader now, why, since when, and what ends it. */
export function ModePanel({ round, since }: { readonly round: LiveRound; readonly since: number }) {
  const { name, rule, why, until } = modeWords(round.mode, round.modeReason);
  const seconds = (round.at - since) / 1000;
  const lasted = seconds > 0 ? `, ${formatDuration(seconds)}` : "";
  return (
    <Panel title="Open to you now" area="mode" note={`since ${formatClock(since)}${lasted}`}>
      <p className={`mode mode-${round.mode}`}>
        <ModeGlyph mode={round.mode} />
        <b>{name}</b> <span>{rule}</span>
      </p>
      <ul className="permissions">
        {permissions(round.mode, round.modeReason).map(({ what, allowed, note }) => (
          <li key={what} className={allowed ? undefined : "denied"}>
            <span className="permission-sign" aria-hidden="true">
              {allowed ? "✓" : "✕"}
            </span>
            <span>{what}</span>
            <span className="permission-answer">
              {allowed ? "Yes" : "No"}
              {note !== "" && <span className="muted">, {note}</span>}
            </span>
          </li>
        ))}
      </ul>
      {why !== "" && (
        <dl className="mode-reason">
          <div>
            <dt>Why</dt>
            <dd>{why}</dd>
          </div>
          <div>
            <dt>Until</dt>
            <dd>
              {until}
              {typeof round.modeEnds === "number" && (
                <>
                  {" "}
                  It lapses at <span className="number">{formatClock(round.modeEnds)}</span>.
                </>
              )}
            </dd>
          </div>
        </dl>
      )}
    </Panel>
  );
}
