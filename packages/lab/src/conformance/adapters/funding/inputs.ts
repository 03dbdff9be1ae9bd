import { EvenkeelError } from "@evenkeel/core";
import type { CaseInputs } from "../../adapter.ts";
import { bigintOf, numberOf } from "../../readInputs.ts";

/** Decimal places of prices, money and rates where a system counts in millionths. */
export const MICRO = 6;
/** Decimal places of reserves, sizes and rates where a system counts in billionths. */
export const NANO = 9;
/** Decimal places of exact fractions. */
export const WAD = 18;

/** A number of the case. */
export const num = (inputs: CaseInputs, key: string): number => numberOf(inputs[key]);

/** A number that a case may leave out. */
export const numOr = (inputs: CaseInputs, key: string, otherwise: number): number =>
  inputs[key] === undefined || inputs[key] === null ? otherwise : numberOf(inputs[key]);

/** A number of the case in fixed point. */
export const fixed = (inputs: CaseInputs, key: string, decimals: number): bigint => bigintOf(inputs[key], decimals);

/** A number that a case may leave out, in fixed point. */
export const fixedOr = (inputs: CaseInputs, key: string, decimals: number, otherwise: bigint): bigint =>
  inputs[key] === undefined || inputs[key] === null ? otherwise : bigintOf(inputs[key], decimals);

/** A fixed-point integer as the decimal that the file writes. */
export function decimal(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return value < 0n ? `-${text}` : text;
}

/** A time of the case, milliseconds UTC. */
export function timeOf(value: unknown): number {
  const text = String(value).trim().replace(" ", "T");
  const millis = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  if (Number.isFinite(millis)) return millis;
  throw new EvenkeelError({
    code: "VECTORS_INPUT_INVALID",
    message: "an input must be a time",
    field: "inputs",
    value,
    remedy: "Correct the case's inputs.",
  });
}

/** Decimal places of a quantum such as `"0.000001"`. */
export function decimalsOf(value: unknown): number {
  return Math.max(0, Math.round(-Math.log10(numberOf(value))));
}
