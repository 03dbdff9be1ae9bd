import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { governanceAdapters } from "./governance.ts";

/** Every system of `risk.json`. */
export const riskAdapters: AdapterTable = mergeTables(governanceAdapters);
