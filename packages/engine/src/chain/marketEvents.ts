import { abis } from "@evenkeel/contracts";
import { decodeEventLog, type Hex, toEventSelector } from "viem";
import type { CallReceipt } from "../roles.ts";

type Log = CallReceipt["logs"][number];

/** One decoded event; `args` carries the contract's own names and integers. */
export interface MarketEvent {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const ABIS = [abis.clearingHouse, abis.hub, abis.signerSet] as const;

/** The ABI that declares each event, by the event's topic: a log is decoded once, not tried against every contract. */
const ABI_OF = new Map<Hex, (typeof ABIS)[number]>(
  ABIS.flatMap((abi) => abi.flatMap((entry) => (entry.type === "event" ? [[toEventSelector(entry), abi] as const] : []))),
);

/** Decodes a log of the deployment, or returns null for one that is not ours (token transfers). */
export function decodeMarketEvent(log: Log): MarketEvent | null {
  const [signature] = log.topics;
  const abi = signature === undefined ? undefined : ABI_OF.get(signature);
  if (abi === undefined) return null;
  const { eventName, args } = decodeEventLog({ abi, data: log.data, topics: [...log.topics] as [Hex, ...Hex[]] });
  return { name: String(eventName), args: (args ?? {}) as unknown as Readonly<Record<string, unknown>> };
}
