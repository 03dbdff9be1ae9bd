import { refuse, within } from "../../market/refuse.ts";

/** How a pool of collected price impact is handed to the liquidity providers. */
export interface ImpactPoolParameters {
  /** Base units that always stay, for rebates to come. */
  readonly minimum: number;
  /** Base units released per second. */
  readonly perSecond: number;
}

/**
 * Base units that an impact pool releases to the liquidity providers: linear in time, never below the minimum.
 *
 * Source: GMX v2.
 *
 * @param balance Base units held.
 * @param elapsedSeconds since the last release
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * impactPoolRelease(400, 15_000_000, { minimum: 200, perSecond: 0.00002 }) // 200
 */
export function impactPoolRelease(balance: number, elapsedSeconds: number, { minimum, perSecond }: ImpactPoolParameters): number {
  refuse("POOL_INPUT", [
    ...within("balance", balance, 0, Number.MAX_VALUE),
    ...within("elapsedSeconds", elapsedSeconds, 0, Number.MAX_VALUE),
    ...within("minimum", minimum, 0, Number.MAX_VALUE),
    ...within("perSecond", perSecond, 0, Number.MAX_VALUE),
  ]);
  return Math.max(0, Math.min(balance - minimum, perSecond * elapsedSeconds));
}
