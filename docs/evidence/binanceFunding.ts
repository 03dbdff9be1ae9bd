// Writes binance-funding.md from the recorded markets.
// Run: node docs/evidence/binanceFunding.ts [--data FOLDER]
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dataFolder } from "@evenkeel/lab/forecasts/dataFolder";
import { renderFunding } from "@evenkeel/lab/replays/funding/renderFunding";
import { replayFunding } from "@evenkeel/lab/replays/funding/replayFunding";

const PAGE = fileURLToPath(new URL("binance-funding.md", import.meta.url));
/** Coins whose recordings hold opening and closing prices of both markets, and the price step of their perpetual. */
const COINS = ["BTC", "ETH"];
const TICK = 0.01;

const { values } = parseArgs({ options: { data: { type: "string" } } });
const data = dataFolder(values.data);
const page = renderFunding(COINS.map((coin) => replayFunding(data, coin, { tick: TICK })));
writeFileSync(PAGE, page);
process.stdout.write(page);
