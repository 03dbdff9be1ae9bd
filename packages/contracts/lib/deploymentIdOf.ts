import { encodeAbiParameters, type Hex, keccak256 } from "viem";

/** What makes a deployment itself, on whatever chain it stands. */
export interface DeploymentIdentity {
  readonly genesisSigners: readonly Hex[];
  readonly name: string;
  /** `outerLimitsHash` of ParameterBounds. */
  readonly outerLimitsHash: Hex;
}

/**
 * Salt of the deployment's signing domain: `keccak256(abi.encode(keccak256(abi.encode(genesisSigners)), name, outerLimitsHash))`.
 *
 * @example
 * deploymentIdOf({ genesisSigners, name: "evenkeel-local", outerLimitsHash }) // "0x..." (32 bytes)
 */
export function deploymentIdOf({ genesisSigners, name, outerLimitsHash }: DeploymentIdentity): Hex {
  const signers = keccak256(encodeAbiParameters([{ type: "address[]" }], [genesisSigners]));
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "string" }, { type: "bytes32" }], [signers, name, outerLimitsHash]));
}
