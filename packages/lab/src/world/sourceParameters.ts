/** How one venue quotes one pair. Prices in the pair's quote currency, times in milliseconds. */
export interface SourceParameters {
  readonly venue: string;
  /** `BASE/QUOTE`. */
  readonly pair: string;
  /** Mean time between quotes; actual gaps are uniform within half of it either way and shorten up to 30 % under stress. */
  readonly intervalMillis: number;
  /** Age of the outside price the venue shows. */
  readonly lagMillis: number;
  /** Standing premium of the venue, fraction of the price. */
  readonly bias: number;
  /** Standard deviation of the venue's wandering offset, fraction of the price. */
  readonly offsetSd: number;
  readonly offsetHalfLifeMillis: number;
  /** Half of bid-ask, fraction of the price, when calm. */
  readonly halfSpread: number;
  /** Decimals of a price. */
  readonly decimals: number;
  /** Mean quoted size, base units. */
  readonly meanSize: number;
  /** Least and mean extra delay from publication to receipt. */
  readonly delayMillis: number;
  readonly delayJitterMillis: number;
}
