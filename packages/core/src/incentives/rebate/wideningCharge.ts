import { refuse } from "../../market/refuse.ts";
import { countedBasis, type RebateParameters, rebateViolations, WAD } from "./rebateParameters.ts";

/** A trade and the basis around it; 1e-18, signed. */
export interface BasisMove {
  readonly beforeWad: bigint;
  readonly afterWad: bigint;
  /** Smallest units of quote, unsigned. */
  readonly notional: bigint;
}

/**
 * Charge of a trade that widens the basis, rounded up; a trade that only narrows it pays none.
 *
 * `rate * notional * (mean counted basis over the part of the move that widens)`: the integral along the move, so that splitting a trade saves nothing,
 * and a trade through the index pays for what it opens on the other side. It is what rebates are paid from.
 *
 * @returns Smallest units.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * wideningCharge({ beforeWad: 0n, afterWad: 10n ** 16n, notional: 1_000_000n }, { ...parameters, deadBandWad: 0n, chargeWad: 10n ** 17n }) // 500n: 5 bp
 */
export function wideningCharge({ beforeWad, afterWad, notional }: BasisMove, parameters: RebateParameters): bigint {
  refuse("INCENTIVES_INPUT", [
    ...rebateViolations(parameters),
    ...(notional >= 0n ? [] : [{ field: "notional", value: notional, rule: "must not be negative" }]),
  ]);
  const sameSide = beforeWad === 0n || beforeWad > 0n === afterWad > 0n;
  const from = sameSide ? countedBasis(beforeWad, parameters.deadBandWad) : 0n;
  const to = countedBasis(afterWad, parameters.deadBandWad);
  if (to <= from) return 0n;
  const whole = afterWad > beforeWad ? afterWad - beforeWad : beforeWad - afterWad;
  // chargeWad * notional * (to^2 - from^2) / (2 whole), in units of 1e-36.
  const divisor = 2n * whole * WAD * WAD;
  return (parameters.chargeWad * notional * (to * to - from * from) + divisor - 1n) / divisor;
}
