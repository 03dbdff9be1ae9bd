import assert from "node:assert/strict";
import { test } from "node:test";
import * as format from "./format.ts";

const cases: readonly [string, string, string][] = [
  ["a negative number has a true minus", format.formatNumber(-1234.5, 1), "−1,234.5"],
  ["a signed number says plus", format.formatNumber(3, 1, true), "+3.0"],
  ["zero has no sign", format.formatBp(0), "0.0"],
  ["nearly zero has no sign", format.formatBp(-0.000_000_1), "0.0"],
  ["a large price", format.formatPrice(64_012.34), "64,012.3"],
  ["a price near one", format.formatPrice(1.000_04), "1.00004"],
  ["a small price", format.formatPrice(0.412_345_6), "0.412346"],
  ["a tiny price", format.formatPrice(0.000_012_34), "0.00001234"],
  ["basis points", format.formatBp(0.00124), "+12.4"],
  ["negative basis points", format.formatBp(-0.00124), "−12.4"],
  ["basis points with their unit", format.inBp(0.00124), "+12.4 bp"],
  ["basis points without plus", format.inBp(0.00124, 0, false), "12 bp"],
  ["percent", format.formatPercent(0.05), "5.00 %"],
  ["yearly rate", format.formatApr(3.171e-9), "+10.0 %"],
  ["yearly rate without plus", format.formatApr(3.171e-9, false), "10.0 %"],
  ["a quantity", format.formatQuantity(1234.567), "1,235"],
  ["a small quantity", format.formatQuantity(-0.1234, true), "−0.123"],
  ["billions", format.formatCompact(2.5e9), "2.50 B"],
  ["millions", format.formatCompact(4_000_123), "4.00 M"],
  ["thousands", format.formatCompact(12_345), "12.3 k"],
  ["below ten thousand", format.formatCompact(9_999), "9,999"],
  ["cents", format.formatCompact(12.5), "12.50"],
  ["seconds", format.formatDuration(3.21), "3.2 s"],
  ["tens of seconds", format.formatDuration(42), "42 s"],
  ["minutes", format.formatDuration(150), "2 min 30 s"],
  ["hours", format.formatDuration(5_040), "1 h 24 min"],
  ["days", format.formatDuration(200_000), "2 d 7 h"],
  ["clock", format.formatClock(Date.UTC(2026, 0, 5, 9, 0, 7)), "09:00:07"],
  ["day", format.formatDay(Date.UTC(2026, 0, 5, 9)), "2026-01-05"],
  ["a hash", format.shortHex("0x8f3a2c1b94d7e6550a1f"), "0x8f3a…0a1f"],
  ["a short hash stays", format.shortHex("0x8f3a"), "0x8f3a"],
];
for (const [name, shown, expected] of cases) test(name, () => assert.equal(shown, expected));

test("what is not known is a dash everywhere", () => {
  const shows = [
    format.formatNumber,
    format.formatPrice,
    format.formatBp,
    format.inBp,
    format.formatPercent,
    format.formatApr,
    format.formatQuantity,
    format.formatCompact,
    format.formatDuration,
    format.formatClock,
    format.formatDay,
  ];
  for (const show of shows)
    for (const value of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(show(value), format.UNKNOWN);
});

test("the funding cap of 4.34e-7 per second is 125 bp per 8 h", () => {
  assert.equal(format.formatBp(format.per8Hours(4.34e-7), 0), "+125");
});
