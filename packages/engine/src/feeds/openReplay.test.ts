import assert from "node:assert/strict";
import { test } from "node:test";
import { openReplay } from "./openReplay.ts";
import { barsFolder, collect, TRADES_HEADER, TRADES_MANIFEST, tradesFolder } from "./replayFolder.testing.ts";

test("trades come in order of receipt with publication and receipt apart", async (context) => {
  const replay = await openReplay({ directory: await tradesFolder(context), asset: "X" });
  const quotes = await collect(replay.feed.quotes());
  assert.deepEqual(quotes, [
    { venue: "a", pair: "X/USD", bid: 10, ask: 10, size: 1, publishedAt: 1000, receivedAt: 1005 },
    { venue: "b", pair: "X/USDT", bid: 10.5, ask: 10.5, size: 3, publishedAt: 1500, receivedAt: 1501 },
    { venue: "a", pair: "X/USD", bid: 11, ask: 11, size: 2, publishedAt: 2000, receivedAt: 2005 },
  ]);
  assert.deepEqual([replay.feed.start, replay.feed.end, replay.rowsRead, replay.quotes], [1005, 2005, 3, 3]);
  assert.deepEqual(replay.quotesBySource, { "a X/USD": 2, "b X/USDT": 1 });
  assert.deepEqual(await collect(replay.feed.quotes()), quotes);
});

test("the description carries the market, its legs and per-source staleness", async (context) => {
  const { description } = await openReplay({ directory: await tradesFolder(context), asset: "X" });
  const { X } = TRADES_MANIFEST.assets;
  assert.deepEqual(description, { market: "X-USD", ...X });
});

test("equal receipt is ordered by venue, then row", async (context) => {
  const rows = "5000000,0,1,1\n5000000,0,2,1\n";
  const directory = await tradesFolder(context, { "a.csv": TRADES_HEADER + rows, "b.csv.gz": TRADES_HEADER + rows });
  const { feed } = await openReplay({ directory, asset: "X" });
  assert.deepEqual(
    (await collect(feed.quotes())).map(({ venue, bid }) => `${venue}${bid}`),
    ["a1", "a2", "b1", "b2"],
  );
});

test("a delayed trade waits for its receipt, and receipt is never rounded to earlier", async (context) => {
  const directory = await tradesFolder(context, { "a.csv": `${TRADES_HEADER}1000000,9000001,10,1\n2000000,1,11,2\n` });
  const { feed } = await openReplay({ directory, asset: "X" });
  assert.deepEqual(
    (await collect(feed.quotes())).map(({ publishedAt, receivedAt }) => [publishedAt, receivedAt]),
    [
      [1500, 1501],
      [2000, 2001],
      [1000, 10001],
    ],
  );
});

test("a bar is published at its end", async (context) => {
  const { feed } = await openReplay({ directory: await barsFolder(context, "2023-03-01T00:00:00Z,10,1,20,2\n"), asset: "X" });
  const at = Date.UTC(2023, 2, 1, 0, 1);
  assert.deepEqual(await collect(feed.quotes()), [
    { venue: "a", pair: "X/USD", bid: 10, ask: 10, size: 1, publishedAt: at, receivedAt: at },
    { venue: "b", pair: "X/USD", bid: 20, ask: 20, size: 2, publishedAt: at, receivedAt: at },
  ]);
});

test("silence of more than ten minutes is a gap; a declared window counts only when it is silent", async (context) => {
  const windows = [
    { from: "1970-01-01T00:20:00Z", to: "1970-01-01T00:30:00Z", reason: "left out" },
    { from: "1970-01-01T00:00:00Z", to: "1970-01-01T00:00:02Z", reason: "data are here after all" },
  ];
  const directory = await tradesFolder(context, {
    "evenkeel.manifest.json": { ...TRADES_MANIFEST, windowsLeftOut: windows },
    "a.csv": `${TRADES_HEADER}1000000,0,10,1\n600000000,0,10,1\n3600000000,0,10,1\n`,
  });
  const { feed, windowsLeftOut } = await openReplay({ directory, asset: "X" });
  assert.deepEqual(feed.gaps, [{ from: 600_000, to: 3_600_000 }]);
  assert.deepEqual(windowsLeftOut, [{ from: 1_200_000, to: 1_800_000, reason: "left out" }]);
});

test("a window is half-open on receipt, and span and counts follow it", async (context) => {
  const directory = await tradesFolder(context);
  const replay = await openReplay({ directory, asset: "X", from: 1501, to: 2005 });
  assert.deepEqual(
    (await collect(replay.feed.quotes())).map(({ receivedAt }) => receivedAt),
    [1501],
  );
  assert.deepEqual([replay.feed.start, replay.feed.end, replay.quotes], [1501, 1501, 1]);
});

const BAD_WINDOWS: readonly [name: string, from: number | undefined, to: number | undefined, code: string, field: string][] = [
  ["ends before the data", undefined, 1000, "REPLAY_WINDOW_OUTSIDE", "to"],
  ["begins after the data", 9000, undefined, "REPLAY_WINDOW_OUTSIDE", "from"],
  ["is reversed", 2000, 1000, "REPLAY_WINDOW_EMPTY", "from, to"],
  ["is not a number", Number.NaN, undefined, "REPLAY_WINDOW_EMPTY", "from, to"],
  ["holds no quote", 1600, 1700, "REPLAY_WINDOW_EMPTY", "from, to"],
];

for (const [name, from, to, code, field] of BAD_WINDOWS) {
  test(`a window that ${name} is refused`, async (context) => {
    const window = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    await assert.rejects(openReplay({ directory: await tradesFolder(context), asset: "X", ...window }), { code, field });
  });
}

test("an unknown asset is refused with the known ones", async (context) => {
  const directory = await tradesFolder(context);
  await assert.rejects(openReplay({ directory, asset: "toString" }), { code: "ASSET_UNKNOWN", field: "asset", remedy: "Use one of: X." });
});

test("files without a quote are refused", async (context) => {
  const directory = await tradesFolder(context, { "a.csv": TRADES_HEADER, "b.csv.gz": TRADES_HEADER });
  await assert.rejects(openReplay({ directory, asset: "X" }), { code: "REPLAY_WINDOW_EMPTY", field: "directory" });
});

test("leaving a replay half way closes its files", async (context) => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${1_000_000 + i * 1000},0,10,1\n`).join("");
  const { feed } = await openReplay({ directory: await tradesFolder(context, { "a.csv": TRADES_HEADER + rows }), asset: "X" });
  for await (const batch of feed.quotes()) {
    assert.equal(batch.length, 512);
    break;
  }
});
