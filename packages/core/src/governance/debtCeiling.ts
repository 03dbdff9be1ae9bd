/** A ceiling that follows the debt at a distance; one unit throughout. */
export interface CeilingParameters {
  /** Highest ceiling ever. */
  readonly maxLine: number;
  /** Distance kept above the debt. */
  readonly gap: number;
  /** Seconds between two increases. */
  readonly increaseDelaySeconds: number;
}

export interface CeilingState {
  readonly line: number;
  /** Seconds UTC of the last increase; 0 when there was none. */
  readonly increasedAt: number;
}

/** The next ceiling, and whether it differs from the last. */
export interface CeilingResult {
  readonly state: CeilingState;
  readonly changed: boolean;
}

/**
 * Moves a ceiling to `min(debt + gap, maxLine)`: down at once, up only after the delay since the last increase, so that a stolen key or a faulty
 * price can create no more than one gap per delay. Anyone may call it. Source: Maker's Debt Ceiling Instant Access Module.
 *
 * @param debt in force
 * @param now seconds UTC
 * @example
 * moveCeiling({ line: 10_000, increasedAt: 0 }, 10_000, 3_600, { maxLine: 12_600, gap: 2_500, increaseDelaySeconds: 3_600 }).state.line // 12_500
 */
export function moveCeiling(state: CeilingState, debt: number, now: number, parameters: CeilingParameters): CeilingResult {
  const { maxLine, gap, increaseDelaySeconds } = parameters;
  const line = Math.min(debt + gap, maxLine);
  if (line < state.line) return { state: { line, increasedAt: state.increasedAt }, changed: true };
  if (!(line > state.line) || !(now - state.increasedAt >= increaseDelaySeconds)) return { state, changed: false };
  return { state: { line, increasedAt: now }, changed: true };
}
