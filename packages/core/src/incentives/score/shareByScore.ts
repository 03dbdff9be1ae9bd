import { refuse, within } from "../../market/refuse.ts";
import type { Rebate } from "../epoch/settleRebates.ts";

/** Scores are compared to this part of the largest one. */
const RESOLUTION = 2 ** 52;
/** Brings the smallest numbers there are to where one more factor is enough. */
const LIFT = 2 ** 600;

/** A power of two that brings the largest score to the resolution, as two factors; multiplying by them loses no digit. */
function scalesOf(largest: number): readonly [number, number] {
  const lift = largest * LIFT < RESOLUTION ? LIFT : 1;
  let scale = 1;
  while (largest * lift * scale < RESOLUTION) scale *= 2;
  while (largest * lift * scale >= 2 * RESOLUTION) scale /= 2;
  return [lift, scale];
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
  const [lift, scale] = scalesOf(largest);
  const shares = scores.map(({ score }) => BigInt(Math.floor(score * lift * scale)));
  const total = shares.reduce((sum, share) => sum + share, 0n);
  return scores.flatMap(({ account }, i) => {
    const amount = (reward * (shares[i] ?? 0n)) / total;
    return amount > 0n ? [{ account, amount }] : [];
  });
}
