import { type GovernanceParameters, hubConfig } from "@evenkeel/core";
import type { Hex } from "viem";
import type { TopicSettings } from "./topicConfig.ts";

/** What is fixed when the clearing house lists a market. Base units and rates are wad. */
export interface ClearingSettings {
  /** Skew that moves the mark by 100 %. */
  readonly skewScale: bigint;
  /** Largest open interest per side. */
  readonly maxOpenInterest: bigint;
  /** Share of the trading fee that goes to the market's insurance, 1/10,000. */
  readonly insuranceFeeShareBps: number;
  /** Share of the closed notional that a liquidated account pays to the insurance from what is left, 1/10,000. */
  readonly insuranceLiquidationBps: number;
  /** The insurance is full at this share of the larger side's open interest at the index, 1/10,000. */
  readonly insuranceTargetBps: number;
  /** Seconds from placing an order to the start of the round that prices it, at least. */
  readonly minDelaySeconds: number;
  /** Seconds after its round in which an order may still be executed. */
  readonly orderLifetimeSeconds: number;
  /** L1: seconds without a valid vector before the market is reduce-only. */
  readonly noDeliverySeconds: number;
  /** Seconds without liquidation after a resumption. */
  readonly graceSeconds: number;
  /** Accrual stops this many seconds after the last valid vector. */
  readonly maxAccrualGapSeconds: number;
  readonly roundSeconds: number;
  /** Token units the keeper earns per order dealt with. */
  readonly executionFee: bigint;
  /** Change of the funding rate per second at |skew| = skewScale while nobody delivers, wad per second squared. */
  readonly velocity: bigint;
  /** Bound of that rate, wad per second. */
  readonly velocityCap: bigint;
  /** Share of the closed notional that a liquidation pays, wad. */
  readonly liquidationReward: bigint;
  /** Share of unrealised profit that counts for initial margin, wad. */
  readonly profitWeight: bigint;
}

/** One market of a deployment: plain data. */
export interface MarketConfig extends TopicSettings {
  /** Market id, e.g. `"BTC-USD"`. */
  readonly market: string;
  readonly clearing: ClearingSettings;
}

export interface MarketChoices {
  readonly market: string;
  readonly roundSeconds: number;
  /** Base units of skew that move the mark by 100 %. */
  readonly skewScale: number;
  readonly configHash: Hex;
  readonly governance: GovernanceParameters;
}

const WAD = 10n ** 18n;

/**
 * The reference configuration of a market: figures of governance from core, the rest of the clearing house here.
 *
 * L1 is the longer of 5 rounds and 120 s, grace 60 s, accrual at most an hour past the last vector, order delay 2 s, keeper reward 0.5 %, profit counts half,
 * insurance: a fifth of the trading fee and 0.5 % of a liquidated notional until it holds 2 % of the larger side's open interest.
 *
 * @param choices `skewScale` in base units, at least 0.001.
 * @example
 * defaultMarketConfig({ market: "BTC-USD", roundSeconds: 10, skewScale: 20_000, configHash, governance }).clearing.noDeliverySeconds // 120
 */
export function defaultMarketConfig({ market, roundSeconds, skewScale, configHash, governance }: MarketChoices): MarketConfig {
  const hub = hubConfig(governance);
  const freshnessSeconds = Math.max(60, 3 * roundSeconds);
  const scale = BigInt(Math.round(skewScale * 1e9)) * 10n ** 9n;
  return {
    market,
    roundSeconds,
    freshnessSeconds,
    configHash,
    hub,
    clearing: {
      skewScale: scale,
      maxOpenInterest: scale,
      insuranceFeeShareBps: 2_000,
      insuranceLiquidationBps: 50,
      insuranceTargetBps: 200,
      minDelaySeconds: 2,
      orderLifetimeSeconds: 2 * freshnessSeconds,
      noDeliverySeconds: Math.max(5 * roundSeconds, 120),
      graceSeconds: 60,
      maxAccrualGapSeconds: 3_600,
      roundSeconds,
      executionFee: 0n,
      velocity: hub.rules.fundingCap / 300n,
      velocityCap: hub.rules.fundingCap,
      liquidationReward: (5n * WAD) / 1_000n,
      profitWeight: WAD / 2n,
    },
  };
}
