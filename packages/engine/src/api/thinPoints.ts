import type { ChartPoint } from "./wire.ts";

/** The point a viewer must not miss: the higher tier, then the larger |basis|, then the later one. */
export function louderPoint(earlier: ChartPoint, later: ChartPoint): ChartPoint {
  if (earlier.tier !== later.tier) return earlier.tier > later.tier ? earlier : later;
  return Math.abs(earlier.basis ?? 0) > Math.abs(later.basis ?? 0) ? earlier : later;
}

/**
 * At most `most` (3 or more) of the points, in order: the first, the last, and the loudest of equal slices between them, so that thinning never
 * hides a crisis.
 *
 * @example
 * thinPoints(tenThousandPoints, 500).length // 500
 */
export function thinPoints(points: readonly ChartPoint[], most: number): readonly ChartPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= most || first === undefined || last === undefined) return points;
  const slices = most - 2;
  const inner = points.length - 2;
  const kept = [first];
  for (let slice = 0; slice < slices; slice++) {
    const from = 1 + Math.floor((slice * inner) / slices);
    const to = 1 + Math.floor(((slice + 1) * inner) / slices);
    kept.push(points.slice(from, to).reduce(louderPoint));
  }
  kept.push(last);
  return kept;
}
