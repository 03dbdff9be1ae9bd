/** Lowest and highest answer that a feed may give, both included. */
export interface AnswerRange {
  readonly lowest: bigint;
  readonly highest: bigint;
}

/**
 * Answer that readers see after a report: its median while that lies in the feed's range, else still the last one, because the whole report is refused
 * (Chainlink OCR2's `minAnswer` and `maxAnswer`; that is how LUNA's feed stood still at its floor). Integers of any size, exact.
 *
 * @param last answer before the report, or null before the first
 * @example
 * acceptAnswer(1_000_000n, 10_700_000n, { lowest: 10_000_000n, highest: 10n ** 15n }) // { accepted: false, answer: 10_700_000n }
 */
export function acceptAnswer(
  median: bigint,
  last: bigint | null,
  { lowest, highest }: AnswerRange,
): { readonly accepted: boolean; readonly answer: bigint | null } {
  const accepted = median >= lowest && median <= highest;
  return { accepted, answer: accepted ? median : last };
}
