import { useLive } from "./live/useLive.ts";
import { MarketView } from "./MarketView.tsx";
import { MarketTabs } from "./parts/MarketTabs.tsx";
import { TopBar } from "./parts/TopBar.tsx";
import { useAddress } from "./parts/useAddress.ts";
import { useMarket } from "./parts/useMarket.ts";
import { useTheme } from "./parts/useTheme.ts";
import { TraceDialog } from "./trace/TraceDialog.tsx";

const NO_DATA = { version: 0, points: [] } as const;

/** The page: one run, one market at a time. */
export function App() {
  const { api, charts, connection } = useLive();
  const [theme, switchTheme] = useTheme();
  const names = api?.run.markets.map(({ market }) => market) ?? [];
  const [selected, select] = useMarket(names);
  const { trace } = useAddress();
  if (api === null)
    return <p className="waiting">{connection === "lost" ? "The run does not answer. Trying again." : "Connecting to the run."}</p>;
  const market = api.run.markets.find((candidate) => candidate.market === selected);
  const snapshot = market === undefined ? undefined : api.markets[market.market];
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById("market")?.focus()}>
        Skip to the market
      </button>
      <header className="top">
        <TopBar
          run={api.run}
          round={snapshot?.latest}
          connection={connection}
          ended={api.finish !== null}
          theme={theme}
          switchTheme={switchTheme}
        />
        {market !== undefined && <MarketTabs markets={names} snapshots={api.markets} selected={market.market} select={select} />}
      </header>
      {market === undefined || snapshot === undefined ? (
        <p className="waiting">Waiting for the first round.</p>
      ) : (
        <MarketView
          key={market.market}
          run={api.run}
          market={market}
          snapshot={snapshot}
          data={charts[market.market] ?? NO_DATA}
          connection={connection}
          finish={api.finish}
          theme={theme}
        />
      )}
      {market !== undefined && trace !== null && <TraceDialog market={market.market} field={trace.field} round={trace.round} />}
      <footer className="footer">
        <span>Evenkeel {api.run.version}, read-only</span>
        <span>
          Charts by <a href="https://www.tradingview.com/">TradingView</a> Lightweight Charts™, Apache-2.0
        </span>
      </footer>
    </>
  );
}
