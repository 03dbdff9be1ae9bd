import { EvenkeelError } from "@evenkeel/core";

/**
 * Holds two ways to compute the same figure against each other before either is timed.
 *
 * @param cases number of situations
 * @param resolution what one unit of the coarser side's last place stands for
 * @throws EvenkeelError BENCH_RESULTS_DIFFER at the first situation in which they are farther apart than two such units
 */
export function sameNumbers(
  name: string,
  cases: number,
  ours: (n: number) => number,
  theirs: (n: number) => number,
  resolution: number,
): void {
  for (let n = 0; n < cases; n++) {
    const [a, b] = [ours(n), theirs(n)];
    if (Math.abs(a - b) <= 2 * resolution) continue;
    throw new EvenkeelError({
      code: "BENCH_RESULTS_DIFFER",
      message: `situation ${n} of ${name} gives ${a} here and ${b} there`,
      field: name,
      value: a - b,
      remedy: "Do not compare speeds; find out which of the two computes something else.",
    });
  }
}
