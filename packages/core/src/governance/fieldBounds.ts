/** Governance's envelope of one field, in the field's own unit; JSON-serialisable. */
export interface FieldBounds {
  readonly min: number;
  readonly max: number;
  /** Largest change per second since the last valid vector; 0 means no limit. */
  readonly maxStepPerSecond: number;
}
