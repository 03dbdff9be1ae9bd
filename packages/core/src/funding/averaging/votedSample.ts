import { medianHalfAway } from "./medianHalfAway.ts";

/**
 * Sample of one minute from validators' votes: silence counts as a vote of zero, then the median is taken.
 *
 * Votes are padded with zeros to `max(cast, minimum)`, so a few voters cannot set the sample of a quiet minute. Source: dYdX v4.
 *
 * @param votes Votes that were recorded, integer units; zeros may be left out.
 * @param cast How many were cast, zeros included.
 * @param minimum Fewest votes a sample is made of.
 * @returns Integer units; 0 when nobody is asked to vote.
 * @example
 * votedSample([-5n, -10n], 4, 2) // -3n: the median of -10, -5, 0, 0 is -2.5
 */
export function votedSample(votes: readonly bigint[], cast: number, minimum: number): bigint {
  const silent = Math.max(cast, minimum) - votes.length;
  const padded = silent > 0 ? [...votes, ...new Array<bigint>(silent).fill(0n)] : votes;
  return padded.length === 0 ? 0n : medianHalfAway(padded);
}
