import type { ApiState, ChartPoint, FinishSummary, HistoryReply, RoundsEvent } from "@evenkeel/engine/api/wire";
import { appendPoints } from "./appendPoints.ts";

export type Connection = "connecting" | "live" | "lost";

/** What the charts of one market draw. */
export interface ChartData {
  /** Changes when points before the newest ones changed, so that a chart knows to start over. */
  readonly version: number;
  readonly points: readonly ChartPoint[];
}

/** Everything the page knows; replaced, never changed. */
export interface LiveState {
  readonly connection: Connection;
  readonly api: ApiState | null;
  readonly charts: Readonly<Record<string, ChartData>>;
}

export const EMPTY_STATE: LiveState = { connection: "connecting", api: null, charts: {} };

export type LiveEvent =
  | { readonly kind: "connection"; readonly connection: Connection }
  | { readonly kind: "snapshot"; readonly api: ApiState }
  | { readonly kind: "rounds"; readonly rounds: RoundsEvent }
  | { readonly kind: "history"; readonly runId: string; readonly history: HistoryReply }
  | { readonly kind: "finish"; readonly finish: FinishSummary };

/** The state after an event; events of a run that is no longer shown change nothing. */
export function reduceLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.kind) {
    case "connection":
      return { ...state, connection: event.connection };
    case "snapshot":
      return { ...state, api: event.api, charts: state.api?.runId === event.api.runId ? state.charts : {} };
    case "rounds":
      return state.api === null ? state : withRounds(state, state.api, event.rounds);
    case "history":
      return state.api?.runId === event.runId ? withHistory(state, event.history) : state;
    case "finish":
      return state.api === null ? state : { ...state, api: { ...state.api, finish: event.finish } };
  }
}

function withRounds(state: LiveState, api: ApiState, rounds: RoundsEvent): LiveState {
  const charts = { ...state.charts };
  for (const [market, points] of Object.entries(rounds.points)) {
    const before = charts[market] ?? { version: 0, points: [] };
    charts[market] = { version: before.version, points: appendPoints(before.points, points) };
  }
  return { ...state, api: { ...api, markets: { ...api.markets, ...rounds.markets } }, charts };
}

function withHistory(state: LiveState, { market, points }: HistoryReply): LiveState {
  const before = state.charts[market] ?? { version: 0, points: [] };
  // Rounds may have arrived while the history was on its way.
  return { ...state, charts: { ...state.charts, [market]: { version: before.version + 1, points: appendPoints(points, before.points) } } };
}
