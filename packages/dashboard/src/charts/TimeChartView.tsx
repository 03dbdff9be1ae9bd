import { useEffect, useRef } from "react";
import type { ChartData } from "../live/liveState.ts";
import type { Theme } from "../parts/useTheme.ts";
import { readPalette } from "./chartColors.ts";
import type { ChartSpec } from "./chartSpec.ts";
import type { HoverStore } from "./createHoverStore.ts";
import { createTimeChart, type TimeChart } from "./createTimeChart.ts";

export interface TimeChartViewProps {
  readonly spec: ChartSpec;
  readonly data: ChartData;
  readonly range: number | null;
  readonly theme: Theme;
  readonly hover: HoverStore;
}

/** The canvas of a chart; its text alternative is the panel's table. */
export function TimeChartView({ spec, data, range, theme, hover }: TimeChartViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<TimeChart | null>(null);
  const series = spec.series.map(({ label }) => label).join();
  const latestSpec = useRef(spec);
  latestSpec.current = spec;

  // A new set of series is a new chart; everything else is applied to the one that exists.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names of the series stand for the spec.
  useEffect(() => {
    if (element.current === null) return;
    const created = createTimeChart(element.current, latestSpec.current, hover.set);
    chart.current = created;
    const leave = hover.subscribe(() => created.setHover(hover.get()));
    return () => {
      leave();
      chart.current = null;
      created.remove();
    };
  }, [series, hover]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme changes what the palette reads.
  useEffect(() => chart.current?.setPalette(readPalette()), [theme, series]);
  useEffect(() => chart.current?.setSpec(spec), [spec]);
  useEffect(() => chart.current?.setRange(range), [range]);
  useEffect(() => chart.current?.setData(data), [data]);

  return <div ref={element} className="chart" aria-hidden="true" onPointerLeave={() => hover.set(null)} />;
}
