/** Distance that may still be covered, refilled with time: limits the path of a value, however many small steps it is walked in. */
export interface AllowanceState {
  readonly value: number;
  /** Distance left at `at`. */
  readonly left: number;
  /** Seconds UTC. */
  readonly at: number;
}

/** How fast a value may move over time. */
export interface AllowanceParameters {
  /** Distance refilled per second. */
  readonly perSecond: number;
  /** Most that can be saved up. */
  readonly capacity: number;
}

/** The value that was reached and whether the allowance held it back. */
export interface AllowanceResult {
  readonly state: AllowanceState;
  readonly limited: boolean;
}

/**
 * Moves a value towards a wish no farther than the allowance reaches; movement in either direction uses it up.
 *
 * Over any time t the path is no longer than `capacity + perSecond * t`, however often it is called.
 *
 * @param now seconds UTC, not before the last call
 * @example
 * moveWithin({ value: 10, left: 1, at: 0 }, 20, 3, { perSecond: 0.5, capacity: 2 }).state // { value: 12, left: 0, at: 3 }
 */
export function moveWithin(
  state: AllowanceState,
  wish: number,
  now: number,
  { perSecond, capacity }: AllowanceParameters,
): AllowanceResult {
  const elapsed = Math.max(0, now - state.at);
  const left = Math.min(capacity, state.left + perSecond * elapsed);
  const distance = wish - state.value;
  const at = state.at + elapsed;
  if (Math.abs(distance) <= left) return { state: { value: wish, left: left - Math.abs(distance), at }, limited: false };
  return { state: { value: state.value + Math.sign(distance) * left, left: 0, at }, limited: true };
}
