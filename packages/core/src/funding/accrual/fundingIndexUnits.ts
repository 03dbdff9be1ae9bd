/** A rate and a price as a chain stores them. */
export interface IndexDeltaInput {
  /** Rate of the period, parts per million, signed. */
  readonly ratePpm: bigint;
  readonly priceMantissa: bigint;
  readonly priceExponent: number;
  /** Exponent of one base quantum, e.g. -9. */
  readonly baseResolution: number;
  /** Exponent of one quote quantum, -6 for USDC. */
  readonly quoteResolution: number;
  readonly seconds: bigint;
  readonly periodSeconds: bigint;
}

/**
 * Advance of the cumulative index in integers: everything is multiplied first, the period divides last, the rest is cut off towards zero.
 *
 * Source: dYdX v4 (parts per million of a quote quantum per base quantum).
 *
 * @example
 * fundingIndexUnits({ ratePpm: -1_001_999n, priceMantissa: 1_000n, priceExponent: 0, baseResolution: -12, quoteResolution: -6, seconds: 28_800n, periodSeconds: 28_800n })
 * // -1001n
 */
export function fundingIndexUnits(input: IndexDeltaInput): bigint {
  const { ratePpm, priceMantissa, seconds, periodSeconds } = input;
  const power = input.priceExponent + input.baseResolution - input.quoteResolution;
  const product = ratePpm * priceMantissa * seconds;
  return power >= 0 ? (product * 10n ** BigInt(power)) / periodSeconds : product / (periodSeconds * 10n ** BigInt(-power));
}

/**
 * Credit of an account in integers: `-(index now - index at its last touch) * signed size`.
 *
 * @returns Positive: the account receives.
 * @example
 * fundingCreditUnits(100n, -100n, 30_000n) // -6_000_000n
 */
export function fundingCreditUnits(currentIndex: bigint, positionIndex: bigint, size: bigint): bigint {
  return -(currentIndex - positionIndex) * size;
}
