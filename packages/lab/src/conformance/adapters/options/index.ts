import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";

/** Every system of `options.json`. */
export const optionsAdapters: AdapterTable = mergeTables();
