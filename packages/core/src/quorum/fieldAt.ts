import { EvenkeelError } from "../market/errors.ts";
import { FIELD, type MarketField } from "./schema.ts";

/**
 * One named field of a vector.
 *
 * @throws EvenkeelError FIELD_COUNT_MISMATCH when the vector is too short.
 */
export function fieldAt(fields: readonly bigint[], name: MarketField): bigint {
  const value = fields[FIELD[name]];
  if (value !== undefined) return value;
  throw new EvenkeelError({
    code: "FIELD_COUNT_MISMATCH",
    message: "the vector is shorter than the MARKET schema",
    field: name,
    value: fields.length,
    remedy: "Check that the vector is of a MARKET topic.",
  });
}
