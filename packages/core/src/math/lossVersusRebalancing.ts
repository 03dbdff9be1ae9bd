/** `sqrt(2 pi) / |zeta(1/2)|`, which the overshoot of a random walk over a barrier brings in. */
export const OVERSHOOT = 1.7164519022674074;

/** The same as Nezlobin and Tassy print it; with it a loss is larger by at most 3e-5 of itself, and agrees with their readers' figures. */
export const PRINTED_OVERSHOOT = 1.7164;

const YEAR_SECONDS = 365 * 86_400;

export interface BlockVolatility {
  /** Standard deviation of the log price over one year, e.g. 0.8. */
  readonly sigmaAnnual: number;
  readonly blockSeconds: number;
}

/**
 * Standard deviation of the log price over one block.
 *
 * @example
 * blockSigma({ sigmaAnnual: 0.8, blockSeconds: 12 }) // 0.000493
 */
export function blockSigma({ sigmaAnnual, blockSeconds }: BlockVolatility): number {
  return sigmaAnnual * Math.sqrt(blockSeconds / YEAR_SECONDS);
}

/**
 * Expected loss of a pool to arbitrageurs per block, as a fraction of its liquidity, for blocks of constant length:
 * `s^2 / (2 + overshoot fee / s)` (Nezlobin and Tassy, arXiv 2505.05113).
 * Without a fee it is the loss versus rebalancing, `s^2 / 2` for the two sides.
 *
 * @param sigma standard deviation of the log price over one block
 * @param fee full width of the band of prices inside which nobody trades, e.g. 0.0005
 * @param overshoot constant of the walk; the exact one when left out
 * @returns 0 when nothing moves
 * @example
 * arbitrageLoss(0.0005, 0.003) // 2.03e-8
 */
export function arbitrageLoss(sigma: number, fee: number, overshoot: number = OVERSHOOT): number {
  return sigma === 0 ? 0 : (sigma * sigma) / (2 + (overshoot * fee) / sigma);
}

/**
 * The same from the volatility over a year and the length of a block.
 *
 * @param fee fraction of a trade, e.g. 0.0005
 * @example
 * arbitrageLossPerBlock({ sigmaAnnual: 0.8, blockSeconds: 12 }, 0.0005) // 6.5e-8
 */
export function arbitrageLossPerBlock(volatility: BlockVolatility, fee: number, overshoot: number = OVERSHOOT): number {
  return arbitrageLoss(blockSigma(volatility), fee, overshoot);
}

/**
 * The same loss per second, the unit of every rate in core.
 *
 * @example
 * arbitrageLossPerSecond({ sigmaAnnual: 0.8, blockSeconds: 12 }, 0.0005) * 86_400 // 0.000469: 4.7 bp a day
 */
export function arbitrageLossPerSecond(volatility: BlockVolatility, fee: number, overshoot: number = OVERSHOOT): number {
  return arbitrageLossPerBlock(volatility, fee, overshoot) / volatility.blockSeconds;
}
