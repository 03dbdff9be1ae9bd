import { type Keccak256, toHex, utf8 } from "../math/bytes.ts";
import { canonicalJson } from "./canonicalJson.ts";

/**
 * Configuration hash of a topic: keccak256 of the canonical JSON of its parameters.
 *
 * @throws EvenkeelError JSON_NOT_CANONICAL
 * @example
 * configHash(defaultMarketParameters(description, "gen2"), keccak256) // "0x..."
 */
export function configHash(parameters: unknown, keccak256: Keccak256): `0x${string}` {
  return toHex(keccak256(utf8(canonicalJson(parameters))));
}
