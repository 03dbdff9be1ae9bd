import { Tally } from "./tally.ts";

export interface InvariantFailure {
  readonly name: string;
  /** The last round recorded when the check failed; null before the first. */
  readonly round: number | null;
  readonly detail: string;
}

export interface InvariantFigures {
  readonly checked: number;
  readonly violations: number;
  readonly byName: Readonly<Record<string, { readonly checked: number; readonly violations: number }>>;
  /** The first failures, at most 100. */
  readonly failures: readonly InvariantFailure[];
}

/** A broken promise tends to stay broken: the first failures tell, the rest only count. */
const KEPT_FAILURES = 100;

/** Counts invariant checks by name and keeps the first failures. */
export class InvariantTally {
  readonly #checked = new Tally();
  readonly #broken = new Tally();
  readonly #failures: InvariantFailure[] = [];

  add(name: string, ok: boolean, round: number | null, detail: string): void {
    this.#checked.add(name);
    this.#broken.add(name, ok ? 0 : 1);
    if (!ok && this.#failures.length < KEPT_FAILURES) this.#failures.push({ name, round, detail });
  }

  figures(): InvariantFigures {
    const checked = Object.entries(this.#checked.toRecord());
    const broken = new Map(Object.entries(this.#broken.toRecord()));
    return {
      checked: this.#checked.total,
      violations: this.#broken.total,
      byName: Object.fromEntries(checked.map(([name, count]) => [name, { checked: count, violations: broken.get(name) ?? 0 }])),
      failures: [...this.#failures],
    };
  }
}
