/**
 * `sqrt(2 pi) / |zeta(1/2)|`, which the overshoot of a random walk over a barrier brings in, rounded as the paper prints it so that figures agree
 * with its readers'. With all digits (1.716452) losses are smaller by at most 3e-5 of themselves.
 */
const OVERSHOOT = 1.7164;

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
 * `s^2 / (2 + 1.7164 fee / s)` with `s` the block's volatility (Nezlobin and Tassy, arXiv 2505.05113).
 * Without a fee it is the loss versus rebalancing, `s^2 / 2` for the two sides.
 *
 * @param fee fraction of a trade, e.g. 0.0005
 * @returns 0 when nothing moves
 * @example
 * arbitrageLossPerBlock({ sigmaAnnual: 0.8, blockSeconds: 12 }, 0.0005) // 6.5e-8
 */
export function arbitrageLossPerBlock(volatility: BlockVolatility, fee: number): number {
  const sigma = blockSigma(volatility);
  if (sigma === 0) return 0;
  return (sigma * sigma) / (2 + (OVERSHOOT * fee) / sigma);
}

/**
 * The same loss per second, the unit of every rate in core.
 *
 * @example
 * arbitrageLossPerSecond({ sigmaAnnual: 0.8, blockSeconds: 12 }, 0.0005) * 86_400 // 0.000469: 4.7 bp a day
 */
export function arbitrageLossPerSecond(volatility: BlockVolatility, fee: number): number {
  return arbitrageLossPerBlock(volatility, fee) / volatility.blockSeconds;
}
