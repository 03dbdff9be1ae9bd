import { EvenkeelError } from "../market/errors.ts";

/**
 * Refuses a negative integer amount.
 *
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * requireUnsigned("loss", -1n) // throws
 */
export function requireUnsigned(field: string, value: bigint): void {
  if (value >= 0n) return;
  throw new EvenkeelError({
    code: "INSURANCE_INPUT",
    message: "an amount of an insurance fund is unsigned",
    field,
    value,
    remedy: "Pass the size of the amount.",
  });
}
