/** Distance of two numbers in units of 2^-52 of the expected one; 0 where both are equal, Infinity where one is not a number. */
export function ulps(got: number, expected: number): number {
  if (got === expected) return 0;
  const distance = Math.abs(got / expected - 1) / 2 ** -52;
  return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
}

/** Central difference of a function, with Richardson extrapolation: error of order h^4. */
export function derivative(f: (x: number) => number, x: number, h: number): number {
  const simple = (step: number) => (f(x + step) - f(x - step)) / (2 * step);
  return (4 * simple(0.5 * h) - simple(h)) / 3;
}

/** Second derivative by central differences, with Richardson extrapolation. */
export function secondDerivative(f: (x: number) => number, x: number, h: number): number {
  const simple = (step: number) => (f(x + step) - 2 * f(x) + f(x - step)) / (step * step);
  return (4 * simple(0.5 * h) - simple(h)) / 3;
}
