import { type AverageState, updateAverage } from "../math/average.ts";

/** Which side of the band the basis has been on. */
export interface PersistenceState {
  /** 1 above the band, -1 below it, 0 inside. */
  readonly side: -1 | 0 | 1;
  /** Since when, milliseconds UTC. */
  readonly since: number;
  /** Running average of `side`. */
  readonly share: AverageState;
}

/** How stubborn the basis is. */
export interface Persistence {
  /** How long the level has been beyond the band on this side without a break, milliseconds; 0 inside. */
  readonly sinceMillis: number;
  /** Decayed share of time above the band minus share below it, -1 to 1. */
  readonly share: number;
}

/**
 * Follows the time that the level spends beyond the band; the level holds until the next call.
 *
 * @param state null before the first call
 * @param level basis, a signed fraction
 * @param at milliseconds UTC
 * @param halfLife of the share, milliseconds
 * @example
 * updatePersistence({ side: 1, since: 0, share }, 0.002, 60_000, 0.001, 3_600_000).persistence.sinceMillis // 60_000
 */
export function updatePersistence(
  state: PersistenceState | null,
  level: number,
  at: number,
  band: number,
  halfLife: number,
): { readonly state: PersistenceState; readonly persistence: Persistence } {
  const side = level > band ? 1 : level < -band ? -1 : 0;
  const since = state && state.side === side ? state.since : at;
  // The share starts at 0: nothing is known to persist before it was seen.
  const share = state ? updateAverage(state.share, side, at, halfLife) : { at, held: side, average: 0 };
  return { state: { side, since, share }, persistence: { sinceMillis: side === 0 ? 0 : at - since, share: share.average } };
}
