import type { ChartPoint } from "@evenkeel/engine/api/wire";

/**
 * Appends the points that are newer than the last known one; charts need whole seconds that only move forward.
 *
 * @example
 * appendPoints([{ at: 1000 }], [{ at: 1000 }, { at: 2000 }]) // at 1000, 2000
 */
export function appendPoints(known: readonly ChartPoint[], added: readonly ChartPoint[]): readonly ChartPoint[] {
  let newest = second(known.at(-1));
  const newer = added.filter((point) => {
    if (second(point) <= newest) return false;
    newest = second(point);
    return true;
  });
  return newer.length === 0 ? known : [...known, ...newer];
}

function second(point: ChartPoint | undefined): number {
  return point === undefined ? Number.NEGATIVE_INFINITY : Math.floor(point.at / 1000);
}
