import type { CaseInputs } from "./adapter.ts";

/** The files of the published set; each states its tolerances in its own way. */
export type Family = "funding" | "oracle" | "risk" | "options" | "lab";

/** A stated tolerance: absolute, or either of two suffices. */
export interface Tolerance {
  /** In the unit of the expected number. */
  readonly absolute: number;
  /** Of the expected number's size. */
  readonly relative: number;
}

/** One row of a vector file, or one case of a group. */
export interface VectorCase {
  readonly system: string;
  readonly mechanism: string;
  readonly source: string;
  readonly inputs: CaseInputs;
  readonly expected: unknown;
  readonly tolerance: Tolerance;
  /** Reported apart, never counted. */
  readonly advisory: boolean;
  /** Position in its file, e.g. `"[17]"` or `"funding.clamp[2]"`. */
  readonly position: string;
}
