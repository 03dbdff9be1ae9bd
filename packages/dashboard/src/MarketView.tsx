import type { FinishSummary, MarketSnapshot, RunInfo, RunMarket } from "@evenkeel/engine/api/wire";
import { useMemo, useState } from "react";
import { type ChartContext, ChartPanel } from "./charts/ChartPanel.tsx";
import { createHoverStore } from "./charts/createHoverStore.ts";
import { basisChart, fundingChart, interestChart, marginChart, markChart } from "./charts/marketCharts.ts";
import type { ChartData, Connection } from "./live/liveState.ts";
import { ActionsPanel } from "./panels/ActionsPanel.tsx";
import { InsurancePanel } from "./panels/InsurancePanel.tsx";
import { LimitsPanel } from "./panels/LimitsPanel.tsx";
import { ModePanel } from "./panels/ModePanel.tsx";
import { NodesPanel } from "./panels/NodesPanel.tsx";
import { RunPanel } from "./panels/RunPanel.tsx";
import { TierPanel } from "./panels/TierPanel.tsx";
import { TotalsPanel } from "./panels/TotalsPanel.tsx";
import { TradesPanel } from "./panels/TradesPanel.tsx";
import { UpdatesPanel } from "./panels/UpdatesPanel.tsx";
import { VenuesPanel } from "./panels/VenuesPanel.tsx";
import { Announcer } from "./parts/Announcer.tsx";
import { Banners } from "./parts/Banners.tsx";
import { Headline } from "./parts/Headline.tsx";
import { RangePicker } from "./parts/RangePicker.tsx";
import { useStable } from "./parts/useStable.ts";
import type { Theme } from "./parts/useTheme.ts";

export interface MarketViewProps {
  readonly run: RunInfo;
  readonly market: RunMarket;
  readonly snapshot: MarketSnapshot;
  readonly data: ChartData;
  readonly connection: Connection;
  readonly finish: FinishSummary | null;
  readonly theme: Theme;
}

/** Everything about one market, the answer first. */
export function MarketView({ run, market, snapshot, data, connection, finish, theme }: MarketViewProps) {
  const [range, choose] = useState<number | null>(null);
  const [hover] = useState(createHoverStore);
  const { latest } = snapshot;
  const context: ChartContext = { data, range, theme, hover };
  const mark = useStable(markChart(latest, market));
  const basis = useStable(basisChart(latest));
  const funding = useStable(fundingChart(latest));
  const interest = useMemo(() => interestChart(market), [market]);
  const margin = useMemo(marginChart, []);
  return (
    <main>
      <div id="market" role="tabpanel" aria-label={market.market} tabIndex={-1}>
        <Announcer round={latest} />
        <Banners round={latest} connection={connection} finish={finish} />
        <div className={`grid${connection === "lost" && finish === null ? " grid-lost" : ""}`}>
          <Headline round={latest} market={market} />
          <ModePanel round={latest} since={snapshot.modeSince} />
          <div className="ranges-row" style={{ gridArea: "ranges" }}>
            <RangePicker range={range} choose={choose} />
          </div>
          <ChartPanel spec={mark} context={context} area="mark" />
          <ChartPanel spec={basis} context={context} area="basis" />
          <TierPanel round={latest} />
          <ActionsPanel round={latest} policy={run.policy} />
          <ChartPanel spec={funding} context={context} area="funding" />
          <ChartPanel spec={interest} context={context} area="interest" />
          <ChartPanel spec={margin} context={context} area="margin" />
          <LimitsPanel round={latest} />
          <InsurancePanel round={latest} market={market} />
          <VenuesPanel round={latest} />
          <NodesPanel round={latest} />
          <UpdatesPanel updates={snapshot.updates} />
          <TradesPanel trades={snapshot.trades} liquidations={snapshot.liquidations} market={market} />
          <TotalsPanel round={latest} market={market} />
          <RunPanel run={run} />
        </div>
      </div>
    </main>
  );
}
