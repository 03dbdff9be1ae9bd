import fc from "fast-check";
import { budgetedDepth, DRIFT_DEPTH_BOUNDS } from "./budgetedDepth.ts";
import { depthCost, scaleCurve } from "./scaleCurve.ts";
import { spendOnRepeg, type VirtualMarket } from "./spendOnRepeg.ts";
import { pegOfPrice } from "./vammPeg.ts";
import { vammTrade } from "./vammTrade.ts";
import { closeValue } from "./virtualCurve.ts";

/** One thing that happens to a virtual market. */
export type VammEvent =
  | { readonly kind: "trade"; readonly trader: number; readonly base: bigint }
  | { readonly kind: "repeg"; readonly priceFactor: number; readonly thin: boolean }
  | { readonly kind: "depth"; readonly share: number };

export const vammEvents = (traders: number): fc.Arbitrary<VammEvent[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("trade" as const),
        trader: fc.integer({ min: 0, max: traders - 1 }),
        base: fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }),
      }),
      fc.record({
        kind: fc.constant("repeg" as const),
        priceFactor: fc.double({ min: 0.7, max: 1.4, noNaN: true }),
        thin: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("depth" as const), share: fc.double({ min: -1, max: 1, noNaN: true }) }),
    ),
    { minLength: 1, maxLength: 25 },
  );

/** A market with its money: what it holds of its users' payments, and which part of that are fees it may spend. */
export interface FundedMarket {
  readonly market: VirtualMarket;
  readonly cash: bigint;
  readonly fees: bigint;
}

/** A thousand units deep at 50, with nothing open. */
export const FUNDED: FundedMarket = {
  market: { curve: { base: 10n ** 12n, quote: 10n ** 12n, sqrtK: 10n ** 12n }, peg: 50_000_000n, netBase: 0n },
  cash: 0n,
  fees: 0n,
};

const SPREAD = { long: 500n, short: 500n };

/** Plays one event; repegs and changes of depth spend at most half of the fees and are booked against them. */
export function playVamm(state: FundedMarket, event: VammEvent): { readonly state: FundedMarket; readonly paid: bigint } {
  const { market, cash, fees } = state;
  if (event.kind === "trade") {
    const { market: after, paid, fee } = vammTrade(market, event.base, SPREAD);
    return { state: { market: after, cash: cash + paid, fees: fees + fee }, paid };
  }
  const budget = fees > 0n ? fees / 2n : 0n;
  if (event.kind === "repeg") {
    const target = pegOfPrice(BigInt(Math.round(event.priceFactor * 50_000_000)), market.curve.base, market.curve.quote);
    const { market: after, cost, saved } = spendOnRepeg(market, target, budget, event.thin);
    return { state: { market: after, cash, fees: fees - cost + saved }, paid: 0n };
  }
  const { curve, netBase, peg } = market;
  const spend = BigInt(Math.round(event.share * Number(budget)));
  const factor = budgetedDepth(curve, netBase, peg, spend, DRIFT_DEPTH_BOUNDS);
  const scaled = scaleCurve(curve, (curve.sqrtK * factor) / 1_000_000n, netBase);
  const cost = depthCost(curve, scaled, netBase, peg);
  return { state: { market: { ...market, curve: scaled }, cash, fees: fees - cost }, paid: 0n };
}

/** What the market owes if every user closes now, 1e-6 quote; negative: users owe it. */
export function owed({ curve, netBase, peg }: VirtualMarket): bigint {
  const value = closeValue(curve, netBase, peg);
  return netBase < 0n ? -value : value;
}
