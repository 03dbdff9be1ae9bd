import type { InsuranceState, LiveRound, RunMarket } from "@evenkeel/engine/api/wire";
import { Figure } from "../parts/Figure.tsx";
import { Panel } from "../parts/Panel.tsx";
import { coverage } from "../words/coverage.ts";
import { formatCompact, formatPercent } from "../words/format.ts";

/** What stands between a bankrupt account and the pool: the market's insurance, and how much of the open interest it covers. */
export function InsurancePanel({ round, market }: { readonly round: LiveRound; readonly market: RunMarket }) {
  const { insurance, pool } = round;
  return (
    <Panel title="Insurance" area="insurance" note={market.quote}>
      {insurance === undefined ? (
        <p className="empty">This market has no insurance of its own.</p>
      ) : (
        <Covered round={round} insurance={insurance} />
      )}
      <p className="panel-foot">
        A loss beyond an account's margin is borne by {insurance === undefined ? "the pool" : "this insurance first, then by the pool"}
        {pool.badDebt > 0 ? `, which has borne ${formatCompact(pool.badDebt)} so far` : ""}.
      </p>
    </Panel>
  );
}

function Covered({ round, insurance }: { readonly round: LiveRound; readonly insurance: InsuranceState }) {
  const { ofOpenInterest, ofTarget } = coverage(round, insurance);
  return (
    <>
      <dl className="figures figures-small">
        <Figure label="Balance" value={formatCompact(insurance.balance)} />
        <Figure label="Covers of open interest" value={formatPercent(ofOpenInterest)} />
        <Figure label="Paid out so far" value={formatCompact(insurance.drawn)} />
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
