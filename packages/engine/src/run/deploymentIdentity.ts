import { defaultOuterLimits, deploymentIdOf, outerLimitsHashOf } from "@evenkeel/contracts";
import type { Hex, LocalAccount } from "viem";
import { seededAccount } from "../chain/seededAccount.ts";

/** Part of every embedded deployment's identity. */
export const EMBEDDED_NAME = "evenkeel-embedded";

/** Keys of a run's nodes. */
export function nodeAccounts(signerSeed: number, nodes: readonly { readonly node: number }[]): LocalAccount[] {
  return nodes.map(({ node }) => seededAccount(signerSeed, "node", node));
}

/** Deployment id that a run's contracts will have: it follows from the genesis signers, the name and the outer limits alone. */
export function embeddedDeploymentId(signerSeed: number, nodes: readonly { readonly node: number }[]): Hex {
  const genesisSigners = nodeAccounts(signerSeed, nodes).map(({ address }) => address);
  return deploymentIdOf({ genesisSigners, name: EMBEDDED_NAME, outerLimitsHash: outerLimitsHashOf(defaultOuterLimits()) });
}
