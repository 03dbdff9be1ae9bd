import assert from "node:assert/strict";
import { test } from "node:test";
import { ViolationsError } from "../config/violationsError.ts";
import { parseManifest } from "./parseManifest.ts";
import { TRADES_MANIFEST } from "./replayFolder.testing.ts";

function violationsOf(manifest: unknown): ViolationsError {
  try {
    parseManifest(typeof manifest === "string" ? manifest : JSON.stringify(manifest), "m.json");
  } catch (error) {
    assert.ok(error instanceof ViolationsError);
    assert.equal(error.code, "MANIFEST_INVALID");
    return error;
  }
  return assert.fail("the manifest was accepted");
}

test("a valid manifest is taken as it is", () => {
  assert.equal(parseManifest(JSON.stringify(TRADES_MANIFEST), "m.json").assets.X?.base, "X");
});

test("unknown keys and wrong values are reported together, each with path, value and remedy", () => {
  const asset = { ...TRADES_MANIFEST.assets.X, minimumVenue: 2, skewScale: -5, roundSeconds: 1.5 };
  const error = violationsOf({ ...TRADES_MANIFEST, colour: "red", assets: { X: asset } });
  const found = Object.fromEntries(error.violations.map(({ path, value }) => [path, value]));
  assert.deepEqual(found, { colour: "red", "assets.X.minimumVenue": 2, "assets.X.skewScale": -5, "assets.X.roundSeconds": 1.5 });
  for (const { remedy } of error.violations) assert.notEqual(remedy, "");
  assert.match(error.message, /4 problems/);
  assert.match(error.message, /colour: unknown key \(got "red"\)\. Remove it; allowed keys: manifestVersion, description/);
  assert.match(error.message, /assets\.X\.minimumVenue: unknown key .*allowed keys: base, quote/);
});

test("references that lead nowhere are reported together", () => {
  const { X } = TRADES_MANIFEST.assets;
  const error = violationsOf({
    ...TRADES_MANIFEST,
    layouts: { trade: { kind: "trades", time: { column: "ts", unit: "us" } } },
    files: [
      { file: "../a.csv", layout: "trade", series: [{ venue: "a", pair: "X/USD", price: "p", size: "s" }] },
      { file: "b.csv", layout: "bar", series: [{ venue: "b", pair: "X/USDT" }] },
      { file: "c.csv", layout: "trade", series: [{ venue: "a", pair: "X/USD" }] },
    ],
    assets: { X: { ...X, minimumVenues: 4, sources: [...X.sources, { venue: "c", pair: "Y/EUR" }] } },
  });
  assert.deepEqual(
    error.violations.map(({ path }) => path),
    [
      "files[0].file",
      "files[1].layout",
      "files[2].series[0].price",
      "files[2].series[0].size",
      "files[2].series[0]",
      "assets.X.sources[2]",
      "assets.X.sources[2].pair",
      "assets.X.minimumVenues",
    ],
  );
});

test("a leg must convert into the market's currency and have its sources", () => {
  const leg = { kind: "index", sources: [{ venue: "a", pair: "USDT/EUR" }], minimumVenues: 2, stalenessMillis: 1 };
  const error = violationsOf({ ...TRADES_MANIFEST, assets: { X: { ...TRADES_MANIFEST.assets.X, legs: { USDT: leg } } } });
  const at = "assets.X.legs.USDT";
  assert.deepEqual(
    error.violations.map(({ path }) => path),
    [`${at}.sources[0]`, `${at}.sources[0].pair`, `${at}.minimumVenues`],
  );
});

test("broken JSON is a violation of the document", () => {
  assert.match(violationsOf("{").message, /MANIFEST_INVALID: m\.json has 1 problem .*\(document\)/);
});
