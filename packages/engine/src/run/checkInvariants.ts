import { MARKET_SCHEMA, type MarketParameters } from "@evenkeel/core";
import type { MarketClient } from "../chain/marketClient.ts";
import type { ScorecardBuilder } from "../scorecard/createScorecard.ts";
import { evaluateInvariants, type InvariantReading } from "../scorecard/evaluateInvariants.ts";
import type { AcceptedRound } from "./blockDigest.ts";
import type { ClosedRound } from "./closeRound.ts";
import type { FaultPlan } from "./faultPlan.ts";
import type { MarketReading } from "./marketReading.ts";

/** Rates are compared as wad integers. */
const wad = (value: number): bigint => BigInt(Math.round(value * 1e18));

function report(scorecard: ScorecardBuilder, reading: InvariantReading): void {
  for (const { name, ok, detail } of evaluateInvariants(reading)) scorecard.invariant(name, ok, detail);
}

/** Per-round promises: the rate inside its cap, the margins in order, every untouched median component inside the honest range. */
export function checkRound(
  scorecard: ScorecardBuilder,
  parameters: MarketParameters,
  reading: MarketReading,
  accepted: AcceptedRound | null,
  closed: ClosedRound,
  faults: FaultPlan,
): void {
  report(scorecard, {
    rate: { fundingRate: wad(reading.fundingRate), cap: wad(parameters.governance.rules.fundingCap) },
    margin: { initialMargin: wad(reading.initialMargin), maintenanceMargin: wad(reading.maintenanceMargin) },
  });
  if (accepted === null) return;
  const honest = closed.signed.flatMap((message) => (message === null || faults.liars.has(message.node) ? [] : [message.fields]));
  const changed = accepted.clamped;
  // An invalid vector keeps the old parameters, so only its measurements are medians.
  const positions = [...MARKET_SCHEMA.entries()]
    .filter(([position, { kind }]) => ((changed >> BigInt(position)) & 1n) === 0n && (accepted.valid || kind === "measurement"))
    .map(([position]) => position);
  report(scorecard, { median: { median: accepted.fields, honest, positions } });
}

/** The books: every token unit in the clearing house belongs to an account, to the pool or to an insurance. */
export async function checkBooks(client: MarketClient, scorecard: ScorecardBuilder, collateral: readonly bigint[]): Promise<void> {
  const [tokenBalance, overview] = await Promise.all([client.tokenBalance(client.addresses.clearingHouse), client.overview()]);
  const { poolSettled, insuranceTotal: insurance } = overview;
  report(scorecard, { tokens: { tokenBalance, collateral, poolSettled, insurance } });
}
