import type { AccessManager$Type } from "../artifacts/@openzeppelin/contracts/access/manager/AccessManager.sol/artifacts.d.ts";
import type { TimelockController$Type } from "../artifacts/@openzeppelin/contracts/governance/TimelockController.sol/artifacts.d.ts";
import type { ClearingHouse$Type } from "../artifacts/src/ClearingHouse.sol/artifacts.d.ts";
import type { EquilibriumHub$Type } from "../artifacts/src/EquilibriumHub.sol/artifacts.d.ts";
import type { IClearingReadings$Type } from "../artifacts/src/interfaces/IClearingReadings.sol/artifacts.d.ts";
import type { MarketLens$Type } from "../artifacts/src/MarketLens.sol/artifacts.d.ts";
import type { ParameterBounds$Type } from "../artifacts/src/ParameterBounds.sol/artifacts.d.ts";
import type { SignerSet$Type } from "../artifacts/src/SignerSet.sol/artifacts.d.ts";
import type { MockCollateral$Type } from "../artifacts/src/testing/MockCollateral.sol/artifacts.d.ts";
import { readArtifact } from "./artifact.ts";

const house = readArtifact<ClearingHouse$Type>("src/ClearingHouse.sol/ClearingHouse");
const readings = readArtifact<IClearingReadings$Type>("src/interfaces/IClearingReadings.sol/IClearingReadings");

const openZeppelin = "@openzeppelin/contracts";

/** Compiled contracts of a deployment, with literal ABI types. */
export const artifacts = {
  accessManager: readArtifact<AccessManager$Type>(`${openZeppelin}/access/manager/AccessManager.sol/AccessManager`),
  timelock: readArtifact<TimelockController$Type>(`${openZeppelin}/governance/TimelockController.sol/TimelockController`),
  /** Its answers come from the code of `ClearingViews`, which it creates: one address, one ABI. */
  clearingHouse: { bytecode: house.bytecode, abi: [...house.abi, ...readings.abi] },
  hub: readArtifact<EquilibriumHub$Type>("src/EquilibriumHub.sol/EquilibriumHub"),
  parameterBounds: readArtifact<ParameterBounds$Type>("src/ParameterBounds.sol/ParameterBounds"),
  signerSet: readArtifact<SignerSet$Type>("src/SignerSet.sol/SignerSet"),
  lens: readArtifact<MarketLens$Type>("src/MarketLens.sol/MarketLens"),
  collateral: readArtifact<MockCollateral$Type>("src/testing/MockCollateral.sol/MockCollateral"),
} as const;
