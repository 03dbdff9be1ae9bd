import { refuse, type Violation } from "../market/refuse.ts";

/** Values of every parameter by name, in the parameters' own fixed-point units. */
export type ParameterValues = ReadonlyMap<string, bigint>;

/** What a parameter may ever be, whoever asks. */
export interface OuterRange {
  readonly min: bigint;
  readonly max: bigint;
}

/** Limits that nobody can widen, administrators included. */
export interface OuterLimits {
  /** The first value outside its range, or null; a parameter without a range is outside. */
  readonly violationOf: (name: string, value: bigint) => "outside_outer_limits" | "unknown_parameter" | null;
  /**
   * The same limits, tighter.
   *
   * @throws EvenkeelError OUTER_LIMITS_WIDENED for a range that is not inside the present one, or that has no present one
   */
  readonly tightened: (ranges: Readonly<Record<string, OuterRange>>) => OuterLimits;
  readonly ranges: ReadonlyMap<string, OuterRange>;
}

function violationsOf(ranges: Readonly<Record<string, OuterRange>>, inside: ReadonlyMap<string, OuterRange> | null): Violation[] {
  return Object.entries(ranges).flatMap(([name, { min, max }]): Violation[] => {
    if (min > max) return [{ field: `${name}.min`, value: min, rule: `must not exceed ${max}` }];
    if (inside === null) return [];
    const present = inside.get(name);
    if (present === undefined) return [{ field: name, value: `${min} to ${max}`, rule: "must have had a limit from the start" }];
    if (min < present.min) return [{ field: `${name}.min`, value: min, rule: `must be at least ${present.min}` }];
    return max > present.max ? [{ field: `${name}.max`, value: max, rule: `must be at most ${present.max}` }] : [];
  });
}

function limitsOf(entries: Iterable<readonly [string, OuterRange]>): OuterLimits {
  // Own copies: a caller that keeps its object cannot widen the limits through it.
  const own = new Map([...entries].map(([name, { min, max }]) => [name, Object.freeze({ min, max })] as const));
  return Object.freeze<OuterLimits>({
    violationOf: (name, value) => {
      const range = own.get(name);
      if (range === undefined) return "unknown_parameter";
      return value < range.min || value > range.max ? "outside_outer_limits" : null;
    },
    tightened: (ranges) => {
      refuse("OUTER_LIMITS_WIDENED", violationsOf(ranges, own));
      return limitsOf([...own, ...Object.entries(ranges)]);
    },
    get ranges() {
      return new Map(own);
    },
  });
}

/**
 * Fixes the outer limits of every parameter once; afterwards they can only be tightened.
 *
 * @throws EvenkeelError OUTER_LIMITS_INVALID when a range is empty
 * @example
 * createOuterLimits({ withdrawalGuard: { min: 0n, max: 10_000_000n } }).violationOf("withdrawalGuard", 500_000_000_000_000n) // "outside_outer_limits"
 */
export function createOuterLimits(ranges: Readonly<Record<string, OuterRange>>): OuterLimits {
  refuse("OUTER_LIMITS_INVALID", violationsOf(ranges, null));
  return limitsOf(Object.entries(ranges));
}
