import { encodeFixed } from "./encodeFixed.ts";
import { MARKET_SCHEMA, type MarketField } from "./schema.ts";

/** One value per MARKET field, in the field's own unit. */
export type FieldValues = Readonly<Record<MarketField, number>>;

/**
 * Turns estimates into commitments: every field once, exactly, with the rounding its schema names.
 *
 * @throws EvenkeelError ENCODE_NOT_FINITE or ENCODE_OVERFLOW, naming the field.
 * @example
 * encodeFields({ ...values, index: 64_000.5 })[0] // 64000500000000000000000n
 */
export function encodeFields(values: FieldValues): bigint[] {
  return MARKET_SCHEMA.map(({ name, decimals, rounding }) => encodeFixed(values[name], decimals, rounding, name));
}
