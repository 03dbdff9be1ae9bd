import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { fieldWords } from "../words/fieldWords.ts";
import { formatClock, formatNumber, formatSignificant } from "../words/format.ts";
import { spellOut } from "../words/reasonWords.ts";
import { CheckMark } from "./CheckMark.tsx";
import { Rung } from "./Rung.tsx";
import { fromFixed } from "./tracedValue.ts";

export interface ChainRungProps {
  readonly explanation: ExplainReply;
  readonly line: ExplainReply["fields"][number];
  goTo(round: number): void;
}

const PRICES = new Set(["index", "indexAverage", "confidence"]);

/** What the chain made of the median: gate, bounds, the transaction, and the value in force. */
export function ChainRung({ explanation: { round, transaction }, line, goTo }: ChainRungProps) {
  const { field, decimals, kind, accepted, clamped, refused, bounds, check, inForce } = line;
  const { show } = fieldWords(field);
  // A price's range spans twenty decimals; fixed ones would show its lower end as zero.
  const edge = PRICES.has(field) ? formatSignificant : show;
  return (
    <Rung title="On chain" note={transaction === null ? "not sent" : result(transaction)}>
      <dl className="lines">
        {bounds !== null && (
          <div className="line">
            <dt>
              {kind === "measurement" ? "Plausible range" : "Bounds"}
              <span className="line-note">
                {kind === "measurement" ? "outside it the round is invalid, never clamped" : "bind administrators too"}
                {bounds.maxStepPerSecond > 0 && `; at most ${show(bounds.maxStepPerSecond * 60)} a minute`}
              </span>
            </dt>
            <dd className="number">
              {edge(bounds.min)} to {edge(bounds.max)}
            </dd>
          </div>
        )}
        {accepted !== null && (
          <div className="line line-integer line-result">
            <dt>
              Stored <span className="number">{show(fromFixed(accepted, decimals))}</span>
              <span className="line-note">
                {clamped
                  ? "the chain's bounds or step moved the median"
                  : refused
                    ? "outside its gate: parameters keep their values"
                    : "the median as it is"}
              </span>
            </dt>
            <dd className="hex">
              {accepted} <CheckMark check={check} />
            </dd>
          </div>
        )}
        {transaction !== null && (
          <>
            <div className="line line-integer">
              <dt>Transaction</dt>
              <dd className="hex">{transaction.hash}</dd>
            </div>
            <div className="line">
              <dt>Block and gas</dt>
              <dd className="number">
                {formatNumber(transaction.blockNumber)} at {formatClock(transaction.at)},{" "}
                {formatNumber(transaction.gasUsed === null ? null : Number(transaction.gasUsed))} gas
              </dd>
            </div>
          </>
        )}
        {inForce !== null && inForce.round !== round && (
          <div className="line line-result">
            <dt>
              In force after this round
              <span className="line-note">accepted in round {formatNumber(inForce.round)}</span>
            </dt>
            <dd className="number">
              {show(fromFixed(inForce.value, decimals))}{" "}
              <button type="button" className="button" onClick={() => goTo(inForce.round)}>
                Its trace
              </button>
            </dd>
          </div>
        )}
      </dl>
    </Rung>
  );
}

function result({ ok, valid, revertReason }: NonNullable<ExplainReply["transaction"]>): string {
  if (ok === null) return "sent, no receipt yet";
  if (!ok) return `reverted: ${spellOut(revertReason ?? "").toLowerCase()}`;
  return valid === false ? "stored as invalid" : "accepted";
}
