/** How one node differs from its peers; latencies in milliseconds. */
export interface NodeConfig {
  readonly node: number;
  /** Mean extra delay of every quote on its way to this node. */
  readonly latencyMillis: number;
  /** Exponential jitter added to the mean, its own mean. */
  readonly jitterMillis: number;
  /** Share of quotes that never arrive, 0 to 1. */
  readonly dropRate: number;
  /** A thin venue this node does not subscribe to, or null. */
  readonly missingVenue: string | null;
}
