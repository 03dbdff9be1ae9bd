import type { ChartPoint } from "@evenkeel/engine/api/wire";
import type { ChartColor } from "./chartColors.ts";

/** One drawn line. */
export interface SeriesSpec {
  readonly label: string;
  readonly color: ChartColor;
  /** In the unit of the axis. */
  value(point: ChartPoint): number | null;
  /** Text of a value in the legend, with its unit. */
  show(value: number | null): string;
  readonly shape?: "line" | "step" | "baseline";
  readonly dashed?: boolean;
  readonly width?: 1 | 2;
  /** 0 is the upper pane, 1 the lower. */
  readonly pane?: 0 | 1;
}

/** A horizontal line with a name, e.g. a cap. */
export interface LevelSpec {
  readonly value: number;
  readonly label: string;
  readonly color: ChartColor;
}

/** What one chart shows, apart from the data. */
export interface ChartSpec {
  readonly title: string;
  /** Unit of the axis, e.g. `"bp"`, and what is worth knowing when it is out of view. */
  readonly unit: string;
  readonly series: readonly SeriesSpec[];
  /** Decimals on the axis. */
  readonly decimals: number;
  readonly levels?: readonly LevelSpec[];
  /** Levels at which tiers 1 to 4 begin on both sides of zero; shaded. */
  readonly tierBands?: readonly number[];
  /** The scale always spans at least plus and minus this. */
  readonly atLeast?: number;
}
