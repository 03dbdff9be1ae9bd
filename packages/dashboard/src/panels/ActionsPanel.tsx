import type { LiveRound } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { actions } from "../words/actions.ts";

/** What is being done about the gap, instrument by instrument. */
export function ActionsPanel({ round, policy }: { readonly round: LiveRound; readonly policy: string }) {
  return (
    <Panel title="What is being done" area="actions" note={`policy ${policy}`}>
      <dl className="actions">
        {actions(round).map(({ what, how, active }) => (
          <div key={what} className={active ? "action" : "action action-rests"}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
