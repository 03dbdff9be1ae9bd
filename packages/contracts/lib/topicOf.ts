import { type Hex, keccak256, stringToBytes } from "viem";

/**
 * The hub's topic of a market: `keccak256("MARKET:" + market)`.
 *
 * @example
 * topicOf("BTC-USD") // "0x1f1f..." (32 bytes)
 */
export function topicOf(market: string): Hex {
  return keccak256(stringToBytes(`MARKET:${market}`));
}
