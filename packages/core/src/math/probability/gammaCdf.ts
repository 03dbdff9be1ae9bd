import { domainError } from "../domain.ts";
import { continuedFraction } from "./continuedFraction.ts";
import { logGamma } from "./logGamma.ts";

/**
 * Cumulative distribution of the gamma law with scale 1, the regularised lower incomplete gamma function (DLMF 8.7.1 and 8.9.2).
 *
 * @param x not negative
 * @param shape positive
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * gammaCdf(1, 1) // 0.6321206 = 1 - 1/e
 */
export function gammaCdf(x: number, shape: number): number {
  if (!(shape > 0)) throw domainError("shape", shape, "must be positive");
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let i = 1; term > sum * 1e-17; i++) {
      term *= x / (shape + i);
      sum += term;
    }
    return front * sum;
  }
  const numerator = (i: number) => (i === 1 ? 1 : -(i - 1) * (i - 1 - shape));
  return 1 - front * continuedFraction(numerator, (i) => (i === 0 ? 0 : x + 2 * i - 1 - shape));
}
