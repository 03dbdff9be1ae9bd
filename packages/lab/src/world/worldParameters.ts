import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Fault } from "./fault.ts";
import type { PriceParameters } from "./priceParameters.ts";
import type { SourceParameters } from "./sourceParameters.ts";
import type { StablecoinParameters } from "./stablecoinPath.ts";
import type { WorldEvent } from "./world.ts";

/** Everything that, with a seed, fixes a simulated outside market. */
export interface WorldParameters {
  readonly name: string;
  readonly description: MarketDescription;
  /** Milliseconds UTC. */
  readonly start: number;
  readonly durationSeconds: number;
  readonly price: PriceParameters;
  readonly stablecoins: readonly StablecoinParameters[];
  readonly sources: readonly SourceParameters[];
  readonly faults: readonly Fault[];
  readonly events: readonly WorldEvent[];
}
