/** When things happen inside one round, milliseconds UTC. */
export interface RoundTimes {
  readonly round: number;
  /** Nodes assess; minute bars, published on the minute, have arrived by then. */
  readonly assessAt: number;
  /** The block that carries the round is sealed. */
  readonly blockAt: number;
}

const BLOCK_DELAY = 2_000;

function assessOffset(roundSeconds: number): number {
  return roundSeconds >= 60 ? 10_000 : roundSeconds * 400;
}

/**
 * @example
 * roundTimes(6, 10) // { round: 6, assessAt: 64_000, blockAt: 66_000 }
 */
export function roundTimes(round: number, roundSeconds: number): RoundTimes {
  const assessAt = round * roundSeconds * 1_000 + assessOffset(roundSeconds);
  return { round, assessAt, blockAt: assessAt + BLOCK_DELAY };
}

/** First and last round whose assessment lies inside [start, end]. */
export function roundRange(start: number, end: number, roundSeconds: number): { readonly first: number; readonly last: number } {
  const offset = assessOffset(roundSeconds);
  const length = roundSeconds * 1_000;
  return { first: Math.ceil((start - offset) / length) + 1, last: Math.floor((end - offset) / length) };
}

/** True when the whole round falls into a silent span of the recording, so that there is nothing to do. */
export function inGap(times: RoundTimes, gaps: readonly { readonly from: number; readonly to: number }[], grace: number): boolean {
  return gaps.some((gap) => times.assessAt > gap.from + grace && times.assessAt < gap.to);
}
