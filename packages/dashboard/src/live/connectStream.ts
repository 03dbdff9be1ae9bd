import type { ApiState, FinishSummary, HistoryReply, RoundsEvent } from "@evenkeel/engine/api/wire";
import type { LiveStore } from "./createLiveStore.ts";

/** The api beats every 10 s; two missed beats and a margin mean that the line is dead even if the socket is not. */
const SILENCE_MILLIS = 25_000;
const RETRY_MILLIS = 1_500;
/** Points the page holds per market before it asks for a thinned history again. */
const MOST_POINTS = 4_000;
const HISTORY_POINTS = 1_500;

/** Keeps the store up to date from the api's stream, reconnecting for ever; returns the function that stops it. */
export function connectStream(store: LiveStore): () => void {
  let source: EventSource | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const asked = new Set<string>();

  function reopen(): void {
    source?.close();
    clearTimeout(retry);
    retry = setTimeout(open, RETRY_MILLIS);
  }

  function lost(): void {
    store.apply({ kind: "connection", connection: "lost" });
    // A refused or ended stream is not retried by the browser; an interrupted one is, with the last event id.
    if (source?.readyState === EventSource.CLOSED) reopen();
  }

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(() => {
      store.apply({ kind: "connection", connection: "lost" });
      reopen();
    }, SILENCE_MILLIS);
    if (store.get().connection !== "live") store.apply({ kind: "connection", connection: "live" });
  }

  async function loadHistory(market: string, runId: string): Promise<void> {
    if (asked.has(market)) return;
    asked.add(market);
    try {
      const response = await fetch(`/api/history?market=${encodeURIComponent(market)}&points=${HISTORY_POINTS}`);
      if (response.ok && !stopped) store.apply({ kind: "history", runId, history: (await response.json()) as HistoryReply });
    } catch {
      // The stream notices a lost connection; its next snapshot asks again.
    } finally {
      asked.delete(market);
    }
  }

  function open(): void {
    if (stopped) return;
    source = new EventSource("/api/stream");
    const on = <T>(name: string, apply: (data: T) => void) =>
      source?.addEventListener(name, (event: MessageEvent<string>) => {
        heard();
        apply(JSON.parse(event.data) as T);
      });
    source.onerror = lost;
    on<ApiState>("snapshot", (api) => {
      store.apply({ kind: "snapshot", api });
      for (const { market } of api.run.markets) void loadHistory(market, api.runId);
    });
    on<RoundsEvent>("rounds", (rounds) => {
      store.apply({ kind: "rounds", rounds });
      const { api, charts } = store.get();
      for (const [market, { points }] of Object.entries(charts))
        if (api !== null && points.length > MOST_POINTS) void loadHistory(market, api.runId);
    });
    on<FinishSummary>("finish", (finish) => store.apply({ kind: "finish", finish }));
    on("beat", () => undefined);
  }

  open();
  return () => {
    stopped = true;
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
  };
}
