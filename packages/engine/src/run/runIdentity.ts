import { configHash } from "@evenkeel/core";
import { type Hex, hexToBytes, keccak256 } from "viem";
import { embeddedDeploymentId } from "./deploymentIdentity.ts";
import type { RunOptions } from "./runOptions.ts";

/** What a run's assessments are signed under; it follows from the options alone, before anything is deployed. */
export interface RunIdentity {
  readonly deploymentId: Hex;
  readonly configHash: Hex;
  /** Assessments per bundle, 2f + 1. */
  readonly required: number;
}

export function runIdentity({ signerSeed, nodes, parameters }: Pick<RunOptions, "signerSeed" | "nodes" | "parameters">): RunIdentity {
  return {
    deploymentId: embeddedDeploymentId(signerSeed, nodes),
    configHash: configHash(parameters, (bytes) => hexToBytes(keccak256(bytes))),
    required: 2 * Math.floor((nodes.length - 1) / 3) + 1,
  };
}
