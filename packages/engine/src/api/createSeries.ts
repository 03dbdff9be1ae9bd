import { louderPoint, thinPoints } from "./thinPoints.ts";
import type { ChartPoint } from "./wire.ts";

/** A whole run in bounded memory. */
export interface Series {
  /** Points must move forward in time; others are ignored. */
  push(point: ChartPoint): void;
  /** Oldest first, always ending with the newest point. */
  read(most: number): readonly ChartPoint[];
  /** Rounds that one kept point stands for. */
  stride(): number;
}

/**
 * A series that halves its resolution each time it is full, so that a page opened late still sees the run from its start.
 *
 * @param capacity Points kept, an even number; memory is bounded by it however long the run is.
 */
export function createSeries(capacity = 4096): Series {
  let kept: ChartPoint[] = [];
  let stride = 1;
  let open: ChartPoint | null = null;
  let openCount = 0;
  let newest: ChartPoint | null = null;

  function halve(): void {
    const merged: ChartPoint[] = [];
    for (let position = 0; position + 1 < kept.length; position += 2) {
      const earlier = kept[position];
      const later = kept[position + 1];
      if (earlier !== undefined && later !== undefined) merged.push(louderPoint(earlier, later));
    }
    kept = merged;
    stride *= 2;
  }

  return {
    push(point) {
      if (newest !== null && point.at <= newest.at) return;
      newest = point;
      open = open === null ? point : louderPoint(open, point);
      openCount++;
      if (openCount < stride) return;
      kept.push(open);
      open = null;
      openCount = 0;
      if (kept.length >= capacity) halve();
    },
    read(most) {
      const tail = [open, newest].filter((point): point is ChartPoint => point !== null);
      const all = [...kept];
      for (const point of tail) if (point.at > (all.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) all.push(point);
      return thinPoints(all, most);
    },
    stride: () => stride,
  };
}
