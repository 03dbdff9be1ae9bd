import { signRecoverable } from "tiny-secp256k1";
import {
  bytesToHex,
  encodePacked,
  type Hex,
  hashMessage,
  hashTypedData,
  hexToBytes,
  keccak256,
  type LocalAccount,
  serializeSignature,
  serializeTransaction,
} from "viem";
import { privateKeyToAddress, toAccount } from "viem/accounts";

/**
 * A reproducible account for a simulated participant; never use one of these with real money.
 *
 * It signs with libsecp256k1 (deterministic nonces, RFC 6979), about ten times as fast as in JavaScript: a replay signs a hundred thousand times.
 *
 * @param seed run seed
 * @param role what the account is for, e.g. `"node"`, `"keeper"`, `"trader"`
 * @param position index within the role
 */
export function seededAccount(seed: number, role: string, position: number): LocalAccount {
  const key = keccak256(
    encodePacked(["string", "uint256", "string", "uint256"], ["evenkeel simulated account", BigInt(seed), role, BigInt(position)]),
  );
  const secret = hexToBytes(key);

  function sign(hash: Hex) {
    const { signature, recoveryId } = signRecoverable(hexToBytes(hash), secret);
    return { r: bytesToHex(signature.subarray(0, 32)), s: bytesToHex(signature.subarray(32)), yParity: recoveryId };
  }
  return toAccount({
    address: privateKeyToAddress(key),
    sign: async ({ hash }) => serializeSignature(sign(hash)),
    signMessage: async ({ message }) => serializeSignature(sign(hashMessage(message))),
    signTypedData: async (typedData) => serializeSignature(sign(hashTypedData(typedData as Parameters<typeof hashTypedData>[0]))),
    async signTransaction(transaction, options) {
      const serialize = options?.serializer ?? serializeTransaction;
      return serialize(transaction, sign(keccak256(await serialize(transaction))));
    },
  }) as LocalAccount;
}
