import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Quote } from "@evenkeel/core/market/quote";

/** Something that happens in the world at a known time, for reports and charts. */
export interface WorldEvent {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly kind: "venue-silent" | "venue-nonsense" | "venue-recovered" | "crash" | "trough" | "recovered" | "stablecoin";
  readonly text: string;
}

/** A seeded outside market: what its venues publish, and when a listener receives it. */
export interface World {
  readonly name: string;
  readonly description: MarketDescription;
  /** First and last event time, milliseconds UTC; quotes are received in [start, end). */
  readonly start: number;
  readonly end: number;
  /** Planned events in order of time. */
  readonly events: readonly WorldEvent[];
  /** One batch per second of event time, quotes in order of receipt; each call starts again and yields the same quotes. */
  batches(): Iterable<readonly Quote[]>;
}
