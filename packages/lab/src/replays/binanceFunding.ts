import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dataFolder } from "../forecasts/dataFolder.ts";
import { renderFunding } from "./funding/renderFunding.ts";
import { replayFunding } from "./funding/replayFunding.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/evidence/binance-funding.md", import.meta.url));
/** Coins whose recordings hold opening and closing prices of both markets, and the price step of their perpetual. */
const COINS = ["BTC", "ETH"];
const TICK = 0.01;

const { values } = parseArgs({ options: { data: { type: "string" } } });
const data = dataFolder(values.data);
const page = renderFunding(COINS.map((coin) => replayFunding(data, coin, { tick: TICK })));
writeFileSync(PAGE, page);
process.stdout.write(page);
