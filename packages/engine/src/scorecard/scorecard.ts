import type { BasisFigures } from "./basisFigures.ts";
import type { EventFigures } from "./eventLog.ts";
import type { GasFigures } from "./gasTally.ts";
import type { InvariantFigures } from "./invariantTally.ts";
import type { BorrowFigures, FundingFigures, IndexFigures, MarginFigures, OpenInterestFigures, PremiumFigures } from "./marketFigures.ts";
import type { PoolFigures } from "./poolFigures.ts";
import type { QuoteFigures } from "./quoteTally.ts";
import type { RunVersions } from "./scorecardOptions.ts";
import type { TierFigures } from "./tierFigures.ts";

/** When the run itself started and ended on the machine's clock, milliseconds UTC. */
export interface WallClock {
  readonly startedAt: number;
  readonly finishedAt: number;
}

export interface LatencyFigures {
  readonly assess: {
    readonly p50Micros: number | null;
    readonly p99Micros: number | null;
    readonly meanMicros: number | null;
    readonly maxMicros: number | null;
  };
}

/** The figures of one run; plain JSON whose keys are documented in `docs/scorecard.md`. */
export interface Scorecard extends TierFigures, PoolFigures {
  readonly schema: "evenkeel-scorecard-1";
  readonly market: string;
  readonly policy: string;
  readonly seed: number;
  readonly scenario: string;
  readonly roundSeconds: number;
  readonly skewScale: number;
  readonly nodeCount: number;
  readonly configHash: string | null;
  readonly notes: readonly string[];
  readonly versions: RunVersions;
  readonly time: { readonly start: number | null; readonly end: number | null; readonly observedSeconds: number };
  readonly quotes: QuoteFigures;
  readonly assessments: number;
  readonly rounds: number;
  readonly updates: { readonly landed: number; readonly missed: number; readonly valid: number; readonly landedShare: number | null };
  readonly nodes: readonly { readonly assessments: number; readonly signed: number; readonly signedShare: number | null }[];
  readonly trades: number;
  readonly trading: { readonly volume: number; readonly fees: number; readonly accounts: number };
  readonly orders: { readonly rejectedTotal: number; readonly rejected: Readonly<Record<string, number>> };
  readonly liquidations: number;
  readonly basis: BasisFigures;
  readonly index: IndexFigures;
  readonly premium: PremiumFigures;
  readonly funding: FundingFigures;
  readonly borrow: BorrowFigures;
  readonly margin: MarginFigures;
  readonly openInterest: OpenInterestFigures;
  readonly solvency: {
    readonly badDebt: number;
    readonly badDebtShareOfOpenInterest: number | null;
    readonly insurancePaid: number;
    readonly poolLoss: number;
    readonly liquidatedNotional: number;
    readonly liquidatedShareOfOpenInterest: number | null;
  };
  readonly gas: GasFigures;
  readonly dispersion: Readonly<Record<string, { readonly max: number | null; readonly mean: number | null }>>;
  readonly invariants: InvariantFigures;
  readonly events: EventFigures;
  readonly latency: LatencyFigures;
  readonly wallClock: WallClock & {
    readonly elapsedSeconds: number;
    readonly roundsPerSecond: number | null;
    readonly speedup: number | null;
  };
}
