import type { ChartPoint } from "@evenkeel/engine/api/wire";
import {
  BaselineSeries,
  ColorType,
  createChart,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  LineType,
  type SeriesType,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import type { ChartData } from "../live/liveState.ts";
import { formatNumber } from "../words/format.ts";
import { type ChartPalette, withAlpha } from "./chartColors.ts";
import type { ChartSpec, SeriesSpec } from "./chartSpec.ts";
import { pointAt } from "./pointAt.ts";
import { TierBands } from "./tierBands.ts";
import { formatTick, formatTime } from "./timeTicks.ts";

/** A chart that follows a run; the element owns its size. */
export interface TimeChart {
  setPalette(palette: ChartPalette): void;
  /** Levels and bands may move with governance; series may not. */
  setSpec(spec: ChartSpec): void;
  setData(data: ChartData): void;
  /** Event seconds shown, or null for the whole run. */
  setRange(seconds: number | null): void;
  /** Marks a moment that is hovered in another chart, seconds UTC. */
  setHover(second: number | null): void;
  remove(): void;
}

interface Drawn {
  readonly spec: SeriesSpec;
  readonly api: ISeriesApi<SeriesType>;
}

/** Draws the series of a spec into the element; `onHover` receives the second under the pointer. */
export function createTimeChart(element: HTMLElement, initial: ChartSpec, onHover: (second: number | null) => void): TimeChart {
  let spec = initial;
  let palette: ChartPalette | null = null;
  let data: ChartData = { version: -1, points: [] };
  let range: number | null = null;
  const chart = createChart(element, chartOptions(spec));
  const drawn = spec.series.map((series) => ({ spec: series, api: addSeries(chart, series, () => spec.atLeast ?? 0) }));
  const bands = new TierBands();
  let levels: IPriceLine[] = [];
  const first = drawn[0];
  first?.api.attachPrimitive(bands);
  if (drawn.some(({ spec: { pane } }) => pane === 1)) chart.panes()[1]?.setStretchFactor(0.6);

  chart.subscribeCrosshairMove(({ time, sourceEvent }) => {
    if (sourceEvent !== undefined) onHover(typeof time === "number" ? time : null);
  });

  function drawLevels(): void {
    if (palette === null || first === undefined) return;
    for (const level of levels) first.api.removePriceLine(level);
    const edge = spec.tierBands?.[0];
    const edges = edge === undefined ? [] : [edge, -edge];
    const named = [...(spec.levels ?? []), ...edges.map((value) => ({ value, label: "", color: "tier1" as const }))];
    levels = named.map(({ value, label, color }) =>
      first.api.createPriceLine({
        price: value,
        title: label,
        color: palette?.[color] ?? "",
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: label !== "",
      }),
    );
    bands.set(spec.tierBands ?? [], palette);
  }

  function showRange(): void {
    const last = data.points.at(-1);
    const start = data.points[0];
    if (last === undefined || start === undefined || data.points.length < 2) return;
    if (range === null || last.at - start.at <= range * 1000) chart.timeScale().fitContent();
    else chart.timeScale().setVisibleRange({ from: seconds(last.at - range * 1000), to: seconds(last.at) });
  }

  return {
    setPalette(next) {
      palette = next;
      chart.applyOptions(themeOptions(next));
      for (const { spec: series, api } of drawn) api.applyOptions(seriesColors(series, next));
      drawLevels();
    },
    setSpec(next) {
      spec = next;
      drawLevels();
    },
    setData(next) {
      const known = data.points.at(-1);
      const continues = next.version === data.version && known !== undefined && next.points.length >= data.points.length;
      if (continues) {
        for (const point of next.points.slice(data.points.length))
          for (const { spec: series, api } of drawn) api.update(toDatum(series, point));
      } else {
        for (const { spec: series, api } of drawn) api.setData(next.points.map((point) => toDatum(series, point)));
      }
      data = next;
      showRange();
    },
    setRange(next) {
      range = next;
      showRange();
    },
    setHover(second) {
      const point = second === null ? undefined : pointAt(data.points, second);
      const value = point === undefined || first === undefined ? null : first.spec.value(point);
      if (second === null || value === null || first === undefined) chart.clearCrosshairPosition();
      else chart.setCrosshairPosition(value, second as UTCTimestamp, first.api);
    },
    remove: () => chart.remove(),
  };
}

function addSeries(chart: IChartApi, { shape = "line", dashed, width = 2, pane = 0 }: SeriesSpec, atLeast: () => number): Drawn["api"] {
  const common = {
    lineWidth: width,
    lineStyle: dashed === true ? LineStyle.Dashed : LineStyle.Solid,
    lineType: shape === "step" ? LineType.WithSteps : LineType.Simple,
    priceLineVisible: false,
    lastValueVisible: false,
    crosshairMarkerRadius: 3,
    autoscaleInfoProvider: (original: () => { priceRange: { minValue: number; maxValue: number } | null } | null) => {
      const info = original();
      const floor = pane === 0 ? atLeast() : 0;
      if (info?.priceRange == null || floor === 0) return info;
      const { minValue, maxValue } = info.priceRange;
      return { ...info, priceRange: { minValue: Math.min(minValue, -floor), maxValue: Math.max(maxValue, floor) } };
    },
  } as const;
  return shape === "baseline"
    ? chart.addSeries(BaselineSeries, { ...common, baseValue: { type: "price", price: 0 } }, pane)
    : chart.addSeries(LineSeries, common, pane);
}

function chartOptions({ decimals }: ChartSpec) {
  return {
    autoSize: true,
    // The credit that the library asks for is in the page's footer; its logo would need an inline style, which the page's policy refuses.
    layout: { attributionLogo: false },
    handleScroll: false,
    handleScale: false,
    // Without a locale the library takes the browser's, which may be no language tag at all.
    localization: { locale: "en-US", timeFormatter: formatTime, priceFormatter: (value: number) => formatNumber(value, decimals) },
    rightPriceScale: { borderVisible: false, entireTextOnly: true, scaleMargins: { top: 0.1, bottom: 0.08 } },
    timeScale: {
      borderVisible: false,
      timeVisible: true,
      tickMarkFormatter: formatTick,
      fixLeftEdge: true,
      allowBoldLabels: false,
      lockVisibleTimeRangeOnResize: true,
      minBarSpacing: 0.01,
    },
  };
}

function themeOptions({ muted, faint, ink }: ChartPalette) {
  const grid = { color: withAlpha(faint, 0.6) };
  return {
    layout: {
      background: { type: ColorType.Solid, color: "transparent" },
      textColor: muted,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 11,
      panes: { separatorColor: faint, enableResize: false },
    },
    grid: { vertLines: { visible: false }, horzLines: grid },
    crosshair: {
      vertLine: { color: muted, labelBackgroundColor: ink, width: 1 as const },
      horzLine: { color: muted, labelBackgroundColor: ink, width: 1 as const },
    },
  };
}

function seriesColors({ color: name, shape }: SeriesSpec, palette: ChartPalette) {
  const color = palette[name];
  if (shape !== "baseline") return { color };
  const fill = withAlpha(color, 0.16);
  const lower = palette.short;
  const lowerFill = withAlpha(lower, 0.16);
  return {
    topLineColor: color,
    topFillColor1: fill,
    topFillColor2: fill,
    bottomLineColor: lower,
    bottomFillColor1: lowerFill,
    bottomFillColor2: lowerFill,
  };
}

function toDatum(series: SeriesSpec, point: ChartPoint): { time: Time; value: number } | { time: Time } {
  const value = series.value(point);
  return value === null ? { time: seconds(point.at) } : { time: seconds(point.at), value };
}

function seconds(at: number): UTCTimestamp {
  return Math.floor(at / 1000) as UTCTimestamp;
}
