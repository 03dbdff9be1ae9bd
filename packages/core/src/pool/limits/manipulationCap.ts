import { refuse, within } from "../../market/refuse.ts";

/** What an attacker can do to an outside market; quote units. */
export interface ManipulationSituation {
  /** Money he can use. */
  readonly capital: number;
  /** Notional that rests within `move` of the mid. */
  readonly depth: number;
  /** Fraction of the price. */
  readonly move: number;
  /** Value of the pool that would pay him. */
  readonly poolValue: number;
}

/** How far he can push the price, and what the pool may therefore stand against. */
export interface ManipulationCap {
  /** Fraction of the price; above 1 for a price that more than doubles. */
  readonly reach: number;
  /** Largest open interest per side, quote units. */
  readonly openInterest: number;
}

/**
 * Open interest at which pushing the outside price by all that an attacker can cost the pool only a stated share: `share poolValue / reach` with
 * `reach = capital move / depth`.
 *
 * Source: Mars Protocol's open-interest caps; the JELLY squeeze of 26 March 2025.
 *
 * @param share Fraction of the pool that one market may cost.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * manipulationCap({ capital: 16e6, depth: 200_000, move: 0.05, poolValue: 400_000 }, 0.3) // { reach: 4, openInterest: 30_000 }
 */
export function manipulationCap({ capital, depth, move, poolValue }: ManipulationSituation, share: number): ManipulationCap {
  refuse("POOL_INPUT", [
    ...within("capital", capital, 0, Number.MAX_VALUE, true),
    ...within("depth", depth, 0, Number.MAX_VALUE, true),
    ...within("move", move, 0, Number.MAX_VALUE, true),
    ...within("poolValue", poolValue, 0, Number.MAX_VALUE),
    ...within("share", share, 0, 1),
  ]);
  const reach = (capital * move) / depth;
  return { reach, openInterest: (share * poolValue) / reach };
}
