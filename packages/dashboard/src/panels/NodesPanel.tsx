import type { LiveRound, NodeState } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { formatNumber, formatPercent, inBp, shortHex } from "../words/format.ts";

/** Who signed this round, and how far the nodes are apart. */
export function NodesPanel({ round }: { readonly round: LiveRound }) {
  const { have, need, total } = round.quorum;
  const reached = have >= need;
  return (
    <Panel title="Nodes and quorum" area="nodes" note={`round ${formatNumber(round.round)}`}>
      <div className="quorum">
        <span className="quorum-slots" aria-hidden="true">
          {Array.from({ length: total }, (_, slot) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot has no identity.
            <span key={slot} className={`slot${slot < have ? " slot-signed" : ""}${slot === need - 1 ? " slot-need" : ""}`} />
          ))}
        </span>
        <span>
          <b className="number">
            {have} of {total}
          </b>{" "}
          signed, {need} needed: <b>{reached ? "quorum" : "no quorum"}</b>
        </span>
      </div>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">This round</th>
              <th scope="col" className="end">
                Apart
              </th>
              <th scope="col" className="end">
                Delivered
              </th>
              <th scope="col" className="end">
                Dropped
              </th>
              <th scope="col" className="end wide-only">
                Last round
              </th>
            </tr>
          </thead>
          <tbody>
            {round.nodes.map((node) => (
              <NodeRow key={node.node} node={node} round={round.round} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="panel-foot">
        The chain takes the lower median of each field, so that {Math.floor((total - 1) / 3)} dishonest of {total} nodes cannot move it
        outside the honest range.
      </p>
    </Panel>
  );
}

function NodeRow({ node, round }: { readonly node: NodeState; readonly round: number }) {
  // A bundle carries no more than the quorum: a node may have signed without being needed.
  const signed = node.inQuorum || node.lastRound === round;
  const heard = node.delivered + node.dropped;
  return (
    <tr className={signed ? undefined : "row-out"}>
      <th scope="row">
        {node.node}{" "}
        <span className="pair hex" title={node.signer}>
          {shortHex(node.signer)}
        </span>
      </th>
      <td>
        <span className={`mark mark-${signed ? "used" : "missing"}`} aria-hidden="true" />
        {node.inQuorum ? "Carried" : signed ? "Signed" : "Silent"}
      </td>
      <td className="number end">{inBp(node.dispersion, 2, false)}</td>
      <td className="number end">{formatNumber(node.delivered)}</td>
      <td className="number end">{formatPercent(heard === 0 ? null : node.dropped / heard, 1)}</td>
      <td className="number end wide-only">{formatNumber(node.lastRound)}</td>
    </tr>
  );
}
