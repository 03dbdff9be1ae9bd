/**
 * Factors a symmetric positive definite matrix in place as `L L'`, without allocating.
 *
 * @param matrix n x n, row-major; only its lower triangle is read, and replaced by L
 * @param n order
 * @returns false, with the matrix spoilt, when it is not positive definite to working precision
 * @example
 * const a = Float64Array.of(4, 0, 2, 5);
 * choleskyFactor(a, 2) // true; a is 2, 0, 1, 2
 */
export function choleskyFactor(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[i * n + k] as number) * (matrix[j * n + k] as number);
      if (i > j) {
        matrix[i * n + j] = sum / (matrix[j * n + j] as number);
        continue;
      }
      // What cancellation leaves of a dependent column is no pivot; NaN fails the comparison too.
      if (!(sum > 1e-13 * Math.abs(matrix[i * n + i] as number))) return false;
      matrix[i * n + i] = Math.sqrt(sum);
    }
  }
  return true;
}
