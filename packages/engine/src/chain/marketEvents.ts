import { abis } from "@evenkeel/contracts";
import { decodeEventLog, type Hex } from "viem";
import type { CallReceipt } from "../roles.ts";

type Log = CallReceipt["logs"][number];

/** One decoded event; `args` carries the contract's own names and integers. */
export interface MarketEvent {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const ABIS = [abis.clearingHouse, abis.hub, abis.signerSet] as const;

/** Decodes a log of the deployment, or returns null for one that is not ours (token transfers). */
export function decodeMarketEvent(log: Log): MarketEvent | null {
  for (const abi of ABIS) {
    try {
      const { eventName, args } = decodeEventLog({ abi, data: log.data, topics: [...log.topics] as [Hex, ...Hex[]] });
      return { name: String(eventName), args: (args ?? {}) as unknown as Readonly<Record<string, unknown>> };
    } catch {
      // Another contract's event; the next ABI may know it.
    }
  }
  return null;
}
