import { EvenkeelError } from "../../market/errors.ts";

/** Settlement instants that follow one interval from a moment on; a venue that changes its interval adds a row. */
export interface ScheduleRow {
  /** Milliseconds UTC; a settlement instant itself. */
  readonly from: number;
  readonly intervalMillis: number;
}

/** An instant of the schedule and how long the interval before it was. */
export interface SettlementSlot {
  readonly at: number;
  readonly intervalMillis: number;
}

function checkSchedule(schedule: readonly ScheduleRow[]): void {
  const bad = schedule.findIndex(
    ({ from, intervalMillis }, i) => !(intervalMillis > 0) || (i > 0 && !(from > (schedule[i - 1]?.from ?? from))),
  );
  if (schedule.length > 0 && bad < 0) return;
  throw new EvenkeelError({
    code: "FUNDING_SCHEDULE_INVALID",
    message: "a schedule needs rows in rising order with positive intervals",
    field: `schedule[${Math.max(0, bad)}]`,
    value: JSON.stringify(schedule[Math.max(0, bad)] ?? null),
    remedy: "Sort the rows by time and state each interval in milliseconds.",
  });
}

/**
 * Every settlement instant after one moment up to another, inclusive; each exactly once, whatever changes of interval lie between.
 *
 * The instants of a row are `from + k * interval`, up to the next row's `from`, which is an instant itself.
 *
 * @param after Milliseconds UTC, excluded.
 * @param until Milliseconds UTC, included.
 * @throws EvenkeelError FUNDING_SCHEDULE_INVALID
 * @example
 * settlementsBetween([{ from: 0, intervalMillis: 8 }, { from: 16, intervalMillis: 4 }], 0, 24).map(({ at }) => at) // [8, 16, 20, 24]
 */
export function settlementsBetween(schedule: readonly ScheduleRow[], after: number, until: number): SettlementSlot[] {
  checkSchedule(schedule);
  const slots: SettlementSlot[] = [];
  for (const [i, { from, intervalMillis }] of schedule.entries()) {
    const next = schedule[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (i === 0 && from > after && from <= until) slots.push({ at: from, intervalMillis });
    let at = from + Math.max(1, Math.floor((after - from) / intervalMillis) + 1) * intervalMillis;
    let before = at - intervalMillis;
    for (; at < next && at <= until; at += intervalMillis) {
      slots.push({ at, intervalMillis });
      before = at;
    }
    // The first instant of the next row closes the interval that began before it.
    if (next > after && next <= until) slots.push({ at: next, intervalMillis: next - Math.max(before, from) });
  }
  return slots;
}

/** What became of a venue's settlement message. */
export type SettlementMatch =
  | { readonly matched: true; readonly slot: SettlementSlot }
  | { readonly matched: false; readonly reason: "offSchedule" | "alreadySettled" };

/**
 * The instant that a stamped settlement belongs to: venues stamp some milliseconds late or early, and may send one twice.
 *
 * @param stamp Milliseconds UTC as the venue wrote it.
 * @param settledTo Last instant that was settled, milliseconds UTC.
 * @param jitterMillis Largest distance from an instant.
 * @example
 * matchSettlement([{ from: 0, intervalMillis: 28_800_000 }], 28_800_007, 0, 1_000) // { matched: true, slot: { at: 28_800_000, intervalMillis: 28_800_000 } }
 */
export function matchSettlement(schedule: readonly ScheduleRow[], stamp: number, settledTo: number, jitterMillis: number): SettlementMatch {
  const near = settlementsBetween(schedule, stamp - jitterMillis - 1, stamp + jitterMillis);
  const slot = near.toSorted((a, b) => Math.abs(a.at - stamp) - Math.abs(b.at - stamp))[0];
  if (slot === undefined) return { matched: false, reason: "offSchedule" };
  return slot.at <= settledTo ? { matched: false, reason: "alreadySettled" } : { matched: true, slot };
}
