import { EvenkeelError } from "../market/errors.ts";
import { type AverageState, startAverage, updateAverage } from "../math/average.ts";
import { type HalfLifeState, halfLifeOf, updateHalfLife } from "./halfLife.ts";
import type { DivergenceParameters } from "./parameters.ts";
import { type Persistence, type PersistenceState, updatePersistence } from "./persistence.ts";
import { zScore } from "./zScore.ts";

export interface DivergenceInput {
  /** The protocol's internal price, quote per base. */
  readonly mark: number;
  readonly index: number;
  /** Of the index, price units. */
  readonly halfWidth: number;
  /** Annualised fractions. */
  readonly volatilities: { readonly current: number; readonly slow: number };
  /** Milliseconds UTC, not before the last call. */
  readonly at: number;
}

/** The measured state of the basis. */
export interface Divergence {
  /** mark / index - 1, a signed fraction. */
  readonly level: number;
  /** Time-weighted exponential average of the level. */
  readonly average: number;
  /** Level in units of `scale`, signed. */
  readonly z: number;
  /** sqrt(min(current, slow)^2 * horizon + confidence^2), a fraction. */
  readonly scale: number;
  readonly persistence: Persistence;
  /** Time after which a deviation has halved; null when the samples do not tell. */
  readonly halfLifeSeconds: number | null;
  /** Share of the variance that is noise rather than a decaying deviation; null with the half-life. */
  readonly noiseShare: number | null;
  /** Probability that the true basis has the sign of the level, 0.5 to 1. */
  readonly sure: number;
}

/** Plain data; null parts before the first call. */
export interface DivergenceState {
  readonly average: AverageState | null;
  readonly persistence: PersistenceState | null;
  readonly halfLife: HalfLifeState | null;
}

/** The state before anything was measured. */
export function createDivergenceState(): DivergenceState {
  return { average: null, persistence: null, halfLife: null };
}

function checkInput(input: DivergenceInput): void {
  for (const field of ["mark", "index", "halfWidth"] as const) {
    const value = input[field];
    // Comparisons are written so that NaN fails them.
    if (value < Infinity && (field === "halfWidth" ? value >= 0 : value > 0)) continue;
    throw new EvenkeelError({
      code: "DIVERGENCE_INPUT",
      message: `${field} must be a finite ${field === "halfWidth" ? "number that is not negative" : "positive number"}`,
      field,
      value,
      remedy: "Measure the divergence only while the index is valid and the mark is known.",
    });
  }
}

/**
 * Measures how far the mark has drifted from the index and how stubbornly.
 *
 * @param state from `createDivergenceState` or the last call
 * @throws EvenkeelError `DIVERGENCE_INPUT`
 * @example
 * updateDivergence(createDivergenceState(), { mark: 101, index: 100, ... }, p).divergence.level // 0.01
 */
export function updateDivergence(
  state: DivergenceState,
  input: DivergenceInput,
  p: DivergenceParameters,
): { readonly state: DivergenceState; readonly divergence: Divergence } {
  checkInput(input);
  const { mark, index, halfWidth, volatilities, at } = input;
  const level = mark / index - 1;
  const average = state.average ? updateAverage(state.average, level, at, p.averageHalfLifeMillis) : startAverage(level, at);
  const persisted = updatePersistence(state.persistence, level, at, p.band, p.persistenceHalfLifeMillis);
  const sampled = updateHalfLife(state.halfLife, level, at, p.halfLife);
  const halfLife = halfLifeOf(sampled, p.halfLife);
  return {
    state: { average, persistence: persisted.state, halfLife: sampled },
    divergence: {
      level,
      average: average.average,
      ...zScore(level, halfWidth / index, volatilities, p.horizonSeconds, p.minimumScale),
      persistence: persisted.persistence,
      halfLifeSeconds: halfLife?.seconds ?? null,
      noiseShare: halfLife?.noiseShare ?? null,
    },
  };
}
