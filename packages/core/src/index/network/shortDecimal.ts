/**
 * A decimal number `mantissa * 10^exponent` whose mantissa stays below 2^28 after every operation, truncated towards zero: the arithmetic of Pyth's
 * oracle program. It is bit-exact and coarse: a constant input drifts by its last digits.
 */
export interface ShortDecimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const LIMIT = 1n << 28n;
/** Nine digits: where an operand is aligned no further. */
const DIGITS = 9;
const SCALE = 10n ** BigInt(DIGITS);
/** Beyond this distance of the exponents the smaller operand is lost altogether. */
const LOST = 17 + DIGITS;

const power = (digits: number) => 10n ** BigInt(digits);
const size = (value: bigint) => (value < 0n ? -value : value);

/** Drops digits until the mantissa is short. */
export function shorten(mantissa: bigint, exponent: number): ShortDecimal {
  let rest = size(mantissa);
  let shifted = exponent;
  while (rest >= LIMIT) {
    rest /= 10n;
    shifted++;
  }
  return { mantissa: mantissa < 0n ? -rest : rest, exponent: shifted };
}

export function multiplyShort(a: ShortDecimal, b: ShortDecimal): ShortDecimal {
  return shorten(a.mantissa * b.mantissa, a.exponent + b.exponent);
}

/** The dividend is widened to at least 28 bits first; zero divided by anything, also by zero, is zero. */
export function divideShort(a: ShortDecimal, b: ShortDecimal): ShortDecimal {
  if (a.mantissa === 0n || b.mantissa === 0n) return { mantissa: 0n, exponent: 0 };
  let dividend = size(a.mantissa);
  let widened = 0;
  while (dividend < LIMIT) {
    dividend *= 10n;
    widened++;
  }
  const quotient = (dividend * SCALE) / size(b.mantissa);
  const negative = a.mantissa < 0n !== b.mantissa < 0n;
  return shorten(negative ? -quotient : quotient, a.exponent - b.exponent - widened - DIGITS);
}

/** Aligns the operand with the larger exponent by at most nine digits; what lies below that is truncated. */
export function addShort(a: ShortDecimal, b: ShortDecimal): ShortDecimal {
  if (a.exponent < b.exponent) return addShort(b, a);
  const distance = a.exponent - b.exponent;
  if (distance < DIGITS) return shorten(a.mantissa * power(distance) + b.mantissa, b.exponent);
  if (distance < LOST) return shorten(a.mantissa * SCALE + b.mantissa / power(distance - DIGITS), a.exponent - DIGITS);
  return shorten(a.mantissa, a.exponent);
}

/** The integer in units of `10^exponent`, truncated towards zero. */
export function toUnits({ mantissa, exponent }: ShortDecimal, unit: number): bigint {
  const distance = exponent - unit;
  return distance >= 0 ? mantissa * power(distance) : mantissa / power(-distance);
}
