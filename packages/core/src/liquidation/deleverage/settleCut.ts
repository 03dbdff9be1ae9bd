import type { DeleverageRound } from "./deleverageRounds.ts";

/** A round and what the market in the end needed of it. */
export interface SettledRound extends DeleverageRound {
  /** Lots in fact used, at most `quantity`. */
  readonly filled: number;
}

/**
 * Lots of an account's cut that stay closed once the round is settled: an over-cut is returned pro rata, rounded down.
 *
 * Rounding to whole lots is no over-cut: with the whole quantity used, every cut stands, so nobody ends above the published threshold.
 *
 * @param cut Lots, from `deleverageCut`.
 * @returns Lots, 0 to `cut`; over all accounts at least `filled` and at most one lot per account more.
 * @example
 * settleCut(10, { ...round, quantity: 90, cut: 100, filled: 45 }) // 5
 */
export function settleCut(cut: number, round: SettledRound): number {
  if (round.thresholdWad !== null && round.filled >= round.quantity) return cut;
  if (round.cut <= round.filled) return cut;
  const returned = (BigInt(cut) * BigInt(round.cut - round.filled)) / BigInt(round.cut);
  return cut - Number(returned);
}
