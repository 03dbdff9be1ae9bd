import { refuse, within } from "../../market/refuse.ts";

/** A score that held for a while. */
export interface HeldScore {
  readonly score: number;
  readonly seconds: number;
}

/** What counts as being there. */
export interface UptimeRule {
  /** A moment below this score is down-time. */
  readonly minimumScore: number;
  /** Power of the share of time that was up; dYdX v3 used 5. */
  readonly power: number;
  /** Share of time below which an epoch scores nothing. */
  readonly minimumUptime: number;
}

/**
 * Score of an account over an epoch: the time integral of what it quoted while up, times the power of its uptime.
 *
 * Time that nobody reported is down-time. Nothing in it depends on volume, so trading with oneself changes nothing. Source: dYdX v3's liquidity rewards,
 * without their volume term.
 *
 * @param held In any order; together at most the epoch.
 * @param epochSeconds
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * epochScore([{ score: 100, seconds: 1_800 }], 3_600, { minimumScore: 1, power: 1, minimumUptime: 0 }) // 90_000: half the time
 */
export function epochScore(held: readonly HeldScore[], epochSeconds: number, rule: UptimeRule): number {
  const reported = held.reduce((sum, { seconds }) => sum + seconds, 0);
  refuse("INCENTIVES_INPUT", [
    ...within("epochSeconds", epochSeconds, 0, Number.MAX_VALUE, true),
    ...within("minimumScore", rule.minimumScore, 0, Number.MAX_VALUE),
    ...within("power", rule.power, 0, 64),
    ...within("minimumUptime", rule.minimumUptime, 0, 1),
    ...held.flatMap(({ score, seconds }, i) => [
      ...within(`held[${i}].score`, score, 0, Number.MAX_VALUE),
      ...within(`held[${i}].seconds`, seconds, 0, Number.MAX_VALUE),
    ]),
    ...within("reported seconds", reported, 0, epochSeconds * (1 + 1e-9)),
  ]);
  const up = held.filter(({ score }) => score > 0 && score >= rule.minimumScore);
  const uptime = Math.min(1, up.reduce((sum, { seconds }) => sum + seconds, 0) / epochSeconds);
  if (uptime === 0 || uptime < rule.minimumUptime) return 0;
  return up.reduce((sum, { score, seconds }) => sum + score * seconds, 0) * uptime ** rule.power;
}
