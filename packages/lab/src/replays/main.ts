import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dataFolder } from "../forecasts/dataFolder.ts";
import { replayFreeze } from "./okexFreeze.ts";
import { renderReplays } from "./renderReplays.ts";
import { DEPEG_FORTNIGHT, replayDepeg } from "./usdcDepeg.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/evidence/index-replays.md", import.meta.url));

const data = dataFolder();
const page = renderReplays(
  ["BTC", "ETH"].map((coin) => replayFreeze(data, coin)),
  replayDepeg(data),
  replayDepeg(data, DEPEG_FORTNIGHT),
);
writeFileSync(PAGE, page);
process.stdout.write(page);
