import { curve, line, text } from "./svg.ts";

/** One axis: its range, where its ticks are, and how they read. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly label: string;
  readonly format: (value: number) => string;
}

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly dashes?: string;
  readonly points: readonly (readonly [number, number])[];
}

/** A plot with two axes and a key below its title, at `left`, `top`. */
export function panel(left: number, top: number, title: string, x: Axis, y: Axis, series: readonly Series[]): string[] {
  const [width, height] = [360, 240];
  const key = 18 * series.length;
  const bottom = top + 20 + key + height;
  const atX = (value: number) => left + (width * (value - x.low)) / (x.high - x.low);
  const atY = (value: number) => bottom - (height * (Math.max(y.low, Math.min(y.high, value)) - y.low)) / (y.high - y.low);
  return [
    text(left, top, title),
    ...series.flatMap(({ name, colour, dashes }, i) => {
      const at = top + 18 * (i + 1);
      const sample = curve(
        [
          [left, at - 4],
          [left + 26, at - 4],
        ],
        colour,
        dashes,
      );
      return [sample, text(left + 34, at, name)];
    }),
    ...y.ticks.flatMap((tick) => [
      line(left, atY(tick), left + width, atY(tick), "#e3e3e3"),
      text(left - 8, atY(tick) + 4, y.format(tick), "end"),
    ]),
    ...x.ticks.map((tick) => text(atX(tick), bottom + 18, x.format(tick), "middle")),
    line(left, bottom, left + width, bottom, "#222"),
    text(left + width / 2, bottom + 38, x.label, "middle"),
    text(left - 8, top + 12 + key, y.label, "end", "#666"),
    ...series.map(({ points, colour, dashes }) =>
      curve(
        points.map(([px, py]) => [atX(px), atY(py)] as const),
        colour,
        dashes,
      ),
    ),
  ];
}

/** `count + 1` numbers from `low` to `high`. */
export const steps = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);

export const percent = (value: number): string => `${Math.round(value * 100)} %`;
