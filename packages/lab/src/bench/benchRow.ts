/** One measured figure. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: "1/s" | "bytes" | "ulps";
  /** Value over that of other rows of the same run, by their names. */
  readonly ratioTo: Readonly<Record<string, number>>;
  /** Nanoseconds of one call: fastest batch, first quartile, median; null for a figure that is no time. */
  readonly times: { readonly best: number; readonly quartile: number; readonly median: number } | null;
}

/** A figure to be measured; those that need others of the same run name them. */
export interface BenchTask {
  readonly name: string;
  /** Names of the rows it is compared with. */
  readonly against: readonly string[];
  readonly run: () => Promise<Omit<BenchRow, "name" | "ratioTo">>;
}
