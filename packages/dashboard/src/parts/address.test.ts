import assert from "node:assert/strict";
import { test } from "node:test";
import { type Address, formatAddress, parseAddress } from "./address.ts";

const addresses: readonly [string, Address][] = [
  ["#BTC-USD", { market: "BTC-USD", trace: null }],
  ["#BTC-USD/fundingRate/173689929", { market: "BTC-USD", trace: { field: "fundingRate", round: 173_689_929 } }],
];
for (const [hash, address] of addresses) {
  test(`${hash} is read and written`, () => {
    assert.deepEqual(parseAddress(hash), address);
    assert.equal(formatAddress(address), hash);
  });
}

test("what is not understood is left out", () => {
  assert.deepEqual(parseAddress(""), { market: null, trace: null });
  for (const hash of ["#BTC-USD/index", "#BTC-USD/index/x", "#BTC-USD/<b>/1", "#BTC-USD//1"])
    assert.deepEqual(parseAddress(hash), { market: "BTC-USD", trace: null }, hash);
  assert.deepEqual(parseAddress("#%E0%A4%A"), { market: null, trace: null });
});
