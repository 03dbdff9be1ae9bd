import type { ChartPoint } from "@evenkeel/engine/api/wire";

/** The last point at or before a moment (seconds UTC), found by bisection; the newest for null. */
export function pointAt(points: readonly ChartPoint[], second: number | null): ChartPoint | undefined {
  if (second === null) return points.at(-1);
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Math.floor((points[middle]?.at ?? 0) / 1000) <= second) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}
