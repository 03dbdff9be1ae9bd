/** One venue and pair that feeds an index. */
export interface SourceDescription {
  readonly venue: string;
  /** `BASE/QUOTE`. */
  readonly pair: string;
  /** A thin venue may be missing at one node without harm. */
  readonly thin?: boolean;
  /** Longest silence of this source; the market's own limit when absent. */
  readonly stalenessMillis?: number;
}

/** How one quote currency becomes the market's: through an index of its own, or an assumed parity that widens confidence. */
export type LegDescription =
  | {
      readonly kind: "index";
      readonly sources: readonly SourceDescription[];
      readonly minimumVenues: number;
      readonly stalenessMillis: number;
    }
  | { readonly kind: "assumed"; readonly price: number; readonly halfWidth: number };

/** What a feed says of the market it serves: enough to derive the default parameters. */
export interface MarketDescription {
  /** Market id, e.g. `"BTC-USD"`. */
  readonly market: string;
  readonly base: string;
  readonly quote: string;
  readonly roundSeconds: number;
  readonly sources: readonly SourceDescription[];
  /** Keyed by the foreign quote currency, e.g. `"USDT"`. */
  readonly legs: Readonly<Record<string, LegDescription>>;
  readonly minimumVenues: number;
  readonly stalenessMillis: number;
  /** Fraction of the price added to the confidence half-width when fewer than two venues are fresh. */
  readonly singleVenueHalfWidth: number;
  /** Base units of skew that move the mark by 100 %. */
  readonly skewScale: number;
}
