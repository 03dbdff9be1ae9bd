import fc from "fast-check";
import { binance } from "../peers/binance.ts";
import { bitmex } from "../peers/bitmex.ts";
import { bybit } from "../peers/bybit.ts";
import { deribit } from "../peers/deribit.ts";
import { derive } from "../peers/derive.ts";
import { drift } from "../peers/drift.ts";
import { dydxV3, dydxV4 } from "../peers/dydx.ts";
import { gmxAdaptive, gmxStatic } from "../peers/gmx.ts";
import { hyperliquid } from "../peers/hyperliquid.ts";
import { kraken } from "../peers/kraken.ts";
import { okx } from "../peers/okx.ts";
import { orderly } from "../peers/orderly.ts";
import { paradex } from "../peers/paradex.ts";
import { perp } from "../peers/perp.ts";
import { rai } from "../peers/rai.ts";
import { strike } from "../peers/strike.ts";
import { synthetix } from "../peers/synthetix.ts";
import type { FundingSystem } from "./fundingSystem.ts";
import type { FundingReading, SignalSample } from "./signalStage.ts";

/** Every peer with the parameters of a usual market. */
export const PEERS: readonly FundingSystem[] = [
  binance(),
  binance({ intervalHours: 4 }),
  binance({ intervalHours: 1 }),
  bitmex(),
  bitmex({ intervalHours: 2 }),
  bybit({ intervalHours: 4 }),
  deribit(),
  derive(),
  drift("A"),
  drift("Speculative"),
  dydxV3(),
  dydxV4(),
  gmxAdaptive(),
  gmxStatic(2e-8, 1e-7),
  hyperliquid(),
  hyperliquid({ signal: "impactMid" }),
  kraken(),
  okx(),
  orderly(),
  paradex(),
  perp(),
  rai({ leakSeconds: 86_400 }),
  strike(),
  strike(0, 0.0005),
  synthetix(10_000),
];

/** A reading in which everything was measured, moved by one premium. */
export function fullReading(at: number, premium: number, long = 600, short = 400): FundingReading {
  const index = 10_000;
  // The mark follows the book half way, as a mark that is averaged does.
  const mark = index * (1 + premium / 2);
  const middle = index * (1 + premium);
  return {
    at,
    index,
    mark,
    bestBid: middle - 1,
    bestAsk: middle + 1,
    impactBid: middle - 2,
    impactAsk: middle + 2,
    markAverage: mark,
    indexAverage: index,
    longOpenInterest: long,
    shortOpenInterest: short,
    venues: [
      { premium, weight: 3.5 },
      { premium: premium * 1.1, weight: 1.2 },
      { premium: premium * 0.9, weight: 1.2 },
    ],
  };
}

/** Samples of one value, one a minute, the newest at `at`. */
export function steadySamples(value: number, at: number, count: number, spacingSeconds = 60): SignalSample[] {
  return Array.from({ length: count }, (_, i) => ({ at: at - (count - 1 - i) * spacingSeconds * 1_000, value, missing: [] }));
}

export const premium = fc.double({ min: -0.2, max: 0.2, noNaN: true });
