import type { CrashParameters } from "./priceParameters.ts";

/**
 * Gives the planned log price shift and the stress of a flash crash at one moment.
 *
 * The fall is a smooth step (its steepest 10 s are 1.5 times the mean), the recovery is exponential towards the permanent share, and
 * stress rises to 1 within a quarter of the fall and halves every `stressHalfLifeSeconds` after the trough.
 *
 * @param seconds Seconds after the start of the world.
 * @returns `shift` as a log return against before the crash, `stress` in [0, 1].
 * @example
 * crashState({ startSeconds: 0, fallSeconds: 240, depth: -0.09, permanentShare: 0.1, recoveryTimeSeconds: 420, stressHalfLifeSeconds: 360 }, 240);
 * // { shift: -0.09, stress: 1 }
 */
export function crashState(crash: CrashParameters | null, seconds: number): { readonly shift: number; readonly stress: number } {
  if (crash === null || seconds <= crash.startSeconds) return { shift: 0, stress: 0 };
  const since = seconds - crash.startSeconds;
  if (since <= crash.fallSeconds) {
    const u = since / crash.fallSeconds;
    return { shift: crash.depth * u * u * (3 - 2 * u), stress: Math.min(1, 4 * u) };
  }
  const after = since - crash.fallSeconds;
  const left = crash.permanentShare + (1 - crash.permanentShare) * Math.exp(-after / crash.recoveryTimeSeconds);
  return { shift: crash.depth * left, stress: 2 ** (-after / crash.stressHalfLifeSeconds) };
}
