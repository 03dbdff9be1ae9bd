import assert from "node:assert/strict";
import { EvenkeelError } from "../market/errors.ts";
import { generator } from "../quorum/random.testing.ts";

/** Uniform numbers in [0, 1) from a seed. */
export const uniforms = generator;

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
