import { EvenkeelError } from "@evenkeel/core/market/errors";
import { createSeries, type Series } from "./createSeries.ts";
import { thinPoints } from "./thinPoints.ts";
import { toChartPoint } from "./toChartPoint.ts";
import type {
  ApiState,
  ChainUpdate,
  ChartPoint,
  Fill,
  FinishSummary,
  HistoryReply,
  LiquidationEvent,
  LiveRound,
  MarketSnapshot,
  RoundsEvent,
  RunInfo,
} from "./wire.ts";

/** Newest events kept per market. */
const RECENT = 24;
/** Chart points sent per market in one event; a fast replay makes hundreds of rounds between two of them. */
const POINTS_PER_EVENT = 32;

interface MarketMemory {
  latest: LiveRound | null;
  modeSince: number;
  updates: ChainUpdate[];
  trades: Fill[];
  liquidations: LiquidationEvent[];
  readonly series: Series;
  fresh: ChartPoint[];
}

/** What the page may ask for, in bounded memory. */
export interface RunState {
  publish(round: LiveRound): void;
  finish(summary: FinishSummary): void;
  state(): ApiState;
  /** Throws `API_MARKET_UNKNOWN`. */
  history(market: string, most: number): HistoryReply;
  /** What changed since the last call, or null when nothing did. */
  takeChanges(): RoundsEvent | null;
}

/** Remembers the latest round, the recent events and the thinned series of each market of the run. */
export function createRunState(runId: string, run: RunInfo): RunState {
  const memories = new Map<string, MarketMemory>(run.markets.map(({ market }) => [market, emptyMemory()]));
  let finished: FinishSummary | null = null;

  function memoryOf(market: string): MarketMemory {
    const memory = memories.get(market);
    if (memory !== undefined) return memory;
    throw new EvenkeelError({
      code: "API_MARKET_UNKNOWN",
      message: "the run has no such market",
      field: "market",
      value: market,
      remedy: `Use one of ${[...memories.keys()].join(", ")}.`,
    });
  }

  return {
    publish(round) {
      const memory = memoryOf(round.market);
      if (memory.latest?.mode !== round.mode || memory.latest.modeReason !== round.modeReason) memory.modeSince = round.at;
      memory.latest = round;
      if (round.update !== null) memory.updates = newestFirst([round.update], memory.updates);
      memory.trades = newestFirst(round.trades, memory.trades);
      memory.liquidations = newestFirst(round.liquidations, memory.liquidations);
      const point = toChartPoint(round);
      memory.series.push(point);
      memory.fresh.push(point);
      // Nobody may be reading: what waits for the next event stays bounded too.
      if (memory.fresh.length >= POINTS_PER_EVENT * 8) memory.fresh = [...thinPoints(memory.fresh, POINTS_PER_EVENT)];
    },
    finish(summary) {
      finished = summary;
    },
    state: () => ({ runId, run, markets: snapshots(memories, () => true), finish: finished }),
    history(market, most) {
      const { series } = memoryOf(market);
      return { market, stride: series.stride(), points: series.read(most) };
    },
    takeChanges() {
      const changed = snapshots(memories, (memory) => memory.fresh.length > 0);
      if (Object.keys(changed).length === 0) return null;
      const points: Record<string, readonly ChartPoint[]> = {};
      for (const [market, memory] of memories) {
        if (memory.fresh.length === 0) continue;
        points[market] = thinPoints(memory.fresh, POINTS_PER_EVENT);
        memory.fresh = [];
      }
      return { markets: changed, points };
    },
  };
}

function emptyMemory(): MarketMemory {
  return { latest: null, modeSince: 0, updates: [], trades: [], liquidations: [], series: createSeries(), fresh: [] };
}

function newestFirst<T>(added: readonly T[], before: T[]): T[] {
  return added.length === 0 ? before : [...added.toReversed(), ...before].slice(0, RECENT);
}

function snapshots(memories: ReadonlyMap<string, MarketMemory>, wanted: (memory: MarketMemory) => boolean): Record<string, MarketSnapshot> {
  const result: Record<string, MarketSnapshot> = {};
  for (const [market, memory] of memories) {
    if (memory.latest === null || !wanted(memory)) continue;
    const { latest, updates, trades, liquidations, modeSince } = memory;
    result[market] = { latest, updates, trades, liquidations, modeSince };
  }
  return result;
}
