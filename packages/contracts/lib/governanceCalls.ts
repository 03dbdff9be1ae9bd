import { encodeFunctionData, type Hex, toFunctionSelector } from "viem";
import { abis } from "./abis.ts";

/** Role ids of the access manager. 0 is its administrator. */
export const ROLE = { administrator: 0n, governor: 1n, steward: 2n, guardian: 3n } as const;

interface GovernedParts {
  readonly accessManager: Hex;
  readonly timelock: Hex;
  readonly parameterBounds: Hex;
  readonly clearingHouse: Hex;
  readonly deployer: Hex;
}

type FunctionName<Name extends "parameterBounds" | "clearingHouse"> = Extract<(typeof abis)[Name][number], { type: "function" }>["name"];

function selectors<Name extends "parameterBounds" | "clearingHouse">(contract: Name, names: readonly FunctionName<Name>[]): Hex[] {
  const functions = abis[contract].filter((entry) => entry.type === "function");
  return functions.filter((entry) => names.some((name) => name === entry.name)).map((entry) => toFunctionSelector(entry));
}

const grant = (role: bigint, account: Hex): Hex =>
  encodeFunctionData({ abi: abis.accessManager, functionName: "grantRole", args: [role, account, 0] });

const target = (contract: Hex, functions: Hex[], role: bigint): Hex =>
  encodeFunctionData({ abi: abis.accessManager, functionName: "setTargetFunctionRole", args: [contract, functions, role] });

const multicall = (calls: Hex[]): Hex => encodeFunctionData({ abi: abis.accessManager, functionName: "multicall", args: [calls] });

/** Who may do what; the deployer keeps the governor's role until the markets are listed. */
export function grantCalls(parts: GovernedParts, guardian: Hex, steward: Hex): Hex {
  const { parameterBounds, clearingHouse, timelock, deployer } = parts;
  return multicall([
    target(parameterBounds, selectors("parameterBounds", ["configure"]), ROLE.governor),
    target(parameterBounds, selectors("parameterBounds", ["tighten"]), ROLE.steward),
    target(clearingHouse, selectors("clearingHouse", ["addMarket", "release"]), ROLE.governor),
    target(clearingHouse, selectors("clearingHouse", ["guard"]), ROLE.guardian),
    grant(ROLE.governor, deployer),
    grant(ROLE.governor, timelock),
    grant(ROLE.steward, steward),
    grant(ROLE.guardian, guardian),
  ]);
}

/** The timelock becomes administrator; the deployer keeps nothing. */
export function handOverCalls({ timelock, deployer }: GovernedParts): Hex {
  const revoke = encodeFunctionData({ abi: abis.accessManager, functionName: "revokeRole", args: [ROLE.governor, deployer] });
  const renounce = encodeFunctionData({ abi: abis.accessManager, functionName: "renounceRole", args: [ROLE.administrator, deployer] });
  return multicall([revoke, grant(ROLE.administrator, timelock), renounce]);
}
