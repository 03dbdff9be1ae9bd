/** A bounded response for one topic and round as one node would sign it: integers in schema order. */
export interface Assessment {
  /** Market id, e.g. `"BTC-USD"`; the topic on chain is `keccak256("MARKET:" + market)`. */
  readonly market: string;
  readonly schemaVersion: number;
  readonly round: number;
  /** Whole seconds UTC. */
  readonly observedAt: number;
  readonly fields: readonly bigint[];
}
