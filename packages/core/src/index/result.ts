import type { GuardCap, IndexFailureCode, RejectCode } from "./codes.ts";

/** What one source said and what became of it. */
export interface Contribution {
  readonly venue: string;
  readonly pair: string;
  /** Middle of bid and ask in the pair's own quote currency; null before the first quote. */
  readonly raw: number | null;
  /** In the market's quote currency; null when it could not be converted. */
  readonly converted: number | null;
  /** Since publication; null before the first quote. */
  readonly ageMillis: number | null;
  /** Relative error of the price from its age and its conversion; 0 before the first quote. */
  readonly error: number;
  /** What slow drift has left of its venue's weight, 0 to 1; 1 before the first quote. */
  readonly trust: number;
  /** Share of the weight after the caps, 0 to 1; 0 when unused. */
  readonly weight: number;
  /** True when the aggregate moved it to the edge of the clamp. */
  readonly clamped: boolean;
  readonly status: "used" | RejectCode;
}

/** What became of one delivered quote; a superseded quote of the same delivery shares its source's fate. */
export interface QuoteOutcome {
  readonly venue: string;
  readonly pair: string;
  readonly publishedAt: number;
  readonly accepted: boolean;
  readonly code: RejectCode | null;
}

/** One index without its outcomes: prices in quote per base, half-width in price units. */
export type IndexResult =
  | {
      readonly ok: true;
      readonly price: number;
      readonly halfWidth: number;
      /** Before the guard. */
      readonly aggregate: number;
      readonly venuesUsed: number;
      readonly rebaselined: boolean;
      readonly guarded: GuardCap | null;
      readonly contributions: readonly Contribution[];
    }
  | { readonly ok: false; readonly code: IndexFailureCode; readonly contributions: readonly Contribution[] };

/** The price of one unit of a foreign quote currency. */
export type LegResult =
  | { readonly kind: "index"; readonly result: IndexResult }
  | { readonly kind: "assumed"; readonly price: number; readonly halfWidth: number };

/** The index of a market with everything that explains it. */
export type PriceResult = IndexResult & {
  readonly legs: Readonly<Record<string, LegResult>>;
  readonly outcomes: readonly QuoteOutcome[];
};
