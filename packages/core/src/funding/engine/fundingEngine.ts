import { equalRates, type SideRates, sharedRates } from "../accrual/sideRates.ts";
import { type Averaged, averageSamples } from "./averagingStage.ts";
import { type CapName, type Capped, capRate } from "./capStage.ts";
import { type DamperEffect, dampRate } from "./damperStage.ts";
import type { FundingSystem } from "./fundingSystem.ts";
import { applyLaw, type FundingMemory, type LawResult } from "./lawStage.ts";
import type { SignalSample } from "./signalStage.ts";

/** What a decision is made from. */
export interface FundingInput {
  /** Milliseconds UTC. */
  readonly at: number;
  /** Samples of the signal, oldest first; those outside the window are left out. */
  readonly samples: readonly SignalSample[];
  /** What the last decision left, or null before the first. */
  readonly memory: FundingMemory | null;
  /** Base units, for systems whose receivers share what the payers pay; null where the pool is between them. */
  readonly openInterest: { readonly long: number; readonly short: number } | null;
}

/** A rate and everything that made it; every number says where it came from. */
export interface FundingDecision {
  readonly system: string;
  readonly version: string;
  readonly at: number;
  /** "idle": there was nothing to decide from, so nothing is charged. */
  readonly status: "live" | "idle";
  /** Newest sample, null when it could not be made. */
  readonly signal: number | null;
  /** Inputs that the newest sample lacked. */
  readonly missing: readonly string[];
  readonly average: number | null;
  readonly samples: number;
  readonly emptySamples: number;
  /** Rate of the period as the law asked. */
  readonly raw: number;
  readonly move: LawResult["move"];
  readonly damped: number;
  readonly damper: DamperEffect;
  /** Rate of the period, inside every cap; positive: longs pay. */
  readonly rate: number;
  /** Caps that moved it. */
  readonly capsBit: readonly CapName[];
  readonly periodSeconds: number;
  readonly intervalSeconds: number;
  /** What one interval pays, fraction. */
  readonly ratePerInterval: number;
  readonly ratePerSecond: number;
  /** Fractions per second that each side pays; negative: it receives. */
  readonly sides: SideRates;
  readonly memory: FundingMemory;
}

interface Shaped {
  readonly raw: LawResult;
  readonly damped: number;
  readonly damper: DamperEffect;
  readonly capped: Capped;
}

function shape(signal: number, elapsed: number, memory: FundingMemory | null, system: FundingSystem): Shaped {
  const raw = applyLaw(signal, elapsed, system.periodSeconds, memory, system.law);
  const { rate: damped, effect: damper } = dampRate(raw.rate, system.damper);
  return { raw, damped, damper, capped: capRate(damped, memory?.charged ?? null, system.caps) };
}

/** The samples as the averaging sees them: signals, or the rate each of them would give by itself. */
function averagedSamples(input: FundingInput, system: FundingSystem): Averaged {
  if (system.averaged === "signal") return averageSamples(input.samples, input.at, system.averaging);
  const rates = input.samples.map((sample) =>
    sample.value === null ? sample : { ...sample, value: shape(sample.value, 0, null, system).capped.rate },
  );
  return averageSamples(rates, input.at, system.averaging);
}

/** A rate that was averaged after it was shaped has nothing left to shape but its caps; the damper named is that of the newest sample. */
function fromAveragedRate(average: number, input: FundingInput, system: FundingSystem): Shaped {
  const { memory, samples, at } = input;
  const newest = samples.findLast((sample) => sample.at <= at && sample.value !== null)?.value ?? 0;
  const { damper } = shape(newest, 0, null, system);
  const raw: LawResult = { rate: average, integral: memory?.integral ?? 0, move: "stateless" };
  return { raw, damped: average, damper, capped: capRate(average, memory?.charged ?? null, system.caps) };
}

function sidesOf(perSecond: number, input: FundingInput, system: FundingSystem): SideRates {
  const { openInterest } = input;
  if (system.accrual.sides === "pool" || openInterest === null) return equalRates(perSecond);
  return sharedRates(perSecond, openInterest.long, openInterest.short);
}

/** What a law with memory goes on from: inside the level caps, so that it does not run away beyond them, but below the least rate if it wants to. */
function savedRate({ raw }: Shaped, system: FundingSystem): number {
  const levels = system.caps.filter(({ cap }) => cap !== "least");
  return capRate(raw.rate, null, levels).rate;
}

/**
 * The funding pipeline: signal, averaging, law, damper, caps, accrual; the result names every part.
 *
 * Without a valid sample nothing is charged and the law's memory is kept. Every peer is a set of parameters of this one function (`funding/peers`).
 *
 * @param system Checked parameters; see `checkFundingSystem`.
 * @example
 * fundingEngine({ at: 28_800_000, samples, memory: null, openInterest: null }, binance({ intervalHours: 8 })).damper // "pinned" while |premium - interest| <= 5 bp
 */
export function fundingEngine(input: FundingInput, system: FundingSystem): FundingDecision {
  const { at, memory, samples } = input;
  const newest = samples.findLast((sample) => sample.at <= at);
  const averaged = averagedSamples(input, system);
  const elapsed = memory === null ? 0 : Math.max(0, at - memory.at) / 1_000;
  const live = averaged.value !== null;
  const idle: Shaped = {
    raw: { rate: 0, integral: memory?.integral ?? 0, move: "none" },
    damped: 0,
    damper: "none",
    capped: { rate: 0, bit: [] },
  };
  const shaped =
    averaged.value === null
      ? idle
      : system.averaged === "rate"
        ? fromAveragedRate(averaged.value, input, system)
        : shape(averaged.value, elapsed, memory, system);
  const rate = shaped.capped.rate;
  const ratePerSecond = rate / system.periodSeconds;
  return {
    system: system.name,
    version: system.version,
    at,
    status: live ? "live" : "idle",
    signal: newest?.value ?? null,
    missing: newest?.missing ?? ["samples"],
    average: averaged.value,
    samples: averaged.samples,
    emptySamples: averaged.empty,
    raw: shaped.raw.rate,
    move: shaped.raw.move,
    damped: shaped.damped,
    damper: shaped.damper,
    rate,
    capsBit: shaped.capped.bit,
    periodSeconds: system.periodSeconds,
    intervalSeconds: system.accrual.intervalSeconds,
    ratePerInterval: ratePerSecond * system.accrual.intervalSeconds,
    ratePerSecond,
    sides: sidesOf(ratePerSecond, input, system),
    memory: {
      at,
      rate: live ? savedRate(shaped, system) : (memory?.rate ?? 0),
      charged: rate,
      integral: shaped.raw.integral,
    },
  };
}
