import { EvenkeelError } from "@evenkeel/core";

function refuse(value: unknown, wanted: string): never {
  const remedy = "Correct the case's inputs.";
  throw new EvenkeelError({ code: "VECTORS_INPUT_INVALID", message: `an input must be ${wanted}`, field: "inputs", value, remedy });
}

/**
 * A number that a file writes as a number or as a decimal string.
 *
 * @throws EvenkeelError VECTORS_INPUT_INVALID
 * @example
 * numberOf("0.5") // 0.5
 */
export function numberOf(value: unknown): number {
  if (typeof value === "bigint") return Number(value);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && !Number.isNaN(number) ? number : refuse(value, "a number");
}

/**
 * An integer that a file writes as a number, as digits, or in scientific notation such as `"0.95e27"`.
 *
 * @param decimals of a fixed-point unit the number is to be counted in
 * @throws EvenkeelError VECTORS_INPUT_INVALID when digits would be lost
 * @example
 * bigintOf("0.95e27") // 950000000000000000000000000n
 * bigintOf("1.5", 18) // 1500000000000000000n
 */
export function bigintOf(value: unknown, decimals = 0): bigint {
  if (typeof value === "bigint") return value * 10n ** BigInt(decimals);
  const text = typeof value === "number" ? String(value) : value;
  const parts = typeof text === "string" ? /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim()) : null;
  if (parts === null) return refuse(value, "an integer");
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const shift = Number(exponent) - fraction.length + decimals;
  const digits = BigInt(whole + fraction);
  const scale = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % scale !== 0n) return refuse(value, "an integer");
  const size = shift < 0 ? digits / scale : digits * scale;
  return sign === "-" ? -size : size;
}

/**
 * A list.
 *
 * @throws EvenkeelError VECTORS_INPUT_INVALID
 */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(value, "a list");
}

/**
 * An object.
 *
 * @throws EvenkeelError VECTORS_INPUT_INVALID
 */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : refuse(value, "an object");
}
