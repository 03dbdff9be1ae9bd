import { type Abi, decodeErrorResult, type Hex } from "viem";

/** Finds the revert data that a JSON-RPC error carries somewhere in its causes. */
export function revertDataOf(error: unknown): Hex | null {
  for (let cause: unknown = error; typeof cause === "object" && cause !== null; cause = (cause as { cause?: unknown }).cause) {
    const data: unknown = (cause as { data?: unknown }).data;
    if (typeof data === "string" && data.startsWith("0x")) return data as Hex;
    if (typeof data === "object" && data !== null) {
      const inner: unknown = (data as { data?: unknown }).data;
      if (typeof inner === "string" && inner.startsWith("0x")) return inner as Hex;
    }
  }
  return null;
}

/**
 * Names a contract's custom error with its values.
 *
 * @example
 * describeRevert(data, abis) // "DuplicateSigner(0xabc...)"
 */
export function describeRevert(data: Hex, abis: readonly Abi[]): string {
  for (const abi of abis) {
    try {
      const { errorName, args } = decodeErrorResult({ abi, data });
      return `${errorName}(${(args ?? []).map(String).join(", ")})`;
    } catch {
      // The selector belongs to another contract of the deployment.
    }
  }
  return data;
}
