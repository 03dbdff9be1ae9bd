import { EvenkeelError } from "../../market/errors.ts";
import { requireUnsigned } from "../requireUnsigned.ts";

/** A rate limit that refills with time, integer quote units. */
export interface Allowance {
  readonly available: bigint;
  /** milliseconds UTC of the last draw */
  readonly at: number;
}

export interface AllowanceParameters {
  /** Most that may be drawn at once. */
  readonly capacity: bigint;
  readonly perDay: bigint;
}

const MILLIS_PER_DAY = 86_400_000n;

/**
 * What a rate limit admits at a time: the rest of the last draw plus what has refilled since, at most the capacity.
 *
 * @param at milliseconds UTC, an integer
 * @throws EvenkeelError `INSURANCE_INPUT` when time runs backwards
 * @example
 * allowanceAt({ available: 0n, at: 0 }, 43_200_000, { capacity: 100n, perDay: 60n }) // 30n
 */
export function allowanceAt(allowance: Allowance, at: number, { capacity, perDay }: AllowanceParameters): bigint {
  if (!Number.isSafeInteger(at) || at < allowance.at) {
    throw new EvenkeelError({
      code: "INSURANCE_INPUT",
      message: "a rate limit's time is an integer that never runs backwards",
      field: "at",
      value: at,
      remedy: "Pass milliseconds UTC of the round.",
    });
  }
  const refilled = allowance.available + (perDay * BigInt(at - allowance.at)) / MILLIS_PER_DAY;
  return refilled < capacity ? refilled : capacity;
}

/**
 * Draws as much of an amount as the rate limit admits.
 *
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * drawAllowance({ available: 30n, at: 0 }, 0, 50n, { capacity: 100n, perDay: 60n }) // { drawn: 30n, allowance: { available: 0n, at: 0 } }
 */
export function drawAllowance(
  allowance: Allowance,
  at: number,
  wanted: bigint,
  parameters: AllowanceParameters,
): { readonly drawn: bigint; readonly allowance: Allowance } {
  requireUnsigned("wanted", wanted);
  const available = allowanceAt(allowance, at, parameters);
  const drawn = wanted < available ? wanted : available;
  // Nothing drawn leaves the clock alone: a call that is refused must not cost the part of a unit that has refilled.
  return { drawn, allowance: drawn === 0n ? allowance : { available: available - drawn, at } };
}
