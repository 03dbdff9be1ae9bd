import type { Journal } from "../roles.ts";

/** Keeps nothing: for runs whose only result is the scorecard, and which are repeated rather than resumed. */
export function createNullJournal(): Journal {
  return { append: () => undefined, sync: async () => undefined, flush: async () => undefined, close: async () => undefined };
}
