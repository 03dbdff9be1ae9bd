import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";

/** Every system of `oracle.json`. */
export const oracleAdapters: AdapterTable = mergeTables();
