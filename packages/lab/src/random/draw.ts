import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Key } from "./key.ts";

const TWO_POW_32 = 4_294_967_296;
const TWO_POW_26 = 67_108_864;
const TWO_POW_53 = 9_007_199_254_740_992;

/**
 * Draws a uniform number that depends on its keys and on nothing else.
 *
 * There is no stream and no state: each draw is a hash of (seed, agent, step, purpose, ...), so adding or removing one agent, or
 * drawing in another order, changes no other draw. The hash is MurmurHash3 x86_128 (Appleby, public domain) cut to two coupled
 * 32-bit lanes that both absorb every word, with its `fmix32` finaliser; the 53 result bits are 27 of one lane and 26 of the other.
 * An integer key is two words (low, high); a string key is its UTF-16 units followed by a marked length. It is not cryptographic.
 *
 * @param seed Safe integer, the run's seed.
 * @param keys Safe integers or short strings, in a fixed order per use.
 * @returns A multiple of 2^-53 in [0, 1).
 * @throws EvenkeelError `RANDOM_KEY_INVALID` when the seed or a numeric key is no safe integer.
 * @example
 * draw(1, 7, 42, "size"); // 0.5034761678251082, always
 */
export function draw(seed: number, ...keys: readonly Key[]): number {
  let a = 0x9e3779b9 | 0;
  let b = 0x7f4a7c15 | 0;
  for (let i = -1; i < keys.length; i++) {
    const key = i < 0 ? seed : (keys[i] as Key);
    const isText = typeof key === "string";
    if (!isText && !Number.isSafeInteger(key)) refuse(key);
    const words = isText ? key.length + 1 : 2;
    for (let j = 0; j < words; j++) {
      let word: number;
      if (isText) word = j < key.length ? key.charCodeAt(j) : 0x80000000 | key.length;
      else word = j === 0 ? key | 0 : Math.floor(key / TWO_POW_32) | 0;
      let k = Math.imul(word, 0x239b961b);
      k = Math.imul((k << 15) | (k >>> 17), 0xab0e9789);
      a ^= k;
      a = (((a << 19) | (a >>> 13)) + b) | 0;
      a = (Math.imul(a, 5) + 0x561ccd1b) | 0;
      k = Math.imul(word, 0x38b34ae5);
      k = Math.imul((k << 17) | (k >>> 15), 0xa1e38b93);
      b ^= k;
      b = (((b << 13) | (b >>> 19)) + a) | 0;
      b = (Math.imul(b, 5) + 0x0bcaa747) | 0;
    }
  }
  a = (a + b) | 0;
  b = (b + a) | 0;
  a = mix(a);
  b = mix(b);
  a = (a + b) | 0;
  b = (b + a) | 0;
  return ((a >>> 5) * TWO_POW_26 + (b >>> 6)) / TWO_POW_53;
}

/** MurmurHash3 `fmix32`: every input bit reaches every output bit. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function refuse(key: unknown): never {
  throw new EvenkeelError({
    code: "RANDOM_KEY_INVALID",
    message: "a seed or key must be a safe integer or a string",
    field: "key",
    value: key,
    remedy: "Round the number, or pass it as a short string.",
  });
}
