/** How far and how often one parameter may be moved without a vote; integers in the parameter's own fixed-point unit. JSON has no integers this wide, so amounts are bigints. */
export interface ChangeLimit {
  /** `relative`: `maxChange` is in basis points of the value in force. `absolute`: in the parameter's unit. */
  readonly kind: "relative" | "absolute";
  readonly maxChange: bigint;
  /** Seconds that must pass between two changes, whichever way they go. */
  readonly minDelaySeconds: number;
  /** False where zero has a meaning of its own, such as "no cap", that a bounded change must not reach. */
  readonly zeroAllowed: boolean;
}

/** A parameter in force. */
export interface ParameterValue {
  readonly value: bigint;
  /** Seconds UTC of its last change. */
  readonly changedAt: number;
}
