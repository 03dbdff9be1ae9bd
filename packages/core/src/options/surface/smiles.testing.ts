import fc from "fast-check";
import type { RawSvi } from "./rawSvi.ts";

/** The smile of A. Vogt: butterfly arbitrage near k = 0.88 although its variance is positive and its wings within Lee's bound. */
export const VOGT: RawSvi = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

export const flat = (variance: number): RawSvi => ({ a: variance, b: 0, rho: 0, m: 0, sigma: 1 });

/** Smiles of non-negative variance within Lee's bound; many of them have butterfly arbitrage. */
export const rawSmile: fc.Arbitrary<RawSvi> = fc
  .record({
    lowest: fc.double({ min: 0.0005, max: 0.5, noNaN: true }),
    wing: fc.double({ min: 0.005, max: 2, noNaN: true }),
    rho: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
    m: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
    sigma: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  .map(({ lowest, wing, rho, m, sigma }) => {
    const b = wing / (1 + Math.abs(rho));
    return { a: lowest - b * sigma * Math.sqrt(1 - rho * rho), b, rho, m, sigma };
  });
