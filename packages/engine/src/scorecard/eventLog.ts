import { requireFinite } from "./requireNumber.ts";
import type { RunEvent } from "./roundSample.ts";
import { Tally } from "./tally.ts";

export interface EventFigures {
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** The first events of each kind, at most 200, in the order they were recorded: a frequent kind hides no rare one. */
  readonly list: readonly RunEvent[];
}

const KEPT_PER_KIND = 200;

/** Keeps the first events of each kind and counts the rest. */
export class EventLog {
  readonly #kinds = new Tally();
  readonly #list: RunEvent[] = [];

  add({ at, kind, text }: RunEvent): void {
    requireFinite("event.at", at);
    this.#kinds.add(kind);
    if (this.#kinds.count(kind) <= KEPT_PER_KIND) this.#list.push({ at, kind, text });
  }

  get list(): readonly RunEvent[] {
    return [...this.#list];
  }

  figures(): EventFigures {
    return { total: this.#kinds.total, byKind: this.#kinds.toRecord(), list: this.list };
  }
}
