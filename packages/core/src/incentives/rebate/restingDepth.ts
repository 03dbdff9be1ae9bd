import { refuse } from "../../market/refuse.ts";
import type { RebateIndex } from "./rebateIndex.ts";
import { type RebateParameters, WAD } from "./rebateParameters.ts";

/** An order that rests inside the rewarded distance of the mid. */
export interface RestingDepth {
  readonly account: string;
  readonly side: "bid" | "ask";
  /** Smallest units of quote. */
  readonly depth: bigint;
  /** Seconds at which it was placed. */
  readonly placedAt: bigint;
  /** Reading of its side's index when it was placed, 1e-18. */
  readonly startWad: bigint;
}

/** What ends the rest of an order. */
export type RestEnd = "filled" | "cancelled";

/** What an order earned, and what of it rests on. */
export interface EndedRest {
  /** Smallest units, rounded down. */
  readonly accrued: bigint;
  /** Null when nothing is left. */
  readonly left: RestingDepth | null;
}

const reading = (index: RebateIndex, side: "bid" | "ask"): bigint => (side === "bid" ? index.bidWad : index.askWad);

/**
 * Places an order; a change of its size or price is an end and a new placement.
 *
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * placeDepth("0x..", "ask", 1_000_000n, index).startWad // index.askWad
 */
export function placeDepth(account: string, side: "bid" | "ask", depth: bigint, index: RebateIndex): RestingDepth {
  refuse("INCENTIVES_INPUT", depth > 0n ? [] : [{ field: "depth", value: depth, rule: "must be positive" }]);
  return { account, side, depth, placedAt: index.at, startWad: reading(index, side) };
}

/**
 * Ends the rest of an order or a part of it: `depth * (index now - index then)`, nothing if it was cancelled before the minimum rest.
 *
 * A filled order always earns: it did what it was there for. One that is pulled as soon as it is about to be hit earns nothing.
 *
 * @param amount Smallest units that end; the rest keeps its place and its time.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * endRest(order, order.depth, "cancelled", index, parameters).accrued // 0n before the minimum rest
 */
export function endRest(order: RestingDepth, amount: bigint, end: RestEnd, index: RebateIndex, parameters: RebateParameters): EndedRest {
  refuse("INCENTIVES_INPUT", [
    ...(amount > 0n && amount <= order.depth ? [] : [{ field: "amount", value: amount, rule: `must lie between 1 and ${order.depth}` }]),
    ...(index.at >= order.placedAt ? [] : [{ field: "index.at", value: index.at, rule: `must not be before ${order.placedAt}` }]),
  ]);
  const forfeits = end === "cancelled" && index.at - order.placedAt < parameters.minimumRestSeconds;
  const accrued = forfeits ? 0n : (amount * (reading(index, order.side) - order.startWad)) / WAD;
  return { accrued, left: amount === order.depth ? null : { ...order, depth: order.depth - amount } };
}
