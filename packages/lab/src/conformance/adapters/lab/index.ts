import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { controlAdapters } from "./control.ts";
import { fundingAdapters } from "./funding.ts";
import { fundingDesignAdapters } from "./fundingDesign.ts";
import { parityAdapters } from "./parity.ts";
import { poolAdapters } from "./pool.ts";
import { redemptionAdapters } from "./redemption.ts";
import { statisticsAdapters } from "./statistics.ts";
import { volatilityAdapters } from "./volatility.ts";

/** Every system of `lab.json`. */
export const labAdapters: AdapterTable = mergeTables(
  controlAdapters,
  fundingAdapters,
  fundingDesignAdapters,
  parityAdapters,
  poolAdapters,
  redemptionAdapters,
  statisticsAdapters,
  volatilityAdapters,
);
