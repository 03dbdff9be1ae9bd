import { checkLength } from "../domain.ts";

const SQUARINGS = 24;

/**
 * Largest modulus of the eigenvalues of a square matrix, by repeated squaring: `|A^n|^(1/n)` with `n = 2^24` (Gelfand's formula).
 *
 * Unlike power iteration it does not mind complex or repeated eigenvalues; the error is a factor of about `size^(1/n)`, below 1e-6.
 *
 * @param matrix row-major
 * @param size rows
 * @throws EvenkeelError `MATH_SHAPE`
 * @example
 * spectralRadius([0, 1, -0.25, 0], 2) // 0.5 (up to 1e-6): the eigenvalues are +-0.5i
 */
export function spectralRadius(matrix: readonly number[], size: number): number {
  checkLength("matrix", matrix.length, size * size);
  let power = Float64Array.from(matrix);
  // Logarithm of what was divided out of the power, per unit of the exponent.
  let logScale = 0;
  let exponent = 1;
  for (let k = 0; k <= SQUARINGS; k++) {
    let norm = 0;
    for (const value of power) norm = Math.max(norm, Math.abs(value));
    if (norm === 0) return 0;
    logScale += Math.log(norm) / exponent;
    for (let i = 0; i < power.length; i++) power[i] = (power[i] ?? 0) / norm;
    if (k === SQUARINGS) break;
    power = square(power, size);
    exponent *= 2;
  }
  return Math.exp(logScale);
}

function square(matrix: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let inner = 0; inner < size; inner++) {
      const factor = matrix[row * size + inner] ?? 0;
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        result[at] = (result[at] ?? 0) + factor * (matrix[inner * size + column] ?? 0);
      }
    }
  }
  return result;
}
