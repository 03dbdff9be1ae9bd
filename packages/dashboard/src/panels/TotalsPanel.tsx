import type { LiveRound, RunMarket } from "@evenkeel/engine/api/wire";
import { Figure } from "../parts/Figure.tsx";
import { Panel } from "../parts/Panel.tsx";
import { Traced } from "../trace/Traced.tsx";
import { formatCompact, formatNumber, formatPercent } from "../words/format.ts";
import { reasonWords } from "../words/reasonWords.ts";

/** Totals of the run so far, the pool, and quotes that were refused by reason. */
export function TotalsPanel({ round, market }: { readonly round: LiveRound; readonly market: RunMarket }) {
  const { counters, pool } = round;
  const refused = Object.entries(counters.quotesRejected).toSorted(([, left], [, right]) => right - left);
  const refusedTotal = refused.reduce((sum, [, count]) => sum + count, 0);
  const largest = refused[0]?.[1] ?? 1;
  return (
    <Panel title="So far" area="totals" note={`pool and debt in ${market.quote}`}>
      <dl className="figures figures-small">
        <Figure label="Pool value" value={formatCompact(pool.value)} />
        <Figure label="Bad debt" value={formatCompact(pool.badDebt)} />
        <Figure
          label="Volatility"
          value={
            <Traced market={round.market} field="volatility" round={round.round}>
              {formatPercent(round.volatility, 1)}
            </Traced>
          }
        />
        <Figure label="Rounds" value={formatNumber(counters.rounds)} />
        <Figure label="Trades" value={formatNumber(counters.trades)} />
        <Figure label="Liquidations" value={formatNumber(counters.liquidations)} />
        <Figure label="Assessments" value={formatNumber(counters.assessments)} />
        <Figure label="Quotes taken" value={formatNumber(counters.quotesAccepted)} />
        <Figure label="Quotes refused" value={formatNumber(refusedTotal)} />
      </dl>
      {refused.length > 0 && (
        <ul className="refused" aria-label="Refused quotes by reason">
          {refused.map(([code, count]) => (
            <li key={code}>
              <span>{reasonWords(code)}</span>
              <span className="number">{formatNumber(count)}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${(100 * count) / largest}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
