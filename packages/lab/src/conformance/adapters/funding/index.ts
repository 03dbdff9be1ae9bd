import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { aaveAdapters } from "./aave.ts";
import { binanceAdapters } from "./binance.ts";
import { bitmexAdapters } from "./bitmex.ts";
import { driftAdapters } from "./drift.ts";
import { dydxAdapters } from "./dydx.ts";
import { gmxAdapters } from "./gmx.ts";
import { hyperliquidAdapters } from "./hyperliquid.ts";
import { krakenAdapters } from "./kraken.ts";
import { otherVenueAdapters } from "./otherVenues.ts";
import { paradexAdapters } from "./paradex.ts";
import { synthetixAdapters } from "./synthetix.ts";

/** Every system of `funding.json`. */
export const fundingAdapters: AdapterTable = mergeTables(
  aaveAdapters,
  binanceAdapters,
  bitmexAdapters,
  driftAdapters,
  dydxAdapters,
  gmxAdapters,
  hyperliquidAdapters,
  krakenAdapters,
  otherVenueAdapters,
  paradexAdapters,
  synthetixAdapters,
);
