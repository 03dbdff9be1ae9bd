import { refuse, within } from "../../market/refuse.ts";
import type { Rebate } from "../epoch/settleRebates.ts";

/** Scores are compared to this part of the largest one. */
const RESOLUTION = 2 ** 52;
const LARGEST_SCALE = 2 ** 1_000;

/** Power of two that brings a score to the resolution; multiplying by it loses no digit. */
function scaleOf(largest: number): number {
  let scale = 1;
  while (largest * scale < RESOLUTION && scale < LARGEST_SCALE) scale *= 2;
  while (largest * scale >= 2 * RESOLUTION) scale /= 2;
  return scale;
}

/** An account's score of an epoch. */
export interface AccountScore {
  readonly account: string;
  readonly score: number;
}

/**
 * Shares a reward among accounts by their scores, rounded down to whole units: never more than the reward.
 *
 * Scores become integers once, by a power of two, and everything after is integer arithmetic, so that whoever recomputes an epoch gets the same Merkle
 * root.
 *
 * @param reward Smallest units.
 * @returns Those above zero, in the order of the accounts.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * shareByScore(100n, [{ account: "0xa", score: 3 }, { account: "0xb", score: 1 }]) // 75n and 25n
 */
export function shareByScore(reward: bigint, scores: readonly AccountScore[]): Rebate[] {
  refuse("INCENTIVES_INPUT", [
    ...(reward >= 0n ? [] : [{ field: "reward", value: reward, rule: "must not be negative" }]),
    ...scores.flatMap(({ score }, i) => within(`scores[${i}]`, score, 0, Number.MAX_VALUE)),
  ]);
  const largest = scores.reduce((most, { score }) => Math.max(most, score), 0);
  if (largest === 0) return [];
  const scale = scaleOf(largest);
  const shares = scores.map(({ score }) => BigInt(Math.floor(score * scale)));
  const total = shares.reduce((sum, share) => sum + share, 0n);
  return scores.flatMap(({ account }, i) => {
    const amount = (reward * (shares[i] ?? 0n)) / total;
    return amount > 0n ? [{ account, amount }] : [];
  });
}
