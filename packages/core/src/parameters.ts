import type { DivergenceParameters } from "./divergence/parameters.ts";
import type { GovernanceParameters } from "./governance/governanceParameters.ts";
import type { PriceParameters } from "./index/parameters.ts";
import type { PolicyParameters } from "./policy/policyParameters.ts";
import type { MemoryParameters } from "./quorum/memoryParameters.ts";
import type { VolatilityParameters } from "./volatility/parameters.ts";

/**
 * Everything `step` needs to know of one market; JSON-serialisable, so that the hash of its canonical JSON is the topic's `configHash`.
 *
 * `policy`, `roundSeconds`, `funding`, `interest`, `margin`, `tradeFee` and `tiers` come from `PolicyParameters`.
 */
export interface MarketParameters extends PolicyParameters {
  /** Market id, e.g. `"BTC-USD"`. */
  readonly market: string;
  readonly schemaVersion: number;
  readonly price: PriceParameters;
  /** Half-life of the signed average of the index; 104 s has the mean age of a plain 5-minute average. */
  readonly indexAverageHalfLifeMillis: number;
  readonly divergence: DivergenceParameters;
  readonly volatility: VolatilityParameters;
  readonly memory: MemoryParameters;
  readonly governance: GovernanceParameters;
}
