import { clampFormula } from "../clampFormula.ts";
import { deadBand } from "../deadBand.ts";

/** What keeps small signals from moving the rate; fractions of the period. */
export type DamperParameters =
  | { readonly damper: "none" }
  /** The interest is added in full. */
  | { readonly damper: "additive"; readonly interest: number }
  /** `P + clamp(I - P, -halfWidth, halfWidth)`. */
  | { readonly damper: "clamp"; readonly interest: number; readonly halfWidth: number }
  /** Nothing inside the band, the excess outside. */
  | { readonly damper: "deadBand"; readonly halfWidth: number };

/** What the damper did: nothing, took or added its full width, or decided the rate alone. */
export type DamperEffect = "none" | "shifted" | "pinned";

/** The damped rate and how it came about. */
export interface Damped {
  readonly rate: number;
  readonly effect: DamperEffect;
}

/**
 * Stage 4: the rate after the damper.
 *
 * @param rate Rate of the period that the law asks for.
 * @example
 * dampRate(0.0003, { damper: "clamp", interest: 0.0001, halfWidth: 0.0005 }) // { rate: 0.0001, effect: "pinned" }
 */
export function dampRate(rate: number, parameters: DamperParameters): Damped {
  switch (parameters.damper) {
    case "none":
      return { rate, effect: "none" };
    case "additive":
      return { rate: rate + parameters.interest, effect: parameters.interest === 0 ? "none" : "shifted" };
    case "clamp": {
      const pinned = Math.abs(parameters.interest - rate) <= parameters.halfWidth;
      return { rate: clampFormula(rate, parameters.interest, parameters.halfWidth), effect: pinned ? "pinned" : "shifted" };
    }
    case "deadBand": {
      const left = deadBand(rate, parameters.halfWidth);
      return { rate: left, effect: left === 0 ? "pinned" : parameters.halfWidth === 0 ? "none" : "shifted" };
    }
  }
}
