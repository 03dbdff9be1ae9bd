import type { GuardParameters } from "../parameters.ts";

/** What holds the aggregate back, in the order of the recipe. Fractions unless the name says otherwise. */
export type GuardRule =
  /** At most `up` above and `down` below the last price; from zero nothing moves (RedStone's clamper). */
  | { readonly kind: "clampToLast"; readonly up: number; readonly down: number }
  /** Refuses a price below the lowest or above the highest answer; with `atBound` also one that equals them, as a stopped feed does. */
  | { readonly kind: "range"; readonly low: number; readonly high: number; readonly atBound: "valid" | "invalid" }
  /** Refuses a half-width above this fraction of the price. */
  | { readonly kind: "halfWidth"; readonly max: number }
  /** Refuses a price farther than this from the surroundings' reference. */
  | { readonly kind: "reference"; readonly max: number }
  /** Refuses a price more than `max` times its average or less than its `max`-th part. */
  | { readonly kind: "averageRatio"; readonly max: number }
  /** Refuses a round sooner than this after the last one. */
  | { readonly kind: "interval"; readonly leastMillis: number }
  /** Refuses a move once the absolute moves of the window add up to more than `max`. */
  | { readonly kind: "moveBudget"; readonly max: number; readonly windowMillis: number }
  /** Our own caps per step and window, with their way back (`guardPrice`). */
  | { readonly kind: "caps"; readonly caps: GuardParameters };
