import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { chainlinkAdapters } from "./chainlink.ts";
import { connectAdapters } from "./connect.ts";
import { exchangeAdapters } from "./exchanges.ts";
import { hyperliquidAdapters } from "./hyperliquid.ts";
import { incidentAdapters } from "./incidents.ts";
import { protocolAdapters } from "./protocols.ts";
import { pythAdapters } from "./pyth.ts";
import { redstoneAdapters } from "./redstone.ts";
import { referenceAdapters } from "./references.ts";

/** Every system of `oracle.json`. */
export const oracleAdapters: AdapterTable = mergeTables(
  chainlinkAdapters,
  connectAdapters,
  exchangeAdapters,
  hyperliquidAdapters,
  incidentAdapters,
  protocolAdapters,
  pythAdapters,
  redstoneAdapters,
  referenceAdapters,
);
