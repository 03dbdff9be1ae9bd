import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";

/** Every system of `lab.json`. */
export const labAdapters: AdapterTable = mergeTables();
