import { EvenkeelError } from "@evenkeel/core";
import type { Adapter, AdapterTable } from "./adapter.ts";

/**
 * One table of several; the mechanisms of one system may be spread over tables, but each only once.
 *
 * @throws EvenkeelError CONFORMANCE_ADAPTER_DUPLICATE
 * @example
 * mergeTables({ Aave: { compound } }, { Aave: { linear } }) // { Aave: { compound, linear } }
 */
export function mergeTables(...tables: readonly AdapterTable[]): AdapterTable {
  const merged: Record<string, Record<string, Adapter>> = {};
  for (const table of tables) {
    for (const [system, mechanisms] of Object.entries(table)) {
      const own = Object.hasOwn(merged, system) ? merged[system] : undefined;
      const target = own ?? {};
      merged[system] = target;
      for (const [mechanism, adapter] of Object.entries(mechanisms)) {
        if (Object.hasOwn(target, mechanism)) {
          throw new EvenkeelError({
            code: "CONFORMANCE_ADAPTER_DUPLICATE",
            message: "two adapters claim the same mechanism",
            field: `${system} / ${mechanism}`,
            value: mechanism,
            remedy: "Keep one of them.",
          });
        }
        target[mechanism] = adapter;
      }
    }
  }
  return merged;
}
