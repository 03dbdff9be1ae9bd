import { axisX, type Markish } from "@observablehq/plot";

const DAY_MILLIS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * Label of a tick on a UTC axis: the day at midnight, else the time of day; the first tick carries the day as well.
 *
 * @example
 * timeLabel(new Date("2025-10-10T03:00:00Z"), 0) // "03:00\n10 Oct"
 * timeLabel(new Date("2025-10-10T06:00:00Z"), 1) // "06:00"
 */
export function timeLabel(at: Date, position: number): string {
  const day = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ""}`;
  if (at.getTime() % DAY_MILLIS === 0) return day;
  const time = at.toISOString().slice(11, at.getUTCSeconds() === 0 ? 16 : 19);
  return position === 0 ? `${time}\n${day}` : time;
}

/** A quiet axis of event time in UTC for a chart of this width. */
export function timeAxis(width: number): Markish {
  return axisX({
    label: null,
    ticks: width < 500 ? 4 : Math.round(width / 110),
    tickFormat: timeLabel,
    tickSize: 0,
    tickPadding: 8,
    color: "var(--ink-2)",
  });
}
