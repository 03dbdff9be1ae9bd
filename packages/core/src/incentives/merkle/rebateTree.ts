import { refuse } from "../../market/refuse.ts";
import type { Hash, Keccak256 } from "../../math/bytes.ts";
import type { Rebate } from "../epoch/settleRebates.ts";
import { LEAF_ENCODING, type RebateClaim, rebateLeaf } from "./rebateLeaf.ts";
import { proofOf, type StandardTree, standardTree } from "./standardTree.ts";

/** An epoch's claims and the tree over them. */
export interface RebateTree {
  readonly claims: readonly RebateClaim[];
  readonly tree: StandardTree;
}

/**
 * Tree of an epoch's rebates; accounts are brought to lower case and each appears once.
 *
 * @param rebates At least one.
 * @throws EvenkeelError `INCENTIVES_INPUT`, `HEX_INVALID`
 * @example
 * rebateTree(7n, settled.rebates, keccak256).tree.root // what the quorum signs and the distributor stores
 */
export function rebateTree(epoch: bigint, rebates: readonly Rebate[], keccak256: Keccak256): RebateTree {
  const claims = rebates.map(({ account, amount }) => ({ epoch, account: account.toLowerCase(), amount }));
  const accounts = new Set(claims.map(({ account }) => account));
  refuse(
    "INCENTIVES_INPUT",
    accounts.size === claims.length ? [] : [{ field: "rebates", value: claims.length - accounts.size, rule: "must name an account once" }],
  );
  return {
    claims,
    tree: standardTree(
      claims.map((claim) => rebateLeaf(claim, keccak256)),
      keccak256,
    ),
  };
}

/**
 * Proof of an account's claim; null when it has none.
 *
 * @example
 * claimProof(tree, "0x1111111111111111111111111111111111111111")?.claim.amount // 5n
 */
export function claimProof({ claims, tree }: RebateTree, account: string): { readonly claim: RebateClaim; readonly proof: Hash[] } | null {
  const at = claims.findIndex((claim) => claim.account === account.toLowerCase());
  const claim = claims[at];
  return claim === undefined ? null : { claim, proof: proofOf(tree, at) };
}

/** The file that OpenZeppelin's `StandardMerkleTree.load` reads. */
export interface TreeFile {
  readonly format: "standard-v1";
  readonly leafEncoding: readonly string[];
  readonly tree: readonly Hash[];
  readonly values: readonly { readonly value: readonly string[]; readonly treeIndex: number }[];
}

/**
 * The tree in OpenZeppelin's file format, so that anybody can publish, load and check it with the usual tools.
 *
 * @example
 * treeFile(rebateTree(7n, rebates, keccak256)).format // "standard-v1"
 */
export function treeFile({ claims, tree }: RebateTree): TreeFile {
  return {
    format: "standard-v1",
    leafEncoding: LEAF_ENCODING,
    tree: tree.nodes,
    values: claims.map(({ epoch, account, amount }, i) => ({
      value: [String(epoch), account, String(amount)],
      treeIndex: tree.places[i] ?? 0,
    })),
  };
}
