/**
 * A fixed-point integer as a decimal, rounded half away from zero to the given significant digits; whole digits are never dropped.
 *
 * @param integer Decimal text, in units of 10^-decimals.
 * @example
 * formatFixed("236110000000000000", 18, 10) // "0.23611"
 * formatFixed("-1259999", 6, 3) // "-1.26"
 */
export function formatFixed(integer: string, decimals: number, significant: number): string {
  const negative = integer.startsWith("-");
  const magnitude = negative ? integer.slice(1) : integer;
  const dropped = Math.min(decimals, Math.max(0, magnitude.length - significant));
  const unit = 10n ** BigInt(dropped);
  const kept = decimals - dropped;
  const digits = String((BigInt(magnitude) + unit / 2n) / unit).padStart(kept + 1, "0");
  const whole = digits.slice(0, digits.length - kept);
  const fraction = digits.slice(digits.length - kept).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
