import type { InsuranceState, LiveRound, RunMarket } from "@evenkeel/engine/api/wire";
import { Figure } from "../parts/Figure.tsx";
import { Panel } from "../parts/Panel.tsx";
import { coverage } from "../words/coverage.ts";
import { formatCompact, formatPercent } from "../words/format.ts";

/** What stands between a bankrupt account and the pool: the market's insurance, how far it reaches, and who bears a loss in which order. */
export function InsurancePanel({ round, market }: { readonly round: LiveRound; readonly market: RunMarket }) {
  const { insurance, pool } = round;
  return (
    <Panel title="Insurance" area="insurance" note={market.quote}>
      {insurance !== undefined && <Covered round={round} insurance={insurance} />}
      <h3 className="waterfall-title">Who bears a loss, in this order</h3>
      <ol className="waterfall">
        <li>
          <span>The account's own margin</span>
        </li>
        {insurance === undefined ? (
          <li className="waterfall-none">
            <span>This market has no insurance of its own</span>
          </li>
        ) : (
          <li>
            <span>This market's insurance</span>
            <span className="number">{formatCompact(insurance.drawn)} so far</span>
          </li>
        )}
        <li>
          <span>The pool</span>
          <span className="number">{formatCompact(pool.badDebt)} so far</span>
        </li>
      </ol>
    </Panel>
  );
}

function Covered({ round, insurance }: { readonly round: LiveRound; readonly insurance: InsuranceState }) {
  const { ofOpenInterest, ofTarget } = coverage(round, insurance);
  return (
    <>
      <dl className="figures figures-small figures-two">
        <Figure label="Balance" value={formatCompact(insurance.balance)} />
        <Figure label="Covers" value={formatPercent(ofOpenInterest)} detail="of the open interest" />
      </dl>
      {ofTarget !== null && (
        <div className="coverage">
          <span>
            {formatPercent(ofTarget, 0)} of its target, {formatCompact(insurance.target)}
          </span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${100 * Math.min(1, ofTarget)}%` }} />
          </span>
        </div>
      )}
    </>
  );
}
