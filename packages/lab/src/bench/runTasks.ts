import { EvenkeelError } from "@evenkeel/core";
import type { BenchRow, BenchTask } from "./benchRow.ts";

/**
 * The tasks that a name selects: the one of that name, else all whose names begin with it.
 *
 * @param only null selects every task
 * @throws EvenkeelError BENCH_NAME_UNKNOWN
 * @example
 * selectTasks(tasks, "stage") // every stage
 */
export function selectTasks(tasks: readonly BenchTask[], only: string | null): readonly BenchTask[] {
  if (only === null) return tasks;
  const exact = tasks.filter(({ name }) => name === only);
  const selected = exact.length > 0 ? exact : tasks.filter(({ name }) => name.startsWith(only));
  if (selected.length > 0) return selected;
  throw new EvenkeelError({
    code: "BENCH_NAME_UNKNOWN",
    message: "no figure has this name or begins with it",
    field: "only",
    value: only,
    remedy: `Choose one of ${tasks.map(({ name }) => name).join(", ")}.`,
  });
}

/**
 * Measures tasks one after another; ratios are taken between rows of the same run.
 *
 * @param done told of each row as it is measured
 */
export async function runTasks(tasks: readonly BenchTask[], done: (name: string) => void = () => {}): Promise<BenchRow[]> {
  const measured: (Omit<BenchRow, "ratioTo"> & { against: readonly string[] })[] = [];
  for (const { name, against, run } of tasks) {
    measured.push({ name, against, ...(await run()) });
    done(name);
  }
  const values = new Map(measured.map(({ name, value }) => [name, value]));
  return measured.map(({ against, ...row }) => {
    const known = against.flatMap((other) => {
      const value = values.get(other);
      return value === undefined || value === 0 ? [] : [[other, row.value / value] as const];
    });
    return { ...row, ratioTo: Object.fromEntries(known) };
  });
}
