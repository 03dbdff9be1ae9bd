// Writes index-replays.md from the recorded markets.
// Run: node docs/evidence/indexReplays.ts   (EVENKEEL_DATA or ../shared/data holds the recordings)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dataFolder } from "@evenkeel/lab/forecasts/dataFolder";
import { replayFreeze } from "@evenkeel/lab/replays/okexFreeze";
import { renderReplays } from "@evenkeel/lab/replays/renderReplays";
import { DEPEG_FORTNIGHT, replayDepeg } from "@evenkeel/lab/replays/usdcDepeg";

const PAGE = fileURLToPath(new URL("index-replays.md", import.meta.url));

const data = dataFolder();
const page = renderReplays(
  ["BTC", "ETH"].map((coin) => replayFreeze(data, coin)),
  replayDepeg(data),
  replayDepeg(data, DEPEG_FORTNIGHT),
);
writeFileSync(PAGE, page);
process.stdout.write(page);
