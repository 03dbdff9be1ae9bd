import fc from "fast-check";
import { rescaleSkewPool } from "../pool/skew/rescaleSkewPool.ts";
import { type SkewPool, skewPoolDelta, tradeWithSkewPool } from "../pool/skew/skewPool.ts";
import type { EpochEvent } from "./epoch/epochEvent.ts";
import { epochTotals } from "./epoch/epochTotals.ts";
import { type SettledRebates, settleRebates } from "./epoch/settleRebates.ts";
import { advanceRebateIndex, startRebateIndex } from "./rebate/rebateIndex.ts";
import { type RebateParameters, WAD } from "./rebate/rebateParameters.ts";
import { endRest, placeDepth, type RestingDepth } from "./rebate/restingDepth.ts";
import { wideningCharge } from "./rebate/wideningCharge.ts";

/** What anybody may do to a market in an epoch. */
export type MarketEvent =
  | { readonly kind: "trade"; readonly account: number; readonly size: number; readonly referrer: number }
  | { readonly kind: "rest"; readonly account: number; readonly side: "bid" | "ask"; readonly depth: bigint }
  | { readonly kind: "end"; readonly which: number; readonly filled: boolean }
  | { readonly kind: "wait"; readonly seconds: bigint }
  | { readonly kind: "price"; readonly factor: number }
  | { readonly kind: "scale"; readonly factor: number };

export const ACCOUNTS = 5;
const account = fc.integer({ min: 0, max: ACCOUNTS - 1 });

export const marketEvents: fc.Arbitrary<MarketEvent[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("trade" as const),
        account,
        size: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
        referrer: account,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("rest" as const),
        account,
        side: fc.constantFrom("bid" as const, "ask" as const),
        depth: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("end" as const), which: fc.nat(), filled: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), seconds: fc.bigInt({ min: 0n, max: 86_400n }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("price" as const), factor: fc.double({ min: 0.7, max: 1.3, noNaN: true }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("scale" as const), factor: fc.double({ min: 0.5, max: 2, noNaN: true }) }) },
  ),
  { minLength: 1, maxLength: 30 },
);

/** Rates far above what anybody would set, so that only the accounting stands between a coalition and a profit. */
const RULES: RebateParameters = { rateWad: WAD / 10n, deadBandWad: 0n, maxBasisWad: WAD, chargeWad: WAD / 10n, minimumRestSeconds: 0n };
const FEE_RATE = 0.0005;
/** Share of a fee that goes to whoever referred the trader. */
const REFERRAL = 0.3;
const MICRO = 1e6;
const START: SkewPool = { balance: 1e6, skew: 0, scale: 1e5 };
const START_PRICE = 100;

/** Results of an epoch; money in quote units. */
export interface PlayedEpoch {
  /** Per account: received less paid, fees, charges, referrals and charges of rescaling included, rebates not. */
  readonly cash: number[];
  readonly events: EpochEvent[];
  readonly rebates: SettledRebates;
  /** Referral money by receiver and payer, micro units. */
  readonly referrals: readonly { readonly from: number; readonly to: number; readonly amount: bigint }[];
  /** Result of holding everybody's joint delta outside, the other way round. */
  readonly hedge: number;
  readonly pool: SkewPool;
  readonly price: number;
  readonly moved: number;
}

const micro = (value: number) => BigInt(Math.floor(value * MICRO));

/** Plays an epoch of a skew-priced pool with charges and rebates; everybody closes and every order ends at its end. */
export function playEpoch(list: readonly MarketEvent[]): PlayedEpoch {
  let [pool, price, hedge, moved] = [START, START_PRICE, 0, START.balance];
  let index = startRebateIndex(0n);
  let resting: RestingDepth[] = [];
  const cash = Array<number>(ACCOUNTS).fill(0);
  const positions = Array<number>(ACCOUNTS).fill(0);
  const events: EpochEvent[] = [];
  const referrals: { from: number; to: number; amount: bigint }[] = [];
  const basisWad = () => BigInt(Math.round((pool.skew / pool.scale) * 1e9)) * 10n ** 9n;
  const add = (who: number, amount: number) => {
    cash[who] = (cash[who] ?? 0) + amount;
    moved += Math.abs(amount);
  };

  const trade = (who: number, size: number, referrer: number) => {
    const beforeWad = basisWad();
    const { pool: after, paid, fillPrice } = tradeWithSkewPool(pool, size, price, FEE_RATE);
    pool = after;
    positions[who] = (positions[who] ?? 0) + size;
    add(who, -paid);
    const notional = Math.abs(size * fillPrice);
    const fee = micro(notional * FEE_RATE);
    const affiliateShare = (fee * BigInt(Math.round(REFERRAL * 100))) / 100n;
    events.push({ kind: "fee", account: `${who}`, fee, affiliateShare, makerRebate: 0n, routerShare: 0n });
    referrals.push({ from: who, to: referrer, amount: affiliateShare });
    add(referrer, Number(affiliateShare) / MICRO);
    const charge = wideningCharge({ beforeWad, afterWad: basisWad(), notional: micro(notional) }, RULES);
    events.push({ kind: "charge", account: `${who}`, amount: charge });
    add(who, -Number(charge) / MICRO);
  };
  const end = (order: RestingDepth, filled: boolean) => {
    const { accrued } = endRest(order, order.depth, filled ? "filled" : "cancelled", index, RULES);
    events.push({ kind: "accrual", account: order.account, amount: accrued });
  };

  for (const event of list) {
    if (event.kind === "trade") trade(event.account, event.size, event.referrer);
    else if (event.kind === "rest") resting.push(placeDepth(`${event.account}`, event.side, event.depth, index));
    else if (event.kind === "wait") index = advanceRebateIndex(index, index.at + event.seconds, basisWad(), RULES);
    else if (event.kind === "end") {
      const order = resting[event.which % Math.max(1, resting.length)];
      resting = resting.filter((other) => other !== order);
      if (order) end(order, event.filled);
    } else if (event.kind === "price") {
      hedge += skewPoolDelta(pool, price) * price * (event.factor - 1);
      price *= event.factor;
    } else {
      const { pool: after, chargePerUnit } = rescaleSkewPool(pool, pool.scale * event.factor, price);
      pool = after;
      for (const [who, position] of positions.entries()) add(who, -chargePerUnit * position);
    }
  }
  for (const [who, position] of positions.entries()) if (position !== 0) trade(who, -position, who);
  for (const order of resting) end(order, true);
  return { cash, events, rebates: settleRebates(epochTotals(events), 10n ** 18n), referrals, hedge, pool, price, moved };
}
