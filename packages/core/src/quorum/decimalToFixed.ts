import { EvenkeelError } from "../market/errors.ts";

const SHORTEST = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * Fixed-point integer of a number as it is written: governance wrote `0.05`, so the chain gets exactly 5 hundredths, not the double nearest to it.
 *
 * Uses the shortest decimal that names the double (what JSON prints); digits beyond `decimals` are cut off toward zero.
 *
 * @param value Any finite double.
 * @param decimals Decimal places of the integer.
 * @throws EvenkeelError ENCODE_NOT_FINITE for NaN and infinities.
 * @example
 * decimalToFixed(0.05, 18) // 50000000000000000n
 */
export function decimalToFixed(value: number, decimals: number): bigint {
  const match = SHORTEST.exec(String(value));
  if (match === null) {
    throw new EvenkeelError({
      code: "ENCODE_NOT_FINITE",
      message: "only finite numbers can be committed",
      field: "value",
      value,
      remedy: "Give a finite number in the market's parameters.",
    });
  }
  const [, sign = "", whole = "0", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  const power = decimals - fraction.length + Number(exponent);
  const magnitude = power >= 0 ? digits * 10n ** BigInt(power) : digits / 10n ** BigInt(-power);
  return sign === "-" ? -magnitude : magnitude;
}
