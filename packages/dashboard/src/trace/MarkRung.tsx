import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { formatClock, formatNumber, formatPrice, formatQuantity, inBp } from "../words/format.ts";
import { CheckMark } from "./CheckMark.tsx";
import { Rung } from "./Rung.tsx";

/** The market's own price: the accepted index, moved by the skew. */
export function MarkRung({ mark }: { readonly mark: NonNullable<ExplainReply["mark"]> }) {
  const { at, index, indexRound, openInterestLong, openInterestShort, skewScale, basis, check } = mark;
  return (
    <Rung title="Mark" note={`after the block of ${formatClock(at)}`}>
      <dl className="lines">
        <div className="line">
          <dt>
            Index in force<span className="line-note">of round {formatNumber(indexRound)}</span>
          </dt>
          <dd className="number">{formatPrice(index)}</dd>
        </div>
        <div className="line">
          <dt>
            Skew
            <span className="line-note">
              long {formatQuantity(openInterestLong)} less short {formatQuantity(openInterestShort)}; {formatQuantity(skewScale)} would move
              the mark by 100 %
            </span>
          </dt>
          <dd className="number">{formatQuantity(openInterestLong - openInterestShort, true)}</dd>
        </div>
        <div className="line line-result">
          <dt>
            Mark<span className="line-note">index × (1 + skew / scale)</span>
          </dt>
          <dd className="number" title={String(mark.mark)}>
            {formatPrice(mark.mark)} <CheckMark check={check} />
          </dd>
        </div>
        <div className="line line-result">
          <dt>
            Basis<span className="line-note">mark / index − 1</span>
          </dt>
          <dd className="number" title={String(basis)}>
            {inBp(basis, 2)}
          </dd>
        </div>
      </dl>
    </Rung>
  );
}
