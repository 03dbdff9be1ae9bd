import { assessmentTypedData } from "@evenkeel/contracts";
import { type Assessment, assessmentDigest } from "@evenkeel/core";
import type { LocalAccount } from "viem";
import { type Hex, keccak256, recoverTypedDataAddress } from "viem";
import type { SignedAssessment } from "../roles.ts";

/** What every assessment of one topic is signed under. */
export interface SigningContext {
  readonly deploymentId: Hex;
  readonly topic: Hex;
  readonly epoch: number;
  readonly configHash: Hex;
}

const keccakBytes = (bytes: Uint8Array): Uint8Array => keccak256(bytes, "bytes");

/**
 * Signs a node's assessment as EIP-712 typed data; the domain is salted by the deployment, not by a chain.
 *
 * An account that signs digests gets the core's digest, which takes a sixth of the time of the general encoding; a remote one gets the typed data.
 */
export async function signAssessment(
  node: number,
  account: LocalAccount,
  assessment: Assessment,
  context: SigningContext,
): Promise<SignedAssessment> {
  const message: Omit<SignedAssessment, "signature"> = {
    node,
    signer: account.address,
    topic: context.topic,
    market: assessment.market,
    schemaVersion: assessment.schemaVersion,
    epoch: context.epoch,
    round: assessment.round,
    observedAt: assessment.observedAt,
    configHash: context.configHash,
    fields: assessment.fields,
  };
  const { deploymentId } = context;
  const signature =
    account.sign === undefined
      ? await account.signTypedData(assessmentTypedData({ ...message, deploymentId }))
      : await account.sign({ hash: assessmentDigest(message, { deploymentId }, keccakBytes) });
  return { ...message, signature };
}

/** Whether the signature was made by the node that the message names. */
export async function verifyAssessment(message: SignedAssessment, deploymentId: Hex): Promise<boolean> {
  try {
    const recovered = await recoverTypedDataAddress({ ...assessmentTypedData({ ...message, deploymentId }), signature: message.signature });
    return recovered.toLowerCase() === message.signer.toLowerCase();
  } catch {
    return false;
  }
}
