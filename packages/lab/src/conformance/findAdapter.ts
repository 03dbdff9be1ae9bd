import type { Adapter, AdapterTable } from "./adapter.ts";
import { fundingAdapters } from "./adapters/funding/index.ts";
import { labAdapters } from "./adapters/lab/index.ts";
import { optionsAdapters } from "./adapters/options/index.ts";
import { oracleAdapters } from "./adapters/oracle/index.ts";
import { riskAdapters } from "./adapters/risk/index.ts";
import type { Family } from "./vectorCase.ts";

/** Adapters by family. */
export type AdapterTables = Readonly<Record<Family, AdapterTable>>;

export const adapterTables: AdapterTables = {
  funding: fundingAdapters,
  oracle: oracleAdapters,
  risk: riskAdapters,
  options: optionsAdapters,
  lab: labAdapters,
};

const FAMILIES: readonly Family[] = ["funding", "oracle", "risk", "options", "lab"];

/** The family a file's name points to, or null when it does not tell. */
export function familyOf(fileName: string): Family | null {
  return FAMILIES.find((family) => fileName.toLowerCase().includes(family)) ?? null;
}

/**
 * Finds the adapter of a mechanism in every table, whatever the file is called; the named family is only asked first.
 *
 * @example
 * findAdapter("GMX v2", "price impact", "options")?.family // "options"
 */
export function findAdapter(
  system: string,
  mechanism: string,
  hint: Family | null,
  tables: AdapterTables = adapterTables,
): { readonly adapter: Adapter; readonly family: Family } | null {
  const order = hint === null ? FAMILIES : [hint, ...FAMILIES.filter((family) => family !== hint)];
  for (const family of order) {
    const table = tables[family];
    const mechanisms = Object.hasOwn(table, system) ? table[system] : undefined;
    const adapter = mechanisms !== undefined && Object.hasOwn(mechanisms, mechanism) ? mechanisms[mechanism] : undefined;
    if (adapter !== undefined) return { adapter, family };
  }
  return null;
}
