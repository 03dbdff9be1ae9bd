import { type Hex, toFunctionSelector } from "viem";
import { abis } from "./abis.ts";

function selectorsOf(): Map<Hex, string> {
  const names = new Map<Hex, string>();
  for (const abi of [abis.clearingHouse, abis.hub, abis.signerSet, abis.parameterBounds]) {
    for (const entry of abi) {
      if (entry.type !== "error") continue;
      const types = entry.inputs.map((input) => input.type).join(",");
      names.set(toFunctionSelector(`${entry.name}(${types})`), entry.name);
    }
  }
  return names;
}

const NAMES = selectorsOf();

/**
 * Name of a custom error by its selector, e.g. of `OrderRejected.reason`; null for one that is not ours.
 *
 * @example
 * errorNameOf("0x...") // "LimitCrossed"
 */
export function errorNameOf(selector: Hex): string | null {
  return NAMES.get(selector) ?? null;
}
