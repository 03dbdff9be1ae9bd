import type { MarketParameters } from "../../parameters.ts";
import { contract, type Memory } from "../../quorum/memory.ts";
import { fundingHot } from "./fundingHot.ts";
import type { HotDecision } from "./hotDecision.ts";
import type { HotMeasure, HotMeasured } from "./hotMeasure.ts";
import { weighOpenInterest } from "./openInterestHot.ts";
import { tierHot } from "./tierHot.ts";

/** `marginRatios` in place: initial margin in `wanted[2]`, maintenance margin in `wanted[3]`. */
function marginHot(d: HotDecision, m: HotMeasure, { margin: p }: MarketParameters): void {
  const inside = Math.max(p.initialFloor, Math.min(p.initialMax, p.multiple * (m.current * d.rootHorizon)));
  let maintenance = Math.max(p.maintenanceMin, Math.min(p.maintenanceMax, p.maintenanceShare * inside));
  if (d.chain.accepted === 1) {
    const previous = d.chain.previous[3] as number;
    const step = p.maintenanceRampPerSecond * d.elapsed;
    maintenance = Math.max(previous - step, Math.min(previous + step, maintenance));
  }
  d.wanted[2] = Math.max(inside, p.initialOverMaintenance * maintenance);
  d.wanted[3] = maintenance;
}

/** `tradeFee` in place, in `wanted[4]`. */
function feeHot(d: HotDecision, { halfWidth, price }: HotMeasured, { tradeFee: { base, confidenceCover, max } }: MarketParameters): void {
  d.wanted[4] = base + Math.max(0, Math.min(max, confidenceCover * (halfWidth / price)) - base);
}

/** How far each bounded parameter may be from the one in force; changes once a second. */
function reachHot(d: HotDecision): void {
  const { bounds, reach, chain, elapsed } = d;
  for (let i = 0; i < 6; i++) {
    const step = bounds[3 * i + 2] as number;
    const free = chain.accepted === 0 || step === 0;
    const previous = chain.previous[i] as number;
    reach[2 * i] = free ? Number.NEGATIVE_INFINITY : previous - step * elapsed;
    reach[2 * i + 1] = free ? Number.POSITIVE_INFINITY : previous + step * elapsed;
  }
}

/** `boundResponse` in place: what the bounds leave of `wanted`, in `response`. */
function boundHot(d: HotDecision, { governance }: MarketParameters): void {
  const { bounds, reach, wanted, response } = d;
  for (let i = 0; i < 6; i++) {
    const asked = wanted[i] as number;
    const min = bounds[3 * i] as number;
    const max = bounds[3 * i + 1] as number;
    const low = reach[2 * i] as number;
    const high = reach[2 * i + 1] as number;
    const inside = asked < min ? min : asked > max ? max : asked;
    response[i] = inside < low ? low : inside > high ? high : inside;
  }
  const { fundingCap, initialOverMaintenance } = governance.rules;
  const rate = response[0] as number;
  response[0] = rate < -fundingCap ? -fundingCap : rate > fundingCap ? fundingCap : rate;
  response[2] = Math.max(response[2] as number, initialOverMaintenance * (response[3] as number));
}

/** The memory carried into a round, contracted when the round begins. */
function carryHot(d: HotDecision, round: number, memory: Memory, parameters: MarketParameters): void {
  const { premiumAverage, premiumIntegral } = contract(memory, round, parameters.memory);
  d.round = round;
  d.carriedAverage = premiumAverage;
  d.carriedIntegral = premiumIntegral;
}

/** `decide` in place: policy and bounds on what was just measured. */
export function decideHot(d: HotDecision, m: HotMeasure, measured: HotMeasured, memory: Memory, parameters: MarketParameters): void {
  const { chain, levels, wanted } = d;
  const { at, price } = measured;
  const round = Math.floor(at / (parameters.roundSeconds * 1000));
  if (round !== d.round) carryHot(d, round, memory, parameters);
  d.premiumAverage = d.carriedAverage + parameters.memory.averageLambda * m.level;
  const elapsed = Number.isNaN(chain.since) ? 0 : Math.max(0, Math.floor(at / 1000) - chain.since);
  if (elapsed !== d.elapsed) {
    d.elapsed = elapsed;
    reachHot(d);
  }
  if (chain.accepted === 0) weighOpenInterest(d, price, parameters);
  if (parameters.policy === "none") {
    d.contribution = 0;
    wanted[0] = 0;
  } else fundingHot(d, m, parameters);
  marginHot(d, m, parameters);
  feeHot(d, measured, parameters);
  const basis = Math.abs(d.premiumAverage);
  levels[0] = Math.abs(m.z);
  levels[1] = basis;
  levels[2] = basis / (wanted[3] as number);
  tierHot(d, measured, parameters.tiers);
  boundHot(d, parameters);
  d.premiumIntegral = d.carriedIntegral + d.contribution;
}
