import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { findManifest } from "./findManifest.ts";
import { listAssets } from "./listAssets.ts";
import { parseManifest } from "./parseManifest.ts";
import { replayFolder, TRADES_MANIFEST, tradesFolder } from "./replayFolder.testing.ts";

const shipped = new URL("../../manifests/", import.meta.url);

test("every shipped manifest is valid", async () => {
  const names = await readdir(shipped);
  assert.deepEqual(names.sort(), ["08-spot-1m-multi-exchange-usdc-depeg-2023-03.json", "09-ticks-2025-10-10.json"]);
  for (const name of names) parseManifest(await readFile(new URL(name, shipped), "utf8"), name);
});

test("a shipped manifest is found by the folder's base name", async (context) => {
  const directory = join(await replayFolder(context, {}), "09-ticks-2025-10-10");
  await mkdir(directory);
  assert.equal(basename((await findManifest(`${directory}/`)).path), "09-ticks-2025-10-10.json");
});

test("a copy under another name is recognised by its files, but not with a stranger among them", async (context) => {
  const directory = await replayFolder(context, { "POL_binance.csv.gz": "", "AAVE_binance-coinm-perp.csv.gz": "", "notes.txt": "" });
  assert.equal(basename((await findManifest(directory)).path), "09-ticks-2025-10-10.json");
  await writeFile(join(directory, "mine.csv"), "");
  await assert.rejects(findManifest(directory), { code: "MANIFEST_NOT_FOUND", field: "directory", value: directory });
});

test("the folder's own manifest overrides, and a given path overrides that", async (context) => {
  const directory = await tradesFolder(context, { "other.json": { ...TRADES_MANIFEST, description: "other" } });
  assert.equal((await findManifest(directory)).manifest.description, "fixture");
  assert.equal((await findManifest(directory, join(directory, "other.json"))).manifest.description, "other");
});

test("a folder or a manifest that is not there is refused", async (context) => {
  const directory = await tradesFolder(context);
  await assert.rejects(findManifest(join(directory, "nowhere")), { code: "REPLAY_DIRECTORY_INVALID" });
  await assert.rejects(findManifest(directory, join(directory, "none.json")), { code: "MANIFEST_NOT_FOUND", field: "manifest" });
});

test("assets are listed with their venues and what is missing", async (context) => {
  const directory = await replayFolder(context, { "evenkeel.manifest.json": TRADES_MANIFEST, "a.csv": "" });
  assert.deepEqual(await listAssets(directory), [
    { asset: "X", market: "X-USD", roundSeconds: 10, venues: ["a", "b"], missingFiles: ["b.csv.gz"] },
  ]);
});
