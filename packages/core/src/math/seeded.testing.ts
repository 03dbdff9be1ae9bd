import assert from "node:assert/strict";
import { EvenkeelError } from "../market/errors.ts";

/** Uniform numbers in [0, 1) from a seed (mulberry32, public domain). */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers from a seed (Box and Muller). */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Values drawn one by one. */
export const sample = (n: number, draw: () => number): Float64Array => Float64Array.from({ length: n }, draw);

/** Fails unless two numbers agree to a relative (or, below one, absolute) tolerance. */
export function close(got: number, want: number, tolerance = 1e-9, what = ""): void {
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what} ${got} against ${want}`);
}

/** Recognises a refusal by its code and field. */
export const refusal =
  (code: string, field?: string) =>
  (error: unknown): boolean =>
    error instanceof EvenkeelError && error.code === code && (field === undefined || error.field === field) && error.remedy.length > 0;
