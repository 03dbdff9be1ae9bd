import { EMPTY_STATE, type LiveEvent, type LiveState, reduceLive } from "./liveState.ts";

/** A store in the shape that React's `useSyncExternalStore` reads. */
export interface LiveStore {
  get(): LiveState;
  apply(event: LiveEvent): void;
  subscribe(listener: () => void): () => void;
}

export function createLiveStore(): LiveStore {
  let state = EMPTY_STATE;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    apply(event) {
      const next = reduceLive(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
