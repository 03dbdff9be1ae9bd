import type { StoredVector } from "./gateMeasurements.ts";
import { type HubConfig, WAD } from "./hubConfig.ts";
import { generator } from "./random.testing.ts";
import { FIELD, MARKET_SCHEMA, type MarketField } from "./schema.ts";
import { CONFIG, fieldsWith, storedWith } from "./vectorCases.testing.ts";

export interface FinaliseCase {
  readonly name: string;
  readonly previous: StoredVector | null;
  readonly observedAt: bigint;
  readonly vectors: readonly (readonly bigint[])[];
  readonly required: number;
  /** `CONFIG` when absent. */
  readonly config?: HubConfig;
}

type Changes = Partial<Record<MarketField, bigint>>;

const LATER = 1_000_010n;

function round(name: string, previous: StoredVector | null, changes: readonly Changes[], observedAt = LATER, required = 3): FinaliseCase {
  return { name, previous, observedAt, vectors: changes.map(fieldsWith), required };
}

const same = (changes: Changes): Changes[] => [changes, changes, changes];
const waiting = (index: bigint, count: bigint, at = 999_990n): Partial<StoredVector> => ({
  lastValidAt: 999_900n,
  candidate: { index, at, count },
});

/** Bounds that let maintenance margin outrun initial margin, so that the linked rule has to act on the result. */
const LOOSE: HubConfig = {
  ...CONFIG,
  bounds: CONFIG.bounds.map((bounds, position) =>
    position === FIELD.maintenanceMargin ? { min: 0n, max: (4n * WAD) / 10n, maxStepPerSecond: 0n } : bounds,
  ),
};

const JUMPED = 75_000n * WAD;

const NAMED: readonly FinaliseCase[] = [
  round("first vector is clamped but not stepped", null, same({ fundingRate: 400_000_000_000n, initialMargin: (6n * WAD) / 10n })),
  round("nothing changed", storedWith({}), same({})),
  round("two vectors are too few", storedWith({}), [{}, {}]),
  round("a liar's invalid vector does not count", storedWith({}), [{}, {}, { initialMargin: 1n }]),
  round("four vectors, one beyond the funding cap", storedWith({}), [{}, {}, {}, { fundingRate: WAD }]),
  round("one of four multiplies the price by ten", storedWith({}), [{}, {}, {}, { index: 600_000n * WAD, indexAverage: 600_000n * WAD }]),
  round("four vectors take the lower median", storedWith({}), [
    { index: 60_010n * WAD },
    { index: 60_020n * WAD },
    { index: 60_030n * WAD },
    { index: 60_040n * WAD },
  ]),
  round("median is component-wise", storedWith({}), [
    { index: 60_010n * WAD, volatility: 3n * WAD },
    { index: 60_020n * WAD, volatility: WAD },
    { index: 60_030n * WAD, volatility: 2n * WAD },
  ]),
  round("funding is stepped up", storedWith({ fundingRate: 0n }), same({ fundingRate: 434_027_777_777n })),
  round("funding is stepped down", storedWith({ fundingRate: 0n }), same({ fundingRate: -434_027_777_777n })),
  round("more time allows a larger step", storedWith({ fundingRate: 0n }), same({ fundingRate: 434_027_777_777n }), 1_000_300n),
  round("maintenance margin moves only slowly", storedWith({ maintenanceMargin: WAD / 50n }), same({ maintenanceMargin: WAD / 40n })),
  round("tier jumps without a step", storedWith({ tier: 0n }), same({ tier: 4n })),
  round("fee above its bound", storedWith({}), same({ tradeFee: WAD / 100n }), 1_010_000n),
  round("fee below its bound", storedWith({}), same({ tradeFee: 0n })),
  round("initial margin falls slowly", storedWith({ initialMargin: WAD / 2n }), same({ initialMargin: WAD / 20n })),
  round("a move inside the gate", storedWith({}), same({ index: 63_600n * WAD })),
  round("a move outside the gate keeps the parameters", storedWith({ tier: 1n }), same({ index: JUMPED, indexAverage: JUMPED, tier: 3n })),
  round("second agreeing round still waits", storedWith({}, waiting(74_000n * WAD, 1n)), same({ index: JUMPED, indexAverage: JUMPED })),
  round("third agreeing round re-baselines", storedWith({}, waiting(74_000n * WAD, 2n)), same({ index: JUMPED, indexAverage: JUMPED })),
  round("a disagreeing round starts over", storedWith({}, waiting(90_000n * WAD, 2n)), same({ index: JUMPED, indexAverage: JUMPED })),
  round(
    "agreement is judged by the time since the candidate, not since the last valid vector",
    storedWith({}, { lastValidAt: 999_700n, candidate: { index: 82_000n * WAD, at: 1_000_000n, count: 2n } }),
    same({ index: 90_000n * WAD, indexAverage: 90_000n * WAD }),
  ),
  {
    ...round("repair wins over the step limit", storedWith({}), same({ maintenanceMargin: WAD / 5n, initialMargin: (3n * WAD) / 10n })),
    config: LOOSE,
  },
  round("back inside the gate forgets the candidate", storedWith({}, waiting(JUMPED, 2n)), same({})),
  round(
    "re-baselined but too uncertain stays invalid",
    storedWith({}, waiting(JUMPED, 2n)),
    same({ index: JUMPED, indexAverage: JUMPED, confidence: 9_000n * WAD }),
  ),
  round(
    "the count saturates",
    storedWith({}, waiting(JUMPED, 255n)),
    same({ index: JUMPED, indexAverage: JUMPED, confidence: 9_000n * WAD }),
  ),
  round("confidence too wide", storedWith({}), same({ confidence: 1_300n * WAD, fundingRate: 0n })),
  round("average too far", storedWith({}), same({ indexAverage: 40_000n * WAD })),
  round("volatility implausible", storedWith({}), same({ volatility: 21n * WAD })),
  round("premium implausible", storedWith({}), same({ premiumAverage: -WAD - 1n })),
  round("integral implausible", storedWith({}), same({ premiumIntegral: 100_001n * WAD })),
  round("first vector invalid is stored with clamped parameters", null, same({ confidence: 5_000n * WAD, tradeFee: WAD })),
  round(
    "stored but never valid: no gate and no step",
    storedWith({ fundingRate: 0n }, { lastValidAt: 0n, lastValidIndex: 0n }),
    same({ index: JUMPED, indexAverage: JUMPED, fundingRate: 434_027_777_777n }),
  ),
  round(
    "seven nodes, quorum of five",
    storedWith({}),
    [{}, { tier: 1n }, { tier: 2n }, { tier: 1n }, { tier: 4n }, { tier: 1n }, { index: -1n }],
    LATER,
    5,
  ),
];

