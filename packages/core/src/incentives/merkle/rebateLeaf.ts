import { refuse } from "../../market/refuse.ts";
import { concatBytes, type Hash, hexBytes, type Keccak256, toHex, word } from "../../math/bytes.ts";

const UINT256_END = 1n << 256n;
const ADDRESS_BYTES = 20;
const PADDING = new Uint8Array(12);

/** What a leaf promises: this account may claim this amount for this epoch. */
export interface RebateClaim {
  readonly epoch: bigint;
  /** 20 bytes, hexadecimal. */
  readonly account: string;
  /** Smallest units. */
  readonly amount: bigint;
}

/** Types of a leaf, as a Solidity contract decodes it and OpenZeppelin's tree names them. */
export const LEAF_ENCODING = ["uint256", "address", "uint256"] as const;

/**
 * Leaf of a claim: `keccak256(keccak256(abi.encode(epoch, account, amount)))`.
 *
 * Hashed twice, so that no inner node of a tree, which is a hash of 64 bytes, can pass for a leaf. The epoch is in the leaf, so a proof of one epoch is
 * worth nothing in another. Source: OpenZeppelin's StandardMerkleTree.
 *
 * @throws EvenkeelError `HEX_INVALID`, `INCENTIVES_INPUT`
 * @example
 * rebateLeaf({ epoch: 7n, account: "0x1111111111111111111111111111111111111111", amount: 5n }, keccak256) // "0x1c53faaf..."
 */
export function rebateLeaf({ epoch, account, amount }: RebateClaim, keccak256: Keccak256): Hash {
  const unsigned = (field: string, value: bigint) =>
    value >= 0n && value < UINT256_END ? [] : [{ field, value, rule: "must be an unsigned integer of 256 bits" }];
  refuse("INCENTIVES_INPUT", [...unsigned("epoch", epoch), ...unsigned("amount", amount)]);
  const address = concatBytes(PADDING, hexBytes(account, "account", ADDRESS_BYTES));
  return toHex(keccak256(keccak256(concatBytes(word(epoch), address, word(amount)))));
}
