import { encodePacked, type Hex, keccak256 } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

/**
 * A reproducible account for a simulated participant; never use one of these with real money.
 *
 * @param seed run seed
 * @param role what the account is for, e.g. `"node"`, `"keeper"`, `"trader"`
 * @param position index within the role
 */
export function seededAccount(seed: number, role: string, position: number): PrivateKeyAccount {
  const key: Hex = keccak256(
    encodePacked(["string", "uint256", "string", "uint256"], ["evenkeel simulated account", BigInt(seed), role, BigInt(position)]),
  );
  return privateKeyToAccount(key);
}
