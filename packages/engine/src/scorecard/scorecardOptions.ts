import { EvenkeelError } from "@evenkeel/core/market/errors";

/** Versions under which a run is reproducible byte by byte. */
export interface RunVersions {
  readonly node: string;
  readonly v8: string;
  /** Version of the evenkeel packages. */
  readonly package: string;
}

export interface ScorecardOptions {
  /** Market id, e.g. `"BTC-USD"`. */
  readonly market: string;
  /** `"none"`, `"gen1"`, `"gen2"`. */
  readonly policy: string;
  readonly seed: number;
  /** Half-width of the tolerated basis, a fraction; 0.001 (10 bp) by default. */
  readonly band?: number;
  /** Name of the scenario or of the replayed data. */
  readonly scenario: string;
  readonly roundSeconds: number;
  /** Base units of skew that move the mark by 100 %; 0 when the market is not skew-priced. */
  readonly skewScale: number;
  /** Fraction per second; 0 when funding is switched off. */
  readonly fundingCapPerSecond: number;
  readonly nodeCount: number;
  readonly versions: RunVersions;
  /** Hash of the market's configuration as the hub stores it. */
  readonly configHash?: string;
  /** What a reader must know to judge the figures, e.g. `"USDT leg assumed 1.0 +- 20 bp"`. */
  readonly notes?: readonly string[];
  /** Absolute basis (fractions, ascending) at which tiers 1 to 4 start; drawn in the report. */
  readonly tierBands?: readonly number[];
}

/** The options with every default filled in. */
export type RunDescription = Required<Omit<ScorecardOptions, "configHash">> & { readonly configHash: string | null };

/** Tier 1 at the band, tiers 2 to 4 at 10, 25 and 50 % of a maintenance margin of 2.5 %. */
const DEFAULT_TIER_BANDS = [0.001, 0.0025, 0.00625, 0.0125];

function refuse(field: string, value: unknown, message: string, remedy: string): never {
  throw new EvenkeelError({ code: "SCORECARD_OPTION_INVALID", message, field, value, remedy });
}

/**
 * Checks the options of a scorecard and fills in the defaults.
 *
 * Errors: `SCORECARD_OPTION_INVALID` with the first field that is out of range.
 *
 * @example
 * describeRun({ ...options, band: 0.002 }).band // 0.002
 */
export function describeRun(options: ScorecardOptions): RunDescription {
  const { band = 0.001, tierBands = DEFAULT_TIER_BANDS } = options;
  if (!(band > 0 && band < 1)) refuse("band", band, "the band must be a fraction between 0 and 1", "Give 0.001 for 10 bp.");
  if (!(options.roundSeconds > 0 && Number.isFinite(options.roundSeconds)))
    refuse("roundSeconds", options.roundSeconds, "the round length must be positive", "Give the market's round length in seconds.");
  if (!(options.skewScale >= 0 && Number.isFinite(options.skewScale)))
    refuse(
      "skewScale",
      options.skewScale,
      "the skew scale must not be negative",
      "Give base units, or 0 when the market is not skew-priced.",
    );
  if (!(options.fundingCapPerSecond >= 0 && Number.isFinite(options.fundingCapPerSecond)))
    refuse("fundingCapPerSecond", options.fundingCapPerSecond, "the funding cap must not be negative", "Give a fraction per second.");
  if (!Number.isInteger(options.nodeCount) || options.nodeCount < 1 || options.nodeCount > 256)
    refuse("nodeCount", options.nodeCount, "the node count must be a whole number from 1 to 256", "Give the number of nodes of the run.");
  if (!Number.isSafeInteger(options.seed)) refuse("seed", options.seed, "the seed must be a whole number", "Give the seed of the run.");
  if (tierBands.length !== 4 || tierBands.some((at, tier) => !(at > (tierBands[tier - 1] ?? 0) && Number.isFinite(at))))
    refuse("tierBands", tierBands.join(), "tier bands must be four ascending fractions", "Give the basis at which tiers 1 to 4 start.");
  return { ...options, band, tierBands, configHash: options.configHash ?? null, notes: options.notes ?? [] };
}
