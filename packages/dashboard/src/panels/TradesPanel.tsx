import type { Fill, LiquidationEvent, RunMarket } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { formatClock, formatCompact, formatPrice, formatQuantity, shortHex } from "../words/format.ts";

const SHOWN = 8;

export interface TradesPanelProps {
  readonly trades: readonly Fill[];
  readonly liquidations: readonly LiquidationEvent[];
  readonly market: RunMarket;
}

/** Recent fills, and liquidations with their bad debt. */
export function TradesPanel({ trades, liquidations, market }: TradesPanelProps) {
  return (
    <Panel title="Trades" area="trades" note={`${market.base}, price in ${market.quote}`}>
      {liquidations.slice(0, 2).map(({ at, account, size, price, badDebt, insurancePaid = 0 }) => (
        <p key={`${at} ${account}`} className="liquidation">
          <span className="number muted">{formatClock(at)}</span> Liquidated{" "}
          <span className="number">{formatQuantity(Math.abs(size))}</span> of <span className="hex">{shortHex(account)}</span> at{" "}
          <span className="number">{formatPrice(price)}</span>
          {badDebt > 0 && (
            <>
              , bad debt <b className="number">{formatCompact(badDebt)}</b>
              {insurancePaid > 0 && (
                <>
                  , insurance paid <span className="number">{formatCompact(insurancePaid)}</span>
                </>
              )}
            </>
          )}
        </p>
      ))}
      {trades.length === 0 ? (
        <p className="empty">Nobody has traded yet.</p>
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Trader</th>
                <th scope="col">Side</th>
                <th scope="col" className="end">
                  Size
                </th>
                <th scope="col" className="end">
                  Price
                </th>
              </tr>
            </thead>
            <tbody>
              {trades.slice(0, SHOWN).map((fill, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two fills may be equal in everything.
                <tr key={`${fill.at} ${fill.account} ${position}`}>
                  <td className="number">{formatClock(fill.at)}</td>
                  <td>{fill.trader}</td>
                  <td>
                    <span className={fill.size > 0 ? "side side-buy" : "side side-sell"}>{fill.size > 0 ? "▲ Buy" : "▼ Sell"}</span>
                  </td>
                  <td className="number end">{formatQuantity(Math.abs(fill.size))}</td>
                  <td className="number end">{formatPrice(fill.price)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
