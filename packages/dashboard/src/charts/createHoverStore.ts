/** The moment under the pointer, shared by all charts. */
export interface HoverStore {
  /** Seconds UTC, or null. */
  get(): number | null;
  set(second: number | null): void;
  subscribe(listener: () => void): () => void;
}

export function createHoverStore(): HoverStore {
  let second: number | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => second,
    set(next) {
      if (next === second) return;
      second = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
