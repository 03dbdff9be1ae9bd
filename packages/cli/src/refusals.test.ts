import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { evenkeel, temporary } from "./evenkeel.testing.ts";

/** Expects exit code 2 and a message that names the code, the field, the value and a remedy. */
async function refused(args: readonly string[], code: string, ...words: readonly string[]): Promise<void> {
  const { code: exit, stderr } = await evenkeel(...args);
  assert.equal(exit, 2, stderr);
  for (const word of [code, ...words, "docs/errors.md"]) assert.ok(stderr.includes(word), `"${word}" is missing in:\n${stderr}`);
  assert.doesNotMatch(stderr, /\n\s+at /, "no stack for the user's own mistake");
}

test("an unknown configuration key is refused with every violation", async () => {
  const file = join(temporary("config"), "run.json");
  writeFileSync(file, JSON.stringify({ prot: 1, policy: "gen7" }));
  await refused(["up", "--headless", "--config", file], "CONFIG_INVALID", "prot", "gen7");
});

/** A recording of one venue whose rows are given; the header is line 1. */
function recording(rows: readonly string[]): string {
  const folder = temporary("recording");
  const manifest = {
    manifestVersion: 1,
    description: "one venue",
    matches: [],
    layouts: { trade: { kind: "trades", time: { column: "ms", unit: "ms" }, price: "price", size: "amount" } },
    files: [{ file: "trades.csv", layout: "trade", series: [{ venue: "a", pair: "X/USD" }] }],
    ignoredFiles: [],
    assets: {
      X: {
        base: "X",
        quote: "USD",
        roundSeconds: 10,
        minimumVenues: 1,
        stalenessMillis: 60_000,
        singleVenueHalfWidth: 0.003,
        skewScale: 1_000_000,
        sources: [{ venue: "a", pair: "X/USD" }],
        legs: {},
      },
    },
    windowsLeftOut: [],
  };
  writeFileSync(join(folder, "evenkeel.manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "trades.csv"), ["ms,price,amount", ...rows, ""].join("\n"));
  return folder;
}

test("a bad row of a recording is refused with file and line before anything starts", async () => {
  const play = (rows: readonly string[]) => ["up", "--headless", "--replay", recording(rows), "--asset", "X"];
  const first = "1700000000000,1.5,10";
  await refused(play([first, "1700000001000,-1.5,10"]), "QUOTE_PRICE_INVALID", "trades.csv:3", "-1.5");
  await refused(play([first, "1700000001000,NaN,10"]), "QUOTE_PRICE_INVALID", "trades.csv:3", "NaN");
  await refused(play([first, "1699999999000,1.5,10"]), "TIMESTAMP_BACKWARDS", "trades.csv:3");
  await refused(play([first, "1700000001000,1.5,10,surplus"]), "CSV_ROW_MALFORMED", "trades.csv:3");
  await refused(["up", "--headless", "--replay", recording([first]), "--asset", "Y"], "ASSET_UNKNOWN", "Y");
  await refused(["up", "--headless", "--replay", join(temporary("none"), "absent")], "REPLAY_DIRECTORY_INVALID");
});

test("a port in use is refused and nothing is left running", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  try {
    await refused(["up", "--port", String(address.port)], "PORT_IN_USE", String(address.port));
  } finally {
    server.close();
  }
});

test("bad options and faults are refused", async () => {
  await refused(["up", "--policy", "gen9"], "CLI_OPTION_INVALID", "--policy", "gen9");
  await refused(["up", "--headless", "--fault", "explode:node=1"], "FAULT_KIND_UNKNOWN", "explode");
  await refused(["up", "--headless", "--fault", "price:node=7,factor=2"], "FAULT_VALUE_INVALID", "7");
  await refused(["explain", "BTC-USD", "--state", join(temporary("state"), "none")], "STATE_DIRECTORY_INVALID");
});

test("help shows examples", async () => {
  const { code, stdout } = await evenkeel("up", "--help");
  assert.equal(code, 0);
  assert.match(stdout, /Examples:/);
});
