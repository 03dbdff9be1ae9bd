import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatFixed } from "./formatFixed.ts";

test("fixed-point integers read as decimals", () => {
  assert.equal(formatFixed("236110000000000000", 18, 10), "0.23611");
  assert.equal(formatFixed("-1259999", 6, 3), "-1.26");
  assert.equal(formatFixed("23146123456789012345678", 18, 9), "23146.1235");
  assert.equal(formatFixed("123456789012", 18, 4), "0.0000001235");
  assert.equal(formatFixed("100004999999999999999", 18, 9), "100.005");
  assert.equal(formatFixed("999999", 6, 2), "1");
  assert.equal(formatFixed("3", 0, 5), "3");
  assert.equal(formatFixed("0", 18, 5), "0");
});

test("with every digit kept nothing is lost", () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 127n), 2n ** 127n), (integer) => {
      const [whole = "", fraction = ""] = formatFixed(String(integer), 18, 60).split(".");
      assert.equal(BigInt(whole + fraction.padEnd(18, "0")), integer);
    }),
  );
});
