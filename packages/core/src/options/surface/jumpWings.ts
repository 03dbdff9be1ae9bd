import { EvenkeelError } from "../../market/errors.ts";
import type { RawSvi } from "./rawSvi.ts";

/** A smile in a trader's terms (Gatheral's jump-wings form): stable over time, each with a meaning of its own. */
export interface JumpWings {
  /** At-the-money variance per year. */
  readonly v: number;
  /** At-the-money slope of volatility, `d sqrt(w) / dk`. */
  readonly psi: number;
  /** Slope of the put wing. */
  readonly p: number;
  /** Slope of the call wing. */
  readonly c: number;
  /** Least variance per year. */
  readonly vTilde: number;
}

/**
 * Jump-wings of a raw smile.
 *
 * @throws EvenkeelError SVI_INVALID when the at-the-money variance is not positive.
 * @example
 * toJumpWings({ a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }, 1) // { v: 0.01742625, psi: -0.1752111, p: 0.6997381, c: 1.316798, vTilde: 0.0116249 }
 */
export function toJumpWings({ a, b, rho, m, sigma }: RawSvi, years: number): JumpWings {
  const root = Math.sqrt(m * m + sigma * sigma);
  const w = a + b * (-rho * m + root);
  if (!(w > 0 && years > 0)) {
    throw new EvenkeelError({
      code: "SVI_INVALID",
      message: "the variance at the money and the time must be positive",
      field: "a",
      value: a,
      remedy: "Repair the smile before converting it.",
    });
  }
  const rootW = Math.sqrt(w);
  const lean = root === 0 ? 0 : m / root;
  return {
    v: w / years,
    psi: (b / (2 * rootW)) * (rho - lean),
    p: (b * (1 - rho)) / rootW,
    c: (b * (1 + rho)) / rootW,
    vTilde: (a + b * sigma * Math.sqrt(Math.max(0, 1 - rho * rho))) / years,
  };
}

/** Wings flatter than this are none. */
const FLAT = 1e-12;
/** Sine of the angle between the money and the lowest point below which a smile's width no longer shows in its wings. */
const AT_LOWEST = 1e-7;

/**
 * Raw smile of given jump-wings, or null where there is none.
 *
 * @example
 * smileOfWings({ v: 0, psi: 0, p: 0.5, c: 0.5, vTilde: 0 }, 1) // null
 */
export function smileOfWings({ v, psi, p, c, vTilde }: JumpWings, years: number): RawSvi | null {
  const w = v * years;
  const root = Math.sqrt(w);
  const b = 0.5 * root * (c + p);
  if (!(w > 0 && p >= 0 && c >= 0 && vTilde <= v * (1 + FLAT))) return null;
  if (c + p < FLAT) return { a: w, b: 0, rho: 0, m: 0, sigma: root };
  const rho = (c - p) / (c + p);
  // Where the money lies from the smile's centre: beta = m / sqrt(m^2 + sigma^2).
  const apart = (2 * psi * root) / b;
  const beta = rho - apart;
  if (!(Math.abs(beta) <= 1)) return null;
  const rest = (2 * Math.sqrt(p * c)) / (c + p);
  const along = Math.sqrt(1 - beta * beta);
  if (Math.abs(apart) < AT_LOWEST) {
    if (v - vTilde > FLAT * v) return null;
    // The money is the lowest point: any width has these wings, and the one of the SSVI smile is taken.
    const sigma = rest > 0 ? w / (2 * b * rest) : w / b;
    return { a: vTilde * years - b * sigma * rest, b, rho, m: along > 0 ? (beta * sigma) / along : 0, sigma };
  }
  // 1 - rho beta - rest along without its cancellation.
  const spread = (apart * apart) / (1 - rho * beta + rest * along);
  const radius = (Math.max(0, v - vTilde) * years) / (b * spread);
  const sigma = radius * along;
  return { a: vTilde * years - b * sigma * rest, b, rho, m: beta * radius, sigma };
}

/**
 * Raw smile of given jump-wings (Gatheral, Jacquier 2014, lemma 3.2).
 *
 * @throws EvenkeelError SVI_INVALID when no raw smile has these wings: v not positive, negative wings, a slope outside -p/2 to c/2, or vTilde above v.
 * @example
 * fromJumpWings({ v: 0.04, psi: 0, p: 0.5, c: 0.5, vTilde: 0.04 }, 1).b // 0.1
 */
export function fromJumpWings(wings: JumpWings, years: number): RawSvi {
  const smile = smileOfWings(wings, years);
  if (smile) return smile;
  throw new EvenkeelError({
    code: "SVI_INVALID",
    message: "no raw smile has these jump-wings",
    field: "wings",
    value: JSON.stringify(wings),
    remedy: "Give v > 0, wings of at least 0, a slope between -p/2 and c/2, and vTilde of at most v.",
  });
}
