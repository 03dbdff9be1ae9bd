import { binance, type FundingDecision, fundingEngine } from "@evenkeel/core/funding/public";
import { hourlyPremium, type PremiumProxy } from "./hourlyPremium.ts";
import { readSettlements } from "./readSettlements.ts";

const HOUR = 3_600_000;

/** One settlement of the venue beside the engine's. */
export interface ReplayedSettlement {
  readonly at: number;
  readonly intervalHours: number;
  /** Fractions of the interval. */
  readonly settled: number;
  readonly replayed: number;
  readonly decision: FundingDecision;
}

/** What a replay could and could not compare. */
export interface FundingReplay {
  readonly coin: string;
  readonly settlements: readonly ReplayedSettlement[];
  /** Settlements left out because an hour of the window is not recorded, or the interval is no whole 1 to 8 hours. */
  readonly leftOut: number;
}

/**
 * Every recorded settlement through the Binance parameter set, the interval taken from the stamps.
 *
 * @param data folder of recorded markets
 * @param coin e.g. `"BTC"`; quoted in USDT
 */
export function replayFunding(data: string, coin: string, proxy: PremiumProxy): FundingReplay {
  const hours = hourlyPremium(data, coin, binance().signal, proxy);
  const settlements: ReplayedSettlement[] = [];
  let leftOut = 0;
  for (const { at, rate, intervalHours } of readSettlements(data, `${coin}USDT`)) {
    const window = Array.from({ length: intervalHours ?? 0 }, (_, i) => hours.get(at - ((intervalHours ?? 0) - i) * HOUR));
    if (intervalHours === null || intervalHours < 1 || intervalHours > 8 || window.includes(undefined)) {
      leftOut++;
      continue;
    }
    const samples = window.flatMap((hour) => hour ?? []);
    const decision = fundingEngine({ at, samples, memory: null, openInterest: null }, binance({ intervalHours }));
    settlements.push({ at, intervalHours, settled: rate, replayed: decision.ratePerInterval, decision });
  }
  return { coin, settlements, leftOut };
}
