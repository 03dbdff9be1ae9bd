import { seededRandom } from "./seededRandom.testing.ts";
import { syntheticParticipants } from "./syntheticParticipants.testing.ts";
import type { LiveRound, RunInfo, TierReason, WireTier } from "./wire.ts";

const START = Date.UTC(2026, 0, 5, 9, 0, 0);
const ROUND_MILLIS = 10_000;
const MAINTENANCE = 0.025;
const FUNDING_CAP = 4.34e-7;
const THRESHOLDS: Readonly<Record<string, readonly number[]>> = {
  absoluteBasis: [0.001, 0.0025, 0.00625, 0.0125],
  basisZ: [2, 4, 8, 16],
  basisOverMaintenance: [0.04, 0.1, 0.25, 0.5],
  skewOverPool: [0.2, 0.4, 0.7, 1],
  openInterestOverPool: [0.8, 1.2, 1.6, 2],
  poolDrawdown: [0.02, 0.05, 0.1, 0.2],
};
const CLASS_OF: Readonly<Record<string, TierReason["class"]>> = {
  absoluteBasis: "price",
  basisZ: "price",
  basisOverMaintenance: "price",
  skewOverPool: "liquidity",
  openInterestOverPool: "liquidity",
  poolDrawdown: "solvency",
};

/** A run with two markets and every kind of note. */
export const SYNTHETIC_RUN: RunInfo = {
  scenario: "synthetic flash crash",
  kind: "simulation",
  policy: "gen2",
  seed: 7,
  speed: 60,
  version: "0.1.0",
  markets: [
    { market: "BTC-USD", base: "BTC", quote: "USD", roundSeconds: 10 },
    { market: "ETH-USD", base: "ETH", quote: "USD", roundSeconds: 10 },
  ],
  start: START,
  end: START + 1_500 * ROUND_MILLIS,
  deploymentId: "0x5f1de0a9c46b7e2e98c1a3a6f0c2b47d8e19305a6cb0f7d24e8b91c3d5a7e6f0",
  faults: ["node 2 loses 10 % of its quotes"],
  notes: ["USDT leg assumed at 1.0000 ± 20 bp"],
};

/**
 * Endless rounds of one market, the same for the same seed: a calm walk, a flash crash at round 300 of every 600, one stale venue, one that quotes
 * nonsense, missing rounds and a liquidation at the bottom.
 */
export function* syntheticRounds(market = "BTC-USD", seed = 7): Generator<LiveRound, never> {
  const random = seededRandom(seed + market.length + market.charCodeAt(0));
  const participants = syntheticParticipants(random);
  let index = market.startsWith("ETH") ? 3_300 : 64_000;
  let crash = 0;
  let skew = 60;
  let premium = 0;
  for (let round = 0; ; round++) {
    const phase = round % 600;
    if (phase === 300) crash = -0.11;
    crash *= 0.97;
    index *= 1 + 0.0004 * (random() - 0.5);
    skew += 14 * (random() - 0.5) - 0.025 * skew + (phase >= 300 && phase < 330 ? -9 : 0);
    premium += 0.05 * (skew / 20_000 - premium);
    const at = START + round * ROUND_MILLIS;
    const price = index * (1 + crash);
    const basis = skew / 20_000;
    const stress = Math.abs(crash) * 4;
    const fundingRatePerSecond = Math.max(-FUNDING_CAP, Math.min(FUNDING_CAP, premium * 8e-5));
    const open = 900 + 40 * Math.sin(round / 90);
    const reasons = tierReasons({
      absoluteBasis: Math.abs(basis),
      basisZ: Math.abs(basis) / 0.0012,
      basisOverMaintenance: Math.abs(basis) / MAINTENANCE,
      skewOverPool: Math.abs(skew) / 900,
      openInterestOverPool: open / 1_500,
      poolDrawdown: stress * 0.3,
    });
    const tier = marketTier(reasons);
    const landed = round % 47 !== 46;
    const askedMargin = 0.05 + stress * 0.35;
    yield {
      at,
      round,
      market,
      index: price,
      confidence: price * (0.0002 + stress * 0.001),
      indexGuard: phase >= 300 && phase < 303 ? "step" : null,
      indexFailure: null,
      mark: price * (1 + basis),
      basis,
      z: basis / 0.0012,
      halfLifeSeconds: 140 + 60 * random(),
      fundingRatePerSecond,
      borrowRatePerSecond: 3.2e-9,
      skew,
      openInterestLong: (open + skew) / 2,
      openInterestShort: (open - skew) / 2,
      skewScale: 20_000,
      volatility: 0.42 + stress,
      initialMargin: Math.min(askedMargin, 0.5),
      maintenanceMargin: MAINTENANCE,
      tradeFee: 0.0005,
      tier,
      tierReasons: reasons,
      basisThresholds: THRESHOLDS.absoluteBasis ?? [],
      mode: !landed ? "ReduceOnly" : tier === 4 ? "Halted" : tier === 3 ? "GapClosing" : "Normal",
      modeReason: !landed ? "NoDelivery" : tier >= 3 ? "Tier" : "None",
      limits: [
        limit("fundingRate", premium * 8e-5, fundingRatePerSecond, -FUNDING_CAP, FUNDING_CAP, FUNDING_CAP / 300),
        limit("borrowRate", 3.2e-9, 3.2e-9, 0, 1.58e-8, 0),
        limit("initialMargin", askedMargin, Math.min(askedMargin, 0.5), 0.05, 0.5, 0.0001),
        limit("maintenanceMargin", MAINTENANCE, MAINTENANCE, 0.02, 0.025, 0.000001),
        limit("tradeFee", 0.0005, 0.0005, 0.0002, 0.005, 0.00001),
      ],
      ...participants({ at, round, price, phase, landed }),
      progress: Math.min(1, round / 1_500),
    };
  }
}

function tierReasons(values: Readonly<Record<string, number>>): TierReason[] {
  return Object.entries(values).map(([measure, value]) => {
    const thresholds = THRESHOLDS[measure] ?? [];
    return {
      class: CLASS_OF[measure] ?? "price",
      measure,
      value,
      thresholds,
      tier: tierOf(thresholds.filter((threshold) => value >= threshold).length),
    };
  });
}

/** The worst measure, but 3 and 4 only when two classes ask for at least 3. */
function marketTier(reasons: readonly TierReason[]): WireTier {
  const worst = reasons.reduce<WireTier>((tier, reason) => (reason.tier > tier ? reason.tier : tier), 0);
  const alarmed = new Set(reasons.filter(({ tier }) => tier >= 3).map((reason) => reason.class));
  return worst >= 3 && alarmed.size < 2 ? 2 : worst;
}

function tierOf(count: number): WireTier {
  return count >= 4 ? 4 : count === 3 ? 3 : count === 2 ? 2 : count === 1 ? 1 : 0;
}

function limit(
  field: string,
  asked: number,
  value: number,
  min: number,
  max: number,
  maxStepPerSecond: number,
): LiveRound["limits"][number] {
  const binding = asked > max ? "max" : asked < min ? "min" : "none";
  return { field, asked, value, min, max, maxStepPerSecond, binding };
}
