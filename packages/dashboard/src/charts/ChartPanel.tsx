import type { ChartPoint } from "@evenkeel/engine/api/wire";
import { useSyncExternalStore } from "react";
import type { ChartData } from "../live/liveState.ts";
import { Panel } from "../parts/Panel.tsx";
import type { Theme } from "../parts/useTheme.ts";
import { formatClock } from "../words/format.ts";
import type { ChartSpec, SeriesSpec } from "./chartSpec.ts";
import type { HoverStore } from "./createHoverStore.ts";
import { pointAt } from "./pointAt.ts";
import { TimeChartView } from "./TimeChartView.tsx";

/** What all charts of the page share. */
export interface ChartContext {
  readonly data: ChartData;
  /** Event seconds shown, or null for the whole run. */
  readonly range: number | null;
  readonly theme: Theme;
  readonly hover: HoverStore;
}

/** A chart with its legend, which shows the newest values or those under the pointer, and a table for those who cannot see it. */
export function ChartPanel({ spec, context, area }: { readonly spec: ChartSpec; readonly context: ChartContext; readonly area: string }) {
  const second = useSyncExternalStore(context.hover.subscribe, context.hover.get);
  const point = pointAt(context.data.points, second);
  return (
    <Panel title={spec.title} area={area} note={second === null ? spec.unit : `${formatClock(point?.at)} UTC`}>
      <ul className="legend">
        {spec.series.map((series) => (
          <li key={series.label}>
            <span
              className={`key${series.dashed === true ? " key-dashed" : ""}`}
              style={{ color: `var(--${series.color})` }}
              aria-hidden="true"
            />
            <span className="legend-label">{series.label}</span>{" "}
            <span className="number">{series.show(point === undefined ? null : series.value(point))}</span>
          </li>
        ))}
      </ul>
      <TimeChartView spec={spec} {...context} />
      <LatestTable spec={spec} points={context.data.points} />
    </Panel>
  );
}

function LatestTable({ spec, points }: { readonly spec: ChartSpec; readonly points: readonly ChartPoint[] }) {
  return (
    <div className="sr-only">
      <table>
        <caption>{`${spec.title}, ${points.length} points`}</caption>
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col">Latest</th>
            <th scope="col">Lowest</th>
            <th scope="col">Highest</th>
          </tr>
        </thead>
        <tbody>
          {spec.series.map((series) => (
            <SeriesRow key={series.label} series={series} points={points} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SeriesRow({ series, points }: { readonly series: SeriesSpec; readonly points: readonly ChartPoint[] }) {
  let lowest: number | null = null;
  let highest: number | null = null;
  for (const point of points) {
    const value = series.value(point);
    if (value === null) continue;
    if (lowest === null || value < lowest) lowest = value;
    if (highest === null || value > highest) highest = value;
  }
  const newest = points.at(-1);
  return (
    <tr>
      <th scope="row">{series.label}</th>
      <td>{series.show(newest === undefined ? null : series.value(newest))}</td>
      <td>{series.show(lowest)}</td>
      <td>{series.show(highest)}</td>
    </tr>
  );
}
