import { formatClock, formatDay } from "../words/format.ts";

/** Label under the crosshair, UTC. `formatTime(1_767_603_600) // "2026-01-05 09:00:00"` */
export function formatTime(time: unknown): string {
  return typeof time === "number" ? `${formatDay(time * 1000)} ${formatClock(time * 1000)}` : "";
}

/** Label on the time axis: the day where a day begins, else hours and minutes, UTC. `formatTick(1_767_603_600, 3) // "09:00"` */
export function formatTick(time: unknown, weight: number): string {
  if (typeof time !== "number") return "";
  // Weights 0 to 2 of the library's tick marks are year, month and day; 4 has seconds.
  if (weight <= 2) return formatDay(time * 1000).slice(5);
  return weight === 4 ? formatClock(time * 1000) : formatClock(time * 1000).slice(0, 5);
}
