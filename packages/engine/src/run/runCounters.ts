/** Totals of a run so far, for the page. */
export interface RunCounters {
  accepted: number;
  readonly rejected: Record<string, number>;
  assessments: number;
  rounds: number;
  trades: number;
  liquidations: number;
}

export function createRunCounters(): RunCounters {
  return { accepted: 0, rejected: {}, assessments: 0, rounds: 0, trades: 0, liquidations: 0 };
}

/** Counts one delivered quote; `code` is null when it was accepted. */
export function countQuote(counters: RunCounters, code: string | null): void {
  if (code === null) counters.accepted += 1;
  else counters.rejected[code] = (counters.rejected[code] ?? 0) + 1;
}
