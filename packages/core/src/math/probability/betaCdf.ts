import { domainError } from "../domain.ts";
import { continuedFraction } from "./continuedFraction.ts";
import { logGamma } from "./logGamma.ts";

function tail(x: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const numerator = (i: number): number => {
    if (i === 1) return 1;
    const m = Math.floor((i - 1) / 2);
    if ((i - 1) % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
  };
  return front * continuedFraction(numerator, (i) => (i === 0 ? 0 : 1));
}

/**
 * Cumulative distribution of the beta law, the regularised incomplete beta function (DLMF 8.17.22).
 *
 * @param x 0 to 1; beyond, the value at the end
 * @param a first shape, positive
 * @param b second shape, positive
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * betaCdf(0.5, 2, 3) // 0.6875
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw domainError("shape", `${a}, ${b}`, "must be two positive numbers");
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // Each side of the mean has the fraction that converges fast.
  return x < (a + 1) / (a + b + 2) ? tail(x, a, b) : 1 - tail(1 - x, b, a);
}
