import type { ChangeLimit, ParameterValue } from "./changeLimit.ts";

const BASIS_POINTS = 10_000n;

/** Why a bounded change is refused. */
export type ChangeRefusal = "too_soon" | "to_zero" | "out_of_range";

/** What may be set now, and whether the proposal is that. */
export interface ChangeVerdict {
  /** null: the change may be made. */
  readonly refusal: ChangeRefusal | null;
  /** Lowest and highest value in reach of one change. */
  readonly low: bigint;
  readonly high: bigint;
}

const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);

/**
 * Holds a proposal against the parameter's limit: waiting time first, then zero, then the range; both directions alike, the edge is allowed.
 *
 * A relative limit never moves a parameter away from zero. Source: Aave's risk stewards, `diff <= max * from / 10^4` or `diff <= max`.
 *
 * @param now seconds UTC
 * @example
 * checkChange({ value: 100n, changedAt: 0 }, 111n, 864_000, { kind: "relative", maxChange: 1_000n, minDelaySeconds: 259_200, zeroAllowed: true })
 * // { refusal: "out_of_range", low: 90n, high: 110n }
 */
export function checkChange(current: ParameterValue, proposed: bigint, now: number, limit: ChangeLimit): ChangeVerdict {
  const size = current.value < 0n ? -current.value : current.value;
  const reach = limit.kind === "relative" ? (limit.maxChange * size) / BASIS_POINTS : limit.maxChange;
  const verdict = (refusal: ChangeRefusal | null): ChangeVerdict => ({ refusal, low: current.value - reach, high: current.value + reach });
  // Written so that a clock that is not a number waits.
  if (!(now - current.changedAt >= limit.minDelaySeconds)) return verdict("too_soon");
  if (proposed === 0n && !limit.zeroAllowed) return verdict("to_zero");
  return verdict(distance(current.value, proposed) > reach ? "out_of_range" : null);
}
