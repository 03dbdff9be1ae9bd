/** Why a committee's report is refused. */
export type ReportFault = "wrong_signature_count" | "observations_out_of_bounds" | "too_few_observations";

export interface ReportLimits {
  /** Faulty members that are tolerated; the report carries exactly one signature more. */
  readonly faulty: number;
  /** Most observations a report may hold, a constant of the contract. */
  readonly mostObservations: number;
}

/**
 * The counts that a committee's report has to meet: exactly `f + 1` signatures, more than `f` observations (so that the median lies between honest
 * ones), no more than the contract can hold (Chainlink OCR2's `transmit`).
 *
 * @returns null when the counts are right
 * @example
 * checkReport(11, 10, { faulty: 10, mostObservations: 31 }) // "too_few_observations"
 */
export function checkReport(signatures: number, observations: number, { faulty, mostObservations }: ReportLimits): ReportFault | null {
  if (signatures !== faulty + 1) return "wrong_signature_count";
  if (observations > mostObservations) return "observations_out_of_bounds";
  return observations > faulty ? null : "too_few_observations";
}
