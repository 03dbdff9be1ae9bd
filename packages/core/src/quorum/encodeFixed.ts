import { EvenkeelError } from "../market/errors.ts";
import type { Rounding } from "./schema.ts";

/** Largest and smallest integer a field may hold, two's complement of 128 bits. */
export const INT128_MAX = (1n << 127n) - 1n;
export const INT128_MIN = -(1n << 127n);

const MANTISSA_BITS = 52n;
const EXPONENT_BIAS = 1075;

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);

const powersOfTen: readonly bigint[] = Array.from({ length: 39 }, (_, decimals) => 10n ** BigInt(decimals));

function refuse(code: string, message: string, field: string, value: number): EvenkeelError {
  return new EvenkeelError({ code, message, field, value, remedy: "Withhold the assessment and look at the estimate behind this field." });
}

/**
 * Exact fixed-point integer of a double: the double is taken apart into mantissa and exponent, so that only the named rounding happens.
 *
 * `nearest` rounds ties away from zero, `up` towards positive infinity, `towardZero` truncates.
 *
 * @param value Any finite double.
 * @param decimals Decimal places of the integer, 0 to 38.
 * @param field Name for the error.
 * @throws EvenkeelError ENCODE_NOT_FINITE for NaN and infinities, ENCODE_OVERFLOW beyond int128.
 * @example
 * encodeFixed(0.1, 18, "up", "fee") // 100000000000000006n: the double is slightly more than 0.1
 */
export function encodeFixed(value: number, decimals: number, rounding: Rounding, field: string): bigint {
  if (!Number.isFinite(value)) throw refuse("ENCODE_NOT_FINITE", "only finite numbers can be committed", field, value);
  const scale = powersOfTen[decimals];
  if (scale === undefined) throw refuse("ENCODE_DECIMALS_INVALID", "decimals must be an integer from 0 to 38", field, decimals);
  double[0] = Math.abs(value);
  const raw = bits[0] ?? 0n;
  const biased = Number(raw >> MANTISSA_BITS);
  const fraction = raw & ((1n << MANTISSA_BITS) - 1n);
  const mantissa = biased === 0 ? fraction : fraction | (1n << MANTISSA_BITS);
  const exponent = (biased === 0 ? 1 : biased) - EXPONENT_BIAS;
  const magnitude = scaled(mantissa * scale, exponent, rounding, value < 0);
  const result = value < 0 ? -magnitude : magnitude;
  if (result > INT128_MAX || result < INT128_MIN) throw refuse("ENCODE_OVERFLOW", "the number does not fit into int128", field, value);
  return result;
}

/** |value| rounded: `product * 2^exponent`. */
function scaled(product: bigint, exponent: number, rounding: Rounding, negative: boolean): bigint {
  if (exponent >= 0) return product << BigInt(exponent);
  const shift = BigInt(-exponent);
  const floor = product >> shift;
  const rest = product - (floor << shift);
  if (rest === 0n) return floor;
  if (rounding === "towardZero") return floor;
  if (rounding === "up") return negative ? floor : floor + 1n;
  return rest << 1n >= 1n << shift ? floor + 1n : floor;
}
