import { EvenkeelError } from "../../market/errors.ts";

/** A 32-byte hash function given by the caller, so that the core depends on no cryptography package. */
export type Keccak256 = (bytes: Uint8Array) => Uint8Array;

/** 32 bytes, lower-case hexadecimal with 0x in front. */
export type Hash = `0x${string}`;

const WORD = 32;

/** Lower-case hexadecimal with 0x in front. */
export const hexOf = (bytes: Uint8Array): Hash => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

/**
 * Bytes of a 0x-prefixed hexadecimal string of a known length.
 *
 * @throws EvenkeelError `HEX_INVALID`
 */
export function bytesOf(hex: string, length: number, field: string): Uint8Array {
  if (!/^0x[0-9a-fA-F]*$/.test(hex) || hex.length !== 2 + 2 * length) {
    throw new EvenkeelError({
      code: "HEX_INVALID",
      message: `expected ${length} bytes in hexadecimal with 0x in front`,
      field,
      value: hex,
      remedy: "Pass the value as the contract returns it.",
    });
  }
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(2 + 2 * at, 4 + 2 * at), 16));
}

/** An unsigned integer as one 32-byte word, big endian. */
export function wordOf(value: bigint): Uint8Array {
  return Uint8Array.from({ length: WORD }, (_, at) => Number((value >> BigInt(8 * (WORD - 1 - at))) & 255n));
}

/** Two byte strings as one. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
