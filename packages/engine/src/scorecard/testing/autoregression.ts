import { uniforms } from "./syntheticRun.ts";

/** Approximately normal numbers of variance 1, the same for the same seed. */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed);
  return () => Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, -6);
}

/** A first-order autoregression of variance 1 whose correlation halves in `halfLife` steps. */
export function autoregression(count: number, halfLife: number, seed: number): number[] {
  const normal = normals(seed);
  const phi = 2 ** (-1 / halfLife);
  let value = normal();
  return Array.from({ length: count }, () => {
    value = phi * value + Math.sqrt(1 - phi * phi) * normal();
    return value;
  });
}
