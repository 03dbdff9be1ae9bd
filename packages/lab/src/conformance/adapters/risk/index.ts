import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { deleveragingAdapters } from "./deleveraging.ts";
import { deriveAdapters } from "./derive.ts";
import { driftAdapters } from "./drift.ts";
import { dydxAdapters } from "./dydx.ts";
import { exchangeAdapters } from "./exchanges.ts";
import { gmxAdapters } from "./gmx.ts";
import { governanceAdapters } from "./governance.ts";
import { portfolioAdapters } from "./portfolio.ts";
import { synthetixAdapters } from "./synthetix.ts";

/** Every system of `risk.json`. */
export const riskAdapters: AdapterTable = mergeTables(
  governanceAdapters,
  deleveragingAdapters,
  deriveAdapters,
  driftAdapters,
  dydxAdapters,
  exchangeAdapters,
  gmxAdapters,
  portfolioAdapters,
  synthetixAdapters,
);