const SPREADS: Readonly<Record<MarketField, bigint>> = {
  index: 4_000n * WAD,
  confidence: 1_500n * WAD,
  indexAverage: 9_000n * WAD,
  volatility: 12n * WAD,
  premiumAverage: WAD,
  premiumIntegral: 90_000n * WAD,
  fundingRate: 440_000_000_000n,
  borrowRate: 20_000_000_000n,
  initialMargin: WAD / 3n,
  maintenanceMargin: WAD / 60n,
  tradeFee: WAD / 150n,
  tier: 4n,
};

/** Cases from a seeded generator: honest vectors scattered around a random level, sometimes far from what was stored. */
function randomCase(number: number): FinaliseCase {
  const uniform = generator(number + 1);
  const spread = (name: MarketField, share: bigint): bigint =>
    (SPREADS[name] * BigInt(Math.floor((uniform() * 2 - 1) * 1e9))) / (share * 1_000_000_000n);
  const level = Object.fromEntries(MARKET_SCHEMA.map(({ name }) => [name, spread(name, 1n)]));
  const scattered = (): bigint[] =>
    fieldsWith({}).map((value, position) => {
      const name = MARKET_SCHEMA[position]?.name ?? "tier";
      const moved = value + (level[name] ?? 0n) + spread(name, 10n);
      // Most components obey the rules so that most vectors enter.
      if (name === "index" || name === "indexAverage") return moved > 0n ? moved : 1n;
      if (name === "fundingRate" || name === "premiumAverage" || name === "premiumIntegral") return moved;
      return moved < 0n ? -moved : moved;
    });
  const previous = number % 5 === 0 ? null : storedWith({ tier: BigInt(number % 4) }, number % 3 === 0 ? waiting(62_000n * WAD, 2n) : {});
  const vectors = Array.from({ length: 3 + (number % 3) }, scattered);
  return { name: `random ${number}`, previous, observedAt: 1_000_001n + BigInt(Math.floor(uniform() * 120)), vectors, required: 3 };
}

export const FINALISE_CASES: readonly FinaliseCase[] = [...NAMED, ...Array.from({ length: 40 }, (_, number) => randomCase(number))];
