const ONE_PPM = 1_000_000n;

/**
 * What the insurance fund gains (negative: pays) when a liquidation order fills.
 *
 * A fill better than the bankruptcy price leaves something over, of which the fund takes at most `maxFeePpm` of the fill; a worse one is topped up.
 * Source: dYdX v4.
 *
 * @param fillQuote Quote quanta of the fill, unsigned.
 * @param isBuy true when the account buys back a short position
 * @param bankruptcyQuote Result of `bankruptcyQuanta` for the filled size.
 * @param maxFeePpm parts per million of the fill
 * @example
 * insuranceDelta(5_610_000_000n, false, 5_100_000_000n, 5_000n) // 28_050_000n
 */
export function insuranceDelta(fillQuote: bigint, isBuy: boolean, bankruptcyQuote: bigint, maxFeePpm: bigint): bigint {
  const received = isBuy ? -fillQuote : fillQuote;
  const leftover = received - bankruptcyQuote;
  if (leftover <= 0n) return leftover;
  const fee = (fillQuote * maxFeePpm) / ONE_PPM;
  return leftover < fee ? leftover : fee;
}
