import { type AdapterTables, adapterTables, familyOf } from "./findAdapter.ts";
import { type Outcome, runCase } from "./runCase.ts";
import type { VectorCase } from "./vectorCase.ts";

/** Counts with the largest distance seen, in units of max(1, |expected|). */
export interface Counts {
  passed: number;
  failed: number;
  unsupported: number;
  worstError: number;
}

/** A case that did not give what its file says. */
export interface Failure {
  readonly file: string;
  readonly position: string;
  readonly system: string;
  readonly mechanism: string;
  readonly source: string;
  readonly expected: unknown;
  readonly mismatches: readonly unknown[];
  readonly thrown: string | null;
}

/** Everything a run found; the counts leave advisory rows out. */
export interface ConformanceReport {
  readonly passed: number;
  readonly failed: number;
  readonly unsupported: number;
  readonly worstError: number;
  readonly systems: Readonly<Record<string, Counts>>;
  readonly failures: readonly Failure[];
  /** `system / mechanism` without an adapter, with the number of rows. */
  readonly missing: Readonly<Record<string, number>>;
  /** Rows whose source is not stated well enough to count. */
  readonly advisory: Counts;
}

/** One vector file, read. */
export interface VectorFile {
  readonly file: string;
  readonly cases: readonly VectorCase[];
}

const none = (): Counts => ({ passed: 0, failed: 0, unsupported: 0, worstError: 0 });

function add(counts: Counts, outcome: Outcome): void {
  counts[outcome.status] += 1;
  if (outcome.status !== "unsupported") counts.worstError = Math.max(counts.worstError, outcome.worstError);
}

/**
 * Runs every case of every file.
 *
 * @example
 * runVectors([{ file: "funding.json", cases }]).failed // 0
 */
export function runVectors(files: readonly VectorFile[], tables: AdapterTables = adapterTables): ConformanceReport {
  const total = none();
  const advisory = none();
  const systems = new Map<string, Counts>();
  const missing = new Map<string, number>();
  const failures: Failure[] = [];
  for (const { file, cases } of files) {
    const hint = familyOf(file.split(/[/\\]/).at(-1) ?? file);
    for (const row of cases) {
      const outcome = runCase(row, hint, tables);
      if (row.advisory) {
        add(advisory, outcome);
        continue;
      }
      const { system, mechanism, position, source, expected } = row;
      const own = systems.get(system) ?? none();
      systems.set(system, own);
      add(own, outcome);
      add(total, outcome);
      if (outcome.status === "unsupported") {
        const key = `${system} / ${mechanism}`;
        missing.set(key, (missing.get(key) ?? 0) + 1);
      }
      if (outcome.status === "failed") {
        const { mismatches, thrown } = outcome;
        failures.push({ file, position, system, mechanism, source, expected, mismatches, thrown });
      }
    }
  }
  return { ...total, systems: Object.fromEntries(systems), failures, missing: Object.fromEntries(missing), advisory };
}
