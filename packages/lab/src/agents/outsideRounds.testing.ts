import type { World } from "../world/world.ts";

const ASSESS_OFFSET_MILLIS = 4000;

/** What the outside market looked like when one round was assessed. */
export interface OutsideRound {
  /** Absolute round number. */
  readonly round: number;
  /** Block time, milliseconds UTC. */
  readonly at: number;
  /** Median of fresh converted mids. */
  readonly index: number;
}

/** Reads a world once and samples a plain median index per round; a stand-in for the index pipeline. */
export function outsideRounds(world: World): OutsideRound[] {
  const { base, quote, roundSeconds, stalenessMillis } = world.description;
  const mids = new Map<string, { mid: number; at: number }>();
  const rounds: OutsideRound[] = [];
  let round = Math.floor(world.start / (roundSeconds * 1000));
  const median = (values: number[]): number => values.sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;
  const price = (currency: string, now: number, staleness: number): number => {
    if (currency === quote) return 1;
    const values: number[] = [];
    for (const [key, { mid, at }] of mids) {
      const pair = key.slice(key.indexOf(":") + 1);
      if (!pair.startsWith(`${currency}/`) || now - at > staleness) continue;
      const converted = mid * price(pair.slice(currency.length + 1), now, 60_000);
      // A leg that has not quoted yet leaves its pairs out.
      if (converted > 0) values.push(converted);
    }
    return median(values);
  };
  for (const batch of world.batches()) {
    for (const q of batch) {
      while (q.receivedAt >= round * roundSeconds * 1000 + ASSESS_OFFSET_MILLIS) {
        const now = round * roundSeconds * 1000 + ASSESS_OFFSET_MILLIS;
        rounds.push({ round, at: now + 2000, index: price(base, now, stalenessMillis) });
        round++;
      }
      if (q.bid > 0) mids.set(`${q.venue}:${q.pair}`, { mid: (q.bid + q.ask) / 2, at: q.publishedAt });
    }
  }
  return rounds;
}
