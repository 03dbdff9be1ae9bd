import type { Quote } from "@evenkeel/core/market/quote";
import type { Fault } from "./fault.ts";

/**
 * Turns an honest quote into what a faulty venue sends instead, or null when it sends nothing.
 *
 * @param fault The fault in force, or undefined.
 * @param honest The quote the venue would have sent.
 * @param row Running number of the venue's quote; picks among the invalid prices.
 * @param lastGood The venue's last quote before the fault, for `frozen`.
 * @example
 * applyFault({ kind: "tenfold", venue: "a", pair: "BTC/USD", from: 0, until: 9 }, { ...honest, bid: 100, ask: 101 }, 0, null)?.bid; // 1000
 */
export function applyFault(fault: Fault | undefined, honest: Quote, row: number, lastGood: Quote | null): Quote | null {
  switch (fault?.kind) {
    case undefined:
      return honest;
    case "silent":
      return null;
    case "tenfold":
      return { ...honest, bid: honest.bid * 10, ask: honest.ask * 10 };
    case "invalid":
      if (row % 3 === 0) return { ...honest, bid: 0, ask: 0 };
      if (row % 3 === 1) return { ...honest, bid: -honest.bid, ask: -honest.ask };
      return { ...honest, bid: Number.NaN, ask: Number.NaN };
    case "frozen":
      return lastGood === null ? null : { ...lastGood, receivedAt: honest.receivedAt };
  }
}
