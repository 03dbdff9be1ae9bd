import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";

/** Every system of `funding.json`. */
export const fundingAdapters: AdapterTable = mergeTables();
