import assert from "node:assert/strict";
import { test } from "node:test";
import { fromCollateral, fromWad, toCollateral, toWad } from "./units.ts";

test("sizes and amounts survive the way to the chain and back", () => {
  assert.equal(toWad(-1.25), -1_250_000_000_000_000_000n);
  assert.equal(fromWad(toWad(0.000000001)), 1e-9);
  assert.equal(toCollateral(1.9999999), 1_999_999n, "an amount never grows by rounding");
  assert.equal(fromCollateral(-2_500_000n), -2.5);
});
