import { MARKET_SCHEMA, type MarketDescription, type MarketParameters, type Trace } from "@evenkeel/core";
import type { LegState, LimitState, LiveRound, TierReason, VenueState, WireTier } from "../api/wire.ts";

const toTier = (value: number): WireTier => Math.max(0, Math.min(4, Math.round(value))) as WireTier;

/** The measures behind the tier with the levels they are held against. */
export function tierReasons(trace: Trace): TierReason[] {
  return (trace.policy?.tier.checks ?? []).map(({ name, class: kind, value, thresholds, enters }) => ({
    class: kind,
    measure: name,
    value,
    thresholds,
    tier: toTier(enters),
  }));
}

/** Each parameter's request, value in force, envelope, and the bound that bit. */
export function limitStates(trace: Trace, parameters: MarketParameters, inForce: (field: string) => number | null): LimitState[] {
  return Object.entries(trace.bounds?.outcomes ?? {}).map(([field, outcome]) => {
    const bounds = parameters.governance.bounds[field as keyof typeof parameters.governance.bounds];
    return {
      field,
      asked: outcome.requested,
      value: inForce(field),
      min: bounds.min,
      max: bounds.max,
      maxStepPerSecond: bounds.maxStepPerSecond,
      binding: outcome.limit,
    };
  });
}

export function venueStates(trace: Trace): VenueState[] {
  return trace.price.contributions.map(({ venue, pair, converted, ageMillis, weight, status, clamped }) => ({
    venue,
    pair,
    price: converted,
    ageMillis,
    weight,
    clamped,
    status: status === "used" ? "used" : status === "missing" ? "missing" : "rejected",
    code: status === "used" ? null : status,
  }));
}

export function legStates(trace: Trace): LegState[] {
  return Object.entries(trace.price.legs).map(([currency, leg]) => {
    if (leg.kind === "assumed") return { currency, kind: "assumed", price: leg.price, halfWidth: leg.halfWidth, venues: 0 };
    const { result } = leg;
    if (!result.ok) return { currency, kind: "index", price: null, halfWidth: null, venues: 0 };
    return { currency, kind: "index", price: result.price, halfWidth: result.halfWidth, venues: result.venuesUsed };
  });
}

/** `|basis|` at which tiers 1 to 4 begin: the lower of the absolute thresholds and those in maintenance margins. */
export function basisThresholds(parameters: MarketParameters, maintenanceMargin: number): number[] {
  const { absoluteBasis, basisOverMaintenance } = parameters.tiers;
  return absoluteBasis.map((threshold, place) => Math.min(threshold, (basisOverMaintenance[place] ?? Infinity) * maintenanceMargin));
}

/** Names of the fields whose bits are set. */
export function fieldNames(bitmap: bigint): string[] {
  return MARKET_SCHEMA.filter((_, position) => ((bitmap >> BigInt(position)) & 1n) === 1n).map(({ name }) => name);
}

/** Figures that the trace of one node gives for the page; those of the chain are laid over it. */
export function fromTrace(
  trace: Trace,
): Pick<LiveRound, "indexGuard" | "indexFailure" | "z" | "halfLifeSeconds" | "tierReasons" | "venues" | "legs"> {
  return {
    indexGuard: trace.price.ok ? trace.price.guarded : null,
    indexFailure: trace.price.ok ? null : trace.price.code,
    z: trace.divergence?.z ?? null,
    halfLifeSeconds: trace.divergence?.halfLifeSeconds ?? null,
    tierReasons: tierReasons(trace),
    venues: venueStates(trace),
    legs: legStates(trace),
  };
}

/** What a reader must know before believing the index, e.g. an assumed parity. */
export function notesOf(description: MarketDescription): string[] {
  return Object.entries(description.legs).flatMap(([currency, leg]) =>
    leg.kind === "assumed"
      ? [
          `${currency}/${description.quote} is assumed to be ${leg.price} +- ${(leg.halfWidth * 1e4).toFixed(0)} bp: no venue of this recording quotes it`,
        ]
      : [],
  );
}
