/** What was wrong, with which value, and what to do about it. */
export interface ErrorDetails {
  /** Stable upper-case code, listed in `docs/errors.md`. */
  readonly code: string;
  /** What happened, one sentence. */
  readonly message: string;
  /** The offending field or argument. */
  readonly field: string;
  readonly value: unknown;
  /** What the reader should do now, one sentence. */
  readonly remedy: string;
  /** True when the same call may succeed later. */
  readonly retryable?: boolean;
}

/**
 * A coded error that names the field, the value and the remedy.
 *
 * @example
 * new EvenkeelError({ code: "QUOTE_PRICE_INVALID", message: "price must be positive", field: "price", value: -1, remedy: "Drop the row." }).message
 * // "QUOTE_PRICE_INVALID: price must be positive (price = -1). Drop the row."
 */
export class EvenkeelError extends Error {
  readonly code: string;
  readonly field: string;
  readonly value: unknown;
  readonly remedy: string;
  readonly retryable: boolean;

  constructor(details: ErrorDetails, options?: { cause?: unknown }) {
    super(`${details.code}: ${details.message} (${details.field} = ${String(details.value)}). ${details.remedy}`, options);
    this.name = "EvenkeelError";
    this.code = details.code;
    this.field = details.field;
    this.value = details.value;
    this.remedy = details.remedy;
    this.retryable = details.retryable ?? false;
  }
}
