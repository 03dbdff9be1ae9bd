const WHOLE = 10_000n;

/** How fast a liquidation may free margin. */
export interface FreeablePace {
  /** Share admitted at once, ten-thousandths. */
  readonly initialShare: bigint;
  /** Time over which the rest is admitted; 0 admits everything. Any unit, the same as `elapsed`. */
  readonly duration: bigint;
  /** A smaller shortage is freed at once, quote millionths. */
  readonly smallShortage: bigint;
}

/**
 * Share of the remaining margin shortage that may be freed now, in ten-thousandths: a linear ramp over the whole shortage, less what was freed.
 *
 * Source: Drift v2.
 *
 * @param shortage Quote millionths, still to be freed.
 * @param freed Quote millionths, freed earlier in this liquidation.
 * @param elapsed Time since the account was last active.
 * @example
 * freeableShare(100_000_000n, 0n, 75n, { initialShare: 1_000n, duration: 150n, smallShortage: 50_000_000n }) // 6_000n
 */
export function freeableShare(shortage: bigint, freed: bigint, elapsed: bigint, pace: FreeablePace): bigint {
  if (shortage < pace.smallShortage || shortage === 0n || pace.duration === 0n) return WHOLE;
  const ramp = (elapsed * WHOLE) / pace.duration + pace.initialShare;
  const admitted = ((shortage + freed) * (ramp < WHOLE ? ramp : WHOLE)) / WHOLE;
  return admitted > freed ? ((admitted - freed) * WHOLE) / shortage : 0n;
}
