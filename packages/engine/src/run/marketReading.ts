import type { AcceptedVector, ChainSnapshot } from "@evenkeel/core";
import type { MarketMode, MarketModeReason } from "../api/wire.ts";
import type { MarketClient } from "../chain/marketClient.ts";
import { fromCollateral, fromWad } from "../chain/units.ts";

const MODES: readonly MarketMode[] = ["Normal", "GapClosing", "ReduceOnly", "Halted"];
const REASONS: readonly MarketModeReason[] = ["None", "NeverUpdated", "NoDelivery", "InvalidMeasurement", "Tier", "Guardian", "Grace"];

/** A market as its contracts show it after a block; floats for people, the accepted vector as integers. */
export interface MarketReading {
  readonly blockTime: number;
  /** Null before the first accepted vector. */
  readonly mark: number | null;
  readonly index: number | null;
  readonly skew: number;
  readonly openInterestLong: number;
  readonly openInterestShort: number;
  readonly skewScale: number;
  readonly fundingRate: number;
  readonly borrowRate: number;
  readonly initialMargin: number;
  readonly maintenanceMargin: number;
  readonly tradeFee: number;
  readonly tier: number;
  readonly mode: number;
  readonly modeName: MarketMode;
  readonly modeReason: MarketModeReason;
  readonly cumulativeLong: number;
  readonly cumulativeShort: number;
  readonly poolSettled: number;
  readonly poolValue: number;
  /** Borne by the pool, quote currency. */
  readonly badDebt: number;
  /** The market's insurance, quote currency: what it holds, at which level it is full, what it has paid. */
  readonly insurance: number;
  readonly insuranceTarget: number;
  readonly insurancePaid: number;
  /** Unix seconds until when nobody is liquidated after a resumption, and until when a guardian allows only reducing; in the past: not. */
  readonly graceUntil: number;
  readonly guardedUntil: number;
  readonly valid: boolean;
  readonly accepted: AcceptedVector | null;
}

/** Reads the market, the pool and the hub at the latest block. */
export async function readMarket(client: MarketClient, blockTime: number): Promise<MarketReading> {
  const { market: state, accepted: latest, poolSettled, poolValue, badDebt } = await client.overview();
  const known = latest.acceptedAt > 0n;
  return {
    blockTime,
    mark: state.mark > 0n ? fromWad(state.mark) : null,
    index: state.index > 0n ? fromWad(state.index) : null,
    skew: fromWad(state.skew),
    openInterestLong: fromWad(state.openInterestLong),
    openInterestShort: fromWad(state.openInterestShort),
    skewScale: fromWad(state.skewScale),
    fundingRate: fromWad(state.fundingRate),
    borrowRate: fromWad(state.borrowRate),
    initialMargin: fromWad(state.initialMargin),
    maintenanceMargin: fromWad(state.maintenanceMargin),
    tradeFee: fromWad(state.tradeFee),
    tier: Number(state.tier),
    mode: Number(state.mode),
    modeName: MODES[Number(state.mode)] ?? "Halted",
    modeReason: REASONS[Number(state.reason)] ?? "None",
    cumulativeLong: fromWad(state.cumulativeFundingLong),
    cumulativeShort: fromWad(state.cumulativeFundingShort),
    poolSettled: fromCollateral(poolSettled),
    poolValue: fromCollateral(poolValue),
    badDebt: fromCollateral(badDebt),
    insurance: fromCollateral(state.insurance),
    insuranceTarget: fromCollateral(state.insuranceTarget),
    insurancePaid: fromCollateral(state.insurancePaid),
    graceUntil: Number(state.graceUntil),
    guardedUntil: Number(state.guardedUntil),
    valid: known && latest.valid,
    accepted: known ? { round: Number(latest.round), observedAt: Number(latest.observedAt), fields: latest.fields } : null,
  };
}

/** What a node reads of the same block. Before the first vector there is no mark. */
export function snapshotOf(reading: MarketReading): ChainSnapshot {
  return {
    blockTime: reading.blockTime,
    mark: reading.mark ?? 0,
    openInterestLong: reading.openInterestLong,
    openInterestShort: reading.openInterestShort,
    skewScale: reading.skewScale,
    poolValue: reading.poolValue,
    valid: reading.valid,
    accepted: reading.accepted,
  };
}
