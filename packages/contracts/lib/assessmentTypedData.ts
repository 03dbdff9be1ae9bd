import type { Hex } from "viem";

/** Everything one signature covers. */
export interface AssessmentToSign {
  readonly deploymentId: Hex;
  readonly topic: Hex;
  readonly schemaVersion: number;
  readonly epoch: number | bigint;
  readonly round: number | bigint;
  /** Whole seconds UTC. */
  readonly observedAt: number | bigint;
  readonly configHash: Hex;
  readonly fields: readonly bigint[];
}

const ASSESSMENT = [
  { name: "topic", type: "bytes32" },
  { name: "schemaVersion", type: "uint32" },
  { name: "epoch", type: "uint64" },
  { name: "round", type: "uint64" },
  { name: "observedAt", type: "uint64" },
  { name: "configHash", type: "bytes32" },
  { name: "fields", type: "int128[]" },
] as const;

const DOMAIN = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "salt", type: "bytes32" },
] as const;

/**
 * EIP-712 typed data of an assessment for viem's `signTypedData` and `recoverTypedDataAddress`. The domain binds to the deployment, not to a chain.
 *
 * @example
 * await account.signTypedData(assessmentTypedData({ deploymentId, topic, schemaVersion: 1, epoch: 1, round, observedAt, configHash, fields })) // "0x..." (65 bytes)
 */
export function assessmentTypedData(assessment: AssessmentToSign) {
  return {
    domain: { name: "Evenkeel", version: "1", salt: assessment.deploymentId },
    types: { EIP712Domain: DOMAIN, Assessment: ASSESSMENT },
    primaryType: "Assessment",
    message: {
      topic: assessment.topic,
      schemaVersion: assessment.schemaVersion,
      epoch: BigInt(assessment.epoch),
      round: BigInt(assessment.round),
      observedAt: BigInt(assessment.observedAt),
      configHash: assessment.configHash,
      fields: assessment.fields,
    },
  } as const;
}
