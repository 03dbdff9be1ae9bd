import type { PolicyName } from "@evenkeel/core/policy/policyName";
import type { GateOptions } from "../keeper/updateGate.ts";
import type { NodeConfig } from "../nodes/nodeConfig.ts";

/** Settings of one run that are not the market's own parameters. */
export interface EngineConfig {
  /** Seed of networks, signers and traders, a safe integer. */
  readonly seed: number;
  /** Seed of the simulated signer keys; the run's seed unless set. */
  readonly signerSeed: number;
  readonly policy: PolicyName;
  /** Event seconds per wall-clock second, or as fast as possible. */
  readonly speed: number | "max";
  /** TCP port of the API on loopback; 0 lets the system choose. */
  readonly port: number;
  readonly nodes: readonly NodeConfig[];
  readonly gate: GateOptions;
}
