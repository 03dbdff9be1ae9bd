import { artifacts } from "./artifacts.ts";

/**
 * ABIs for viem's type inference, by the contract's part in a deployment.
 *
 * @example
 * encodeFunctionData({ abi: abis.clearingHouse, functionName: "poke", args: [topicOf("BTC-USD")] }) // "0x..."
 */
export const abis = {
  accessManager: artifacts.accessManager.abi,
  timelock: artifacts.timelock.abi,
  clearingHouse: artifacts.clearingHouse.abi,
  hub: artifacts.hub.abi,
  parameterBounds: artifacts.parameterBounds.abi,
  signerSet: artifacts.signerSet.abi,
  lens: artifacts.lens.abi,
  collateral: artifacts.collateral.abi,
} as const;
