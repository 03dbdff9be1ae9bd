import type { RunInfo } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { formatClock, formatDay, formatNumber, shortHex } from "../words/format.ts";

/** What is running and what the reader must know about it. */
export function RunPanel({ run }: { readonly run: RunInfo }) {
  const moment = (at: number) => `${formatDay(at)} ${formatClock(at).slice(0, 5)}`;
  const rows: readonly (readonly [string, string])[] = [
    ["Scenario", `${run.scenario} (${run.kind})`],
    ["Policy", run.policy],
    ["Seed", String(run.seed)],
    ["Speed", run.speed === "max" ? "as fast as it goes" : `${formatNumber(run.speed)} × event time`],
    ["Event time", run.end === null ? `from ${moment(run.start)} UTC` : `${moment(run.start)} to ${moment(run.end)} UTC`],
    ["Deployment", run.deploymentId === null ? "–" : shortHex(run.deploymentId)],
    ["Version", run.version],
  ];
  return (
    <Panel title="Run" area="run">
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {[...run.notes, ...run.faults.map((fault) => `Fault: ${fault}`)].map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </Panel>
  );
}
