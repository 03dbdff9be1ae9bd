/** Coefficients of Cody's rational approximation, as arranged by Hart et al. 1968 (algorithm 5666) and West 2005. */
const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
] as const;
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
  440.413735824752,
] as const;

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/**
 * Cumulative distribution of the standard normal, absolute error below 1e-14 (Hart 1968 as given by West, Wilmott 2005).
 *
 * @example
 * normalCdf(1.96) // 0.9750021
 */
export function normalCdf(x: number): number {
  const z = Math.abs(x);
  let tail = 0;
  if (z <= 37) {
    const density = Math.exp((-z * z) / 2);
    if (z < 7.07106781186547) {
      tail = (density * horner(NUMERATOR, z)) / horner(DENOMINATOR, z);
    } else {
      tail = density / (2.506628274631 * (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))));
    }
  }
  return x > 0 ? 1 - tail : tail;
}
