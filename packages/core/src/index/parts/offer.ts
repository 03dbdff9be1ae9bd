import type { FaultCode } from "./faultCode.ts";

/** What one source, path or publisher says at one moment: the pipeline's input. */
export interface Offer {
  /** Unique among the offers. */
  readonly source: string;
  /** Venue or signer that the source belongs to; the source itself when absent. */
  readonly venue?: string;
  /** In the source's own unit. */
  readonly price: number;
  /** Volume, stake or vote; 1 when absent. */
  readonly weight?: number;
  /** Confidence half-width, in the unit of the price. */
  readonly halfWidth?: number;
  /** Milliseconds UTC; now when absent. */
  readonly publishedAt?: number;
  /** False while the source says that it does not trade. */
  readonly trading?: boolean;
  /** The price is quoted the wrong way round. */
  readonly invert?: boolean;
  /** Names of other indices that the price is multiplied by, e.g. `["USDT/USD"]`. */
  readonly through?: readonly string[];
  /** Base units within the depth band on each side of the book. */
  readonly bidDepth?: number;
  readonly askDepth?: number;
}

/** What became of one offer. */
export interface JudgedOffer {
  readonly offer: Offer;
  /** In the index's unit; null when it could not be converted. */
  readonly converted: number | null;
  /** In the index's unit. */
  readonly halfWidth: number;
  /** Share of the weight, 0 to 1; 0 when unused. */
  readonly weight: number;
  /** The price that the aggregate took: the converted one, or the edge of the clamp. */
  readonly held: number | null;
  readonly status: "used" | FaultCode;
}

/** Venue of an offer. */
export function venueOf({ source, venue }: Offer): string {
  return venue ?? source;
}
