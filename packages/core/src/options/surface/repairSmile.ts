import { butterfly } from "./butterfly.ts";
import { type JumpWings, smileOfWings } from "./jumpWings.ts";
import type { RawSvi } from "./rawSvi.ts";
import { ssviToRaw } from "./ssviSlice.ts";

const HALVINGS = 40;
/** Keeps the guaranteed smile a little inside the bounds, so that rounding does not carry it out. */
const INSIDE = 1 - 1e-9;
/** Least share of the flatter wing in the steeper one: a wing of exactly nothing would let variance fall to nothing. */
const LEAST_WING = 1e-3;
/** Wings flatter than this are none. */
const FLAT = 1e-12;

/**
 * The SSVI smile that keeps a smile's at-the-money variance and slope: `c = p + 2 psi`, `vTilde = 4 v p c / (p + c)^2`, free of butterfly arbitrage.
 *
 * Both wings are scaled down together where they would break `max(p, c) sqrt(v t) < 2` or `(p + c) max(p, c) <= 2`; those two conditions make an
 * SSVI smile safe at every strike (Gatheral, Jacquier 2014, theorem 4.2 and section 5.1, in jump-wings). Where the put wing alone would leave the
 * call wing negative, the call wing is kept instead.
 *
 * @returns wings with `c - p = 2 psi`; psi is smaller than asked only where the scale had to shrink
 * @example
 * guaranteedWings({ v: 0.01742625, psi: -0.1752111, p: 0.6997381, c: 1.316798, vTilde: 0.0116249 }, 1) // c: 0.3493159, vTilde: 0.0154818
 */
export function guaranteedWings({ v, psi, p, c }: JumpWings, years: number): JumpWings {
  let put = Math.max(0, p);
  let call = put + 2 * psi;
  if (call < 0) {
    call = Math.max(0, c);
    put = call - 2 * psi;
  }
  // Both wings rise together, which keeps the slope at the money.
  const lift = Math.max(0, (LEAST_WING * Math.max(put, call) - Math.min(put, call)) / (1 - LEAST_WING));
  put += lift;
  call += lift;
  const larger = Math.max(put, call);
  const scale =
    larger === 0 ? 1 : Math.min(1, (INSIDE * 2) / (larger * Math.sqrt(v * years)), Math.sqrt((INSIDE * 2) / ((put + call) * larger)));
  put *= scale;
  call *= scale;
  const sum = put + call;
  const vTilde = sum === 0 ? v : (4 * v * put * call) / (sum * sum);
  return { v, psi: 0.5 * (call - put), p: put, c: call, vTilde };
}

/** A repaired smile. */
export interface Repair {
  readonly smile: RawSvi;
  readonly wings: JumpWings;
  /** How far towards the guaranteed smile it had to move: 0 untouched, 1 all the way. */
  readonly moved: number;
}

function blend(from: JumpWings, to: JumpWings, share: number): JumpWings {
  const mix = (a: number, b: number) => a + share * (b - a);
  return {
    v: to.v,
    psi: mix(from.psi, to.psi),
    p: mix(from.p, to.p),
    c: mix(from.c, to.c),
    vTilde: Math.min(to.v, mix(from.vTilde, to.vTilde)),
  };
}

function attempt(wings: JumpWings, years: number): RawSvi | null {
  const smile = smileOfWings(wings, years);
  return smile && butterfly(smile).free ? smile : null;
}

/**
 * The smile of `guaranteedWings`, straight from its SSVI parameters: jump-wings lose a smile's width where the money is its lowest point.
 *
 * @example
 * guaranteedSmile({ v: 0.04, psi: 0, p: 0.5, c: 9, vTilde: 0 }, 1) // wings of 0.5 on both sides
 */
export function guaranteedSmile(wings: JumpWings, years: number): RawSvi {
  const { v, p, c } = guaranteedWings(wings, years);
  const theta = v * years;
  const sum = p + c;
  if (sum < FLAT) return ssviToRaw({ theta, phi: 0, rho: 0 });
  return ssviToRaw({ theta, phi: sum / Math.sqrt(theta), rho: (c - p) / sum });
}

/**
 * The smile nearest to a given one, on the straight path of jump-wings to its guaranteed repair, that is free of butterfly arbitrage.
 *
 * A smile without arbitrage comes back unchanged. Otherwise the share of the way is found by bisection; the end of the path always qualifies.
 * Source: Gatheral, Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), section 5.1.
 *
 * @param wings with v > 0; the rest may be anything finite
 * @example
 * repairSmile({ v: 0.01742625, psi: -0.1752111, p: 0.6997381, c: 1.316798, vTilde: 0.0116249 }, 1).moved // between 0 and 1
 */
export function repairSmile(wings: JumpWings, years: number): Repair {
  const untouched = attempt(wings, years);
  if (untouched) return { smile: untouched, wings, moved: 0 };
  const safe = guaranteedWings(wings, years);
  let accepted: Repair = { smile: guaranteedSmile(wings, years), wings: safe, moved: 1 };
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = 0.5 * (low + high);
    const candidate = blend(wings, safe, middle);
    const smile = attempt(candidate, years);
    if (smile) {
      accepted = { smile, wings: candidate, moved: middle };
      high = middle;
    } else low = middle;
  }
  return accepted;
}
