import { EvenkeelError } from "../market/errors.ts";
import type { FieldValues } from "./encodeFields.ts";
import { MARKET_SCHEMA } from "./schema.ts";

/**
 * Reads a committed vector back as estimates; each value is within two units in the last place of the double nearest to it.
 *
 * @throws EvenkeelError FIELD_COUNT_MISMATCH when the vector is not as long as the schema.
 * @example
 * decodeFields(encodeFields(values)).tier // values.tier
 */
export function decodeFields(fields: readonly bigint[]): FieldValues {
  if (fields.length !== MARKET_SCHEMA.length) {
    throw new EvenkeelError({
      code: "FIELD_COUNT_MISMATCH",
      message: `a MARKET vector has ${MARKET_SCHEMA.length} fields`,
      field: "fields",
      value: fields.length,
      remedy: "Check that the topic uses the MARKET schema.",
    });
  }
  const decoded: Record<string, number> = {};
  for (const [position, { name, decimals }] of MARKET_SCHEMA.entries()) decoded[name] = Number(fields[position]) / 10 ** decimals;
  return decoded as FieldValues;
}
