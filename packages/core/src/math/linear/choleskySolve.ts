/**
 * Solves `L L' x = b` in place, without allocating.
 *
 * @param factor n x n, row-major, from `choleskyFactor`
 * @param n order
 * @param vector b on entry, x on return
 * @example
 * const x = Float64Array.of(8, 9);
 * choleskySolve(Float64Array.of(2, 0, 1, 2), 2, x); // x is 1.375, 1.25
 */
export function choleskySolve(factor: Float64Array, n: number, vector: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = vector[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (vector[k] as number);
    vector[i] = sum / (factor[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = vector[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (vector[k] as number);
    vector[i] = sum / (factor[i * n + i] as number);
  }
}
