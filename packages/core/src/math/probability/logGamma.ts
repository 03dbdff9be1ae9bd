/** Lanczos coefficients for g = 7, n = 9 (Lanczos 1964, as computed by Godfrey 2001). */
const COEFFICIENTS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
  9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/**
 * Logarithm of the gamma function of a positive number, relative error below 1e-14 (Lanczos 1964).
 *
 * @example
 * logGamma(5) // 3.1780538 = ln 24
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = 0.9999999999998099;
  for (let i = 0; i < COEFFICIENTS.length; i++) sum += (COEFFICIENTS[i] as number) / (z + i + 1);
  const t = z + 7.5;
  return 0.9189385332046728 + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
