import type { ChainUpdate } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { fieldWords } from "../words/fieldWords.ts";
import { formatClock, formatNumber, shortHex } from "../words/format.ts";
import { spellOut } from "../words/reasonWords.ts";

const SHOWN = 8;

/** The last submissions to the hub with their gas and what the bounds did. */
export function UpdatesPanel({ updates }: { readonly updates: readonly ChainUpdate[] }) {
  const landed = updates.filter((update) => update.landed);
  const gas = landed.length === 0 ? null : landed.reduce((sum, { gasUsed }) => sum + gasUsed, 0) / landed.length;
  return (
    <Panel title="Chain updates" area="updates" note={`mean gas ${formatNumber(gas)}`}>
      {updates.length === 0 ? (
        <p className="empty">No round has been submitted yet.</p>
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col" className="end">
                  Round
                </th>
                <th scope="col" className="end wide-only">
                  Block
                </th>
                <th scope="col" className="end">
                  Gas
                </th>
                <th scope="col">Result</th>
                <th scope="col" className="wide-only">
                  Transaction
                </th>
              </tr>
            </thead>
            <tbody>
              {updates.slice(0, SHOWN).map((update) => (
                <UpdateRow key={update.txHash} update={update} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function UpdateRow({ update }: { readonly update: ChainUpdate }) {
  const good = update.landed && update.valid;
  return (
    <tr className={good ? undefined : "row-out"}>
      <td className="number">{formatClock(update.at)}</td>
      <td className="number end">{formatNumber(update.round)}</td>
      <td className="number end wide-only">{formatNumber(update.blockNumber)}</td>
      <td className="number end">{formatNumber(update.gasUsed)}</td>
      <td className="wrap">
        <span className={`mark mark-${good ? "used" : "rejected"}`} aria-hidden="true" />
        {result(update)}
      </td>
      <td className="hex wide-only" title={update.txHash}>
        {shortHex(update.txHash)}
      </td>
    </tr>
  );
}

function result({ landed, valid, clamped, refused, revertReason }: ChainUpdate): string {
  const names = (fields: readonly string[]) => fields.map((field) => fieldWords(field).label.toLowerCase()).join(", ");
  if (!landed) return revertReason === null ? "Not landed" : `Reverted: ${spellOut(revertReason).toLowerCase()}`;
  if (!valid) return refused.length === 0 ? "Invalid measurement" : `Outside its gate: ${names(refused)}`;
  return clamped.length === 0 ? "Accepted" : `Accepted, clamped: ${names(clamped)}`;
}
