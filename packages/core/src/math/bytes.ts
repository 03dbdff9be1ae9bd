import { EvenkeelError } from "../market/errors.ts";

/** A 32-byte hash function given by the caller, so that the core depends on no cryptography package. */
export type Keccak256 = (bytes: Uint8Array) => Uint8Array;

/** 32 bytes, lower-case hexadecimal with 0x in front. */
export type Hash = `0x${string}`;

const WORD = 32;

/**
 * Bytes of a string, UTF-8.
 *
 * @example
 * utf8("é") // Uint8Array [195, 169]
 */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}

/**
 * Bytes of a 0x-prefixed hexadecimal string.
 *
 * @throws EvenkeelError HEX_INVALID
 */
export function hexBytes(hex: string, field: string, length = WORD): Uint8Array {
  if (!/^0x([0-9a-fA-F]{2})*$/.test(hex) || hex.length !== 2 + 2 * length) {
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

/** Lower-case hexadecimal with 0x in front. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** A signed integer as one 32-byte word, two's complement, big endian. */
export function word(value: bigint): Uint8Array {
  const bytes = new Uint8Array(WORD);
  let rest = BigInt.asUintN(256, value);
  for (let at = WORD - 1; at >= 0; at -= 1) {
    bytes[at] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

/** Joins byte strings. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
