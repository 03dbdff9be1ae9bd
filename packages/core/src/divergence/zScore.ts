import { normalCdf } from "../math/normal.ts";

const SECONDS_PER_YEAR = 365 * 86_400;

/** The basis in units of what the market does anyway. */
export interface ZScore {
  readonly z: number;
  /** A fraction of the price. */
  readonly scale: number;
  /** Probability that the true basis has the sign of the level, 0.5 to 1, the half-width read as one standard deviation. */
  readonly sure: number;
}

/**
 * `z = level / sqrt(min(current, slow)^2 * horizon + confidence^2)`. The slow volatility is capped, so that a crisis, which raises the current
 * one, cannot make the same basis look smaller.
 *
 * @param level basis, a signed fraction
 * @param confidence half-width of the index as a fraction
 * @param volatilities annualised fractions
 * @param minimumScale lower end of the scale, a positive fraction
 * @example
 * zScore(0.002, 0.0006, { current: 0.5, slow: 0.5 }, 300, 0.0001) // { z: 1.21, scale: 0.00165, sure: 0.9996 }
 */
export function zScore(
  level: number,
  confidence: number,
  volatilities: { readonly current: number; readonly slow: number },
  horizonSeconds: number,
  minimumScale: number,
): ZScore {
  const volatility = Math.min(volatilities.current, volatilities.slow);
  const expected = volatility * Math.sqrt(horizonSeconds / SECONDS_PER_YEAR);
  const scale = Math.max(minimumScale, Math.hypot(expected, confidence));
  const sure = confidence > 0 ? normalCdf(Math.abs(level) / confidence) : level === 0 ? 0.5 : 1;
  return { z: level / scale, scale, sure };
}
