/** A venue that misbehaves for a while. Seconds count from the start of the world; `until` is exclusive. */
export interface Fault {
  readonly venue: string;
  readonly pair: string;
  readonly from: number;
  readonly until: number;
  /**
   * `silent`: publishes nothing. `tenfold`: prices times 10. `invalid`: zero, negative and NaN prices in turn.
   * `frozen`: keeps sending its last good quote with the old publication time.
   */
  readonly kind: "silent" | "tenfold" | "invalid" | "frozen";
}
