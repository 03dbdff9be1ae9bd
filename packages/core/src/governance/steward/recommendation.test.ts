import assert from "node:assert/strict";
import { test } from "node:test";
import { isFresh, refusalOf } from "./recommendation.ts";

const SIX_HOURS = 21_600;
const wish = { id: "42", parameter: "supplyCap", value: 1n, publishedAt: 1_000 };
const asked = (now: number, used: string[] = []) => refusalOf(wish, new Set(used), now, SIX_HOURS);

test("a recommendation expires at the end of its validity, not a second later", () => {
  assert.equal(isFresh(0, SIX_HOURS - 1, SIX_HOURS), true);
  assert.equal(isFresh(0, SIX_HOURS, SIX_HOURS), false);
  assert.equal(asked(1_000 + SIX_HOURS - 1), null);
  assert.equal(asked(1_000 + SIX_HOURS), "expired");
});

test("a recommendation that nobody has published yet is refused", () => {
  assert.equal(asked(999), "from_the_future");
  assert.equal(isFresh(Number.NaN, 0, SIX_HOURS), false);
});

test("a recommendation is used once", () => {
  assert.equal(asked(1_000, ["41"]), null);
  assert.equal(asked(1_000, ["41", "42"]), "used");
});
