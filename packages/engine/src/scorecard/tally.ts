/**
 * Counts by name; the result is sorted by name, so that it does not depend on the order of the events.
 *
 * @example
 * const tally = new Tally(); tally.add("b"); tally.add("a", 2); tally.toRecord() // { a: 2, b: 1 }
 */
export class Tally {
  readonly #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
    this.#total += count;
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
