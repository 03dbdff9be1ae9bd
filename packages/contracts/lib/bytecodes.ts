import type { Hex } from "viem";
import { artifacts } from "./artifacts.ts";

/** Creation code of each contract of a deployment, without constructor arguments. */
export const bytecodes: Readonly<Record<keyof typeof artifacts, Hex>> = {
  accessManager: artifacts.accessManager.bytecode,
  timelock: artifacts.timelock.bytecode,
  clearingHouse: artifacts.clearingHouse.bytecode,
  hub: artifacts.hub.bytecode,
  parameterBounds: artifacts.parameterBounds.bytecode,
  signerSet: artifacts.signerSet.bytecode,
  lens: artifacts.lens.bytecode,
  collateral: artifacts.collateral.bytecode,
};
