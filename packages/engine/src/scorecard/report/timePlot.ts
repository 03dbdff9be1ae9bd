import { areaY, axisY, gridY, lineY, type Markish, type PlotOptions } from "@observablehq/plot";
import type { ChartSize } from "./chart.ts";
import type { Envelope, Points } from "./downsample.ts";
import { timeAxis } from "./timeAxis.ts";

/** Screen pixels per bucket: finer detail cannot be seen. */
export const PIXELS_PER_BUCKET = 1.5;

/** Number of buckets into which a series is downsampled for a chart of this width. */
export const bucketsFor = ({ width }: ChartSize): number => Math.round(width / PIXELS_PER_BUCKET);

/** Milliseconds UTC as the dates a time scale expects. */
export const dates = (x: readonly number[]): Date[] => x.map((at) => new Date(at));

export interface LineStyle {
  readonly stroke: string;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
  readonly curve?: "linear" | "step-after";
}

/** A line over time that breaks at NaN. */
export function timeLine({ x, y }: Points, style: LineStyle): Markish {
  return lineY(y, { x: dates(x), y, strokeWidth: 1.6, ...style, clip: true });
}

/** A filled band over time between the smallest and largest values. */
export function timeBand({ x, low, high }: Envelope, fill: string, fillOpacity: number): Markish {
  return areaY(low, {
    x: dates(x),
    y1: low,
    y2: high,
    fill,
    fillOpacity,
    stroke: fill,
    strokeOpacity: fillOpacity,
    strokeWidth: 0.8,
    clip: true,
  });
}

export interface TimeFrame {
  readonly size: ChartSize;
  readonly start: number;
  readonly end: number;
  /** Unit written above the vertical axis. */
  readonly unit: string;
  readonly domain?: readonly [number, number];
  readonly marginLeft?: number;
  readonly tickFormat?: (value: number) => string;
  readonly marks: readonly Markish[];
}

/** Options of a plot over event time with a quiet grid and the unit above the axis. */
export function timePlot({ size, start, end, unit, domain, marginLeft = 52, tickFormat, marks }: TimeFrame): PlotOptions {
  const vertical = { ticks: size.width < 500 ? 4 : 5 };
  return {
    ...size,
    marginLeft,
    marginRight: 14,
    marginTop: 24,
    marginBottom: 34,
    x: { type: "utc", domain: [new Date(start), new Date(Math.max(end, start + 1000))] },
    y: { ...(domain ? { domain: [...domain] } : { nice: true }), label: unit },
    marks: [
      gridY({ ...vertical, stroke: "var(--grid)", strokeOpacity: 1 }),
      ...marks,
      timeAxis(size.width),
      axisY({
        ...vertical,
        ...(tickFormat ? { tickFormat } : {}),
        tickSize: 0,
        tickPadding: 8,
        color: "var(--ink-2)",
        labelAnchor: "top",
        labelArrow: "none",
        labelOffset: marginLeft - 4,
      }),
    ],
  };
}
