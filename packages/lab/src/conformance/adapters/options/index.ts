import type { AdapterTable } from "../../adapter.ts";
import { mergeTables } from "../../mergeTables.ts";
import { deriveAdapters } from "./derive.ts";
import { driftAdapters } from "./driftMarket.ts";
import { jaeckelAdapters } from "./jaeckel.ts";
import { lyraAdapters } from "./lyra.ts";
import { poolAdapters } from "./pool.ts";
import { premiaAdapters } from "./premia.ts";
import { quantlibAdapters } from "./quantlib.ts";
import { sviAdapters } from "./svi.ts";
import { textbookAdapters } from "./textbooks.ts";

/** Every system of `options.json`. */
export const optionsAdapters: AdapterTable = mergeTables(
  deriveAdapters,
  driftAdapters,
  jaeckelAdapters,
  lyraAdapters,
  poolAdapters,
  premiaAdapters,
  quantlibAdapters,
  sviAdapters,
  textbookAdapters,
);
