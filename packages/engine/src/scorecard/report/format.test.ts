import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { escapeHtml } from "./escapeHtml.ts";
import { formatBp, formatCompact, formatDuration, formatFixed, formatNumber, formatShare, formatTime } from "./format.ts";

test("numbers: grouped, five significant digits, powers of ten at the ends", () => {
  assert.equal(formatNumber(1_234_567.8), "1,234,568");
  assert.equal(formatNumber(-0.012345678), "−0.012346");
  assert.equal(formatNumber(0), "0");
  assert.equal(formatNumber(-0), "0");
  assert.equal(formatNumber(1234.5678), "1,234.6");
  assert.equal(formatNumber(0.00001234), "1.23e-5");
  assert.equal(formatNumber(-2e15), "−2.00e+15");
});

test("axis numbers are short and keep the true minus sign", () => {
  assert.equal(formatCompact(-2_000_000), "−2M");
  assert.equal(formatCompact(12_500), "12.5K");
  assert.equal(formatCompact(0), "0");
  assert.equal(formatCompact(0.25), "0.25");
});

test("null is a dash everywhere", () => {
  for (const format of [formatNumber, formatShare, formatBp, formatDuration, formatTime]) assert.equal(format(null), "–");
  assert.equal(formatFixed(null, 2), "–");
});

test("a value that rounds to zero has no sign", () => {
  assert.equal(formatFixed(-0.001, 2), "0.00");
  assert.equal(formatFixed(-0.006, 2), "−0.01");
});

test("shares and basis points keep digits where they are small", () => {
  assert.equal(formatShare(0.12345), "12.3 %");
  assert.equal(formatShare(0.012345), "1.23 %");
  assert.equal(formatShare(1), "100.0 %");
  assert.equal(formatBp(12.34), "12.3 bp");
  assert.equal(formatBp(-1.234), "−1.23 bp");
  assert.equal(formatBp(0.005), "0.0050 bp");
  assert.equal(formatBp(0), "0.00 bp");
});

test("durations in their natural unit", () => {
  assert.equal(formatDuration(45), "45 s");
  assert.equal(formatDuration(750), "12.5 min");
  assert.equal(formatDuration(75_600), "21 h");
  assert.equal(formatDuration(1_209_600), "14 d");
});

test("times in UTC; what no calendar holds is a dash", () => {
  assert.equal(formatTime(1_760_130_843_999), "2025-10-10 21:14:03");
  assert.equal(formatTime(9e15), "–");
});

test("escaping leaves nothing that opens a tag, an attribute or an entity, and loses nothing but control characters", () => {
  assert.equal(escapeHtml('<b title="x">'), "&lt;b title=&quot;x&quot;&gt;");
  assert.equal(escapeHtml("a\u0000b\nc"), "a b c");
  assert.equal(escapeHtml("it's & that"), "it&#39;s &amp; that");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeHtml(text);
      assert.ok(!/[<>"']/.test(escaped));
      const back = escaped
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
      assert.equal(back, text.replace(/\p{Cc}/gu, " "));
    }),
  );
});
