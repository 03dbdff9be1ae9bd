import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { redemptionAdapters } from "./redemption.ts";

/** Every system of `lab.json`. */
export const labAdapters: AdapterTable = mergeTables(redemptionAdapters);
