import assert from "node:assert/strict";
import { listAssets } from "./listAssets.ts";
import { openReplay } from "./openReplay.ts";
import { testOnShared } from "./shared.testing.ts";

const DEPEG = "data/08-spot-1m-multi-exchange-usdc-depeg-2023-03";
const TICKS = "data/09-ticks-2025-10-10";

testOnShared("the de-peg folder replays in order, with its silent window found and named", DEPEG, async (directory) => {
  const replay = await openReplay({ directory, asset: "BTC" });
  assert.equal(replay.quotesBySource["kraken USDC/USD"], 12_887);
  assert.equal(replay.quotesBySource["binanceus USDC/USDT"], undefined);
  const silent = { from: Date.UTC(2023, 2, 12), to: Date.UTC(2023, 2, 15) };
  const found = replay.feed.gaps.find(({ from, to }) => from <= silent.from && to >= silent.to);
  assert.ok(found === undefined || replay.windowsLeftOut.some(({ from, to }) => from === silent.from && to === silent.to));
  let last = 0;
  let quotes = 0;
  for await (const batch of replay.feed.quotes()) {
    for (const { publishedAt, receivedAt } of batch) {
      assert.ok(receivedAt >= last && publishedAt % 60_000 === 0);
      last = receivedAt;
      quotes += 1;
    }
  }
  assert.deepEqual([quotes, last], [replay.quotes, replay.feed.end]);
});

testOnShared("all ticks of POL replay in order of receipt", TICKS, async (directory) => {
  const replay = await openReplay({ directory, asset: "POL" });
  assert.deepEqual(Object.keys(replay.quotesBySource).sort(), ["binance POL/USDT", "coinbase POL/USD", "gemini POL/USD"]);
  assert.equal(replay.rowsRead, replay.quotes);
  assert.equal(replay.description.legs.USDT?.kind, "assumed");
  let last = 0;
  let quotes = 0;
  for await (const batch of replay.feed.quotes()) {
    for (const { publishedAt, receivedAt } of batch) {
      assert.ok(receivedAt >= last && publishedAt <= receivedAt);
      last = receivedAt;
      quotes += 1;
    }
  }
  assert.equal(quotes, replay.quotes);
});

testOnShared("every asset of the tick folder has its files, and one hour of it replays", TICKS, async (directory) => {
  const from = Date.UTC(2025, 9, 10, 1);
  for (const { asset, missingFiles } of await listAssets(directory)) {
    assert.deepEqual(missingFiles, [], asset);
    const { quotes } = await openReplay({ directory, asset, from, to: from + 3_600_000 });
    assert.ok(quotes > 5, `${asset} has ${quotes} quotes`);
  }
});
