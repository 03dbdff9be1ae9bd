import { concatBytes, hexBytes, type Keccak256, toHex, utf8, word } from "../math/bytes.ts";

const WORD = 32;
const ADDRESS = 20;

/** `abi.encode(address[])`. */
function encodeAddresses(addresses: readonly string[]): Uint8Array {
  const words = addresses.map((address) => concatBytes(new Uint8Array(WORD - ADDRESS), hexBytes(address, "genesisSigners", ADDRESS)));
  return concatBytes(word(32n), word(BigInt(addresses.length)), ...words);
}

/**
 * Salt of a deployment's signing domain: `keccak256(abi.encode(keccak256(abi.encode(genesisSigners)), name, outerLimitsHash))`.
 *
 * @param genesisSigners Addresses in registration order, 0x, 20 bytes each.
 * @param outerLimitsHash 0x, 32 bytes.
 * @throws EvenkeelError HEX_INVALID
 * @example
 * deploymentId(["0x..."], "evenkeel-local", "0x...", keccak256) // "0x..."
 */
export function deploymentId(
  genesisSigners: readonly string[],
  name: string,
  outerLimitsHash: string,
  keccak256: Keccak256,
): `0x${string}` {
  const text = utf8(name);
  const padding = new Uint8Array((WORD - (text.length % WORD)) % WORD);
  const encoded = concatBytes(
    keccak256(encodeAddresses(genesisSigners)),
    word(96n),
    hexBytes(outerLimitsHash, "outerLimitsHash"),
    word(BigInt(text.length)),
    text,
    padding,
  );
  return toHex(keccak256(encoded));
}
