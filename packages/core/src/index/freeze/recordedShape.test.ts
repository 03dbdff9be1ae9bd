import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW } from "../market.testing.ts";
import { DEFAULT_DRIFT, type DriftState, trustOf, updateDrift } from "./drift.ts";

const HOUR = 3_600_000;
const BP = 1e-4;

/**
 * Daily means of the frozen venue's distance in the autumn of 2020, basis points, rounded to five: a fortnight of nothing, six weeks with a relapse, a
 * fortnight of nothing again.
 */
const FROZEN_DAYS = [
  ...Array<number>(14).fill(0),
  ...[-5, -5, 0, -5, -5, -5, -15, -20, -15, -25, -25, -30, -40, -50, -45, -80, -100, -100, -80, -70, -60],
  ...[-25, -10, -15, -20, -30, -60, -60, -60, -85, -90, -75, -60, -85, -55, -25, -50, -40, -10, -15, -30, -10],
  ...Array<number>(14).fill(0),
];

/** Trust of the frozen venue at the end of each day; two honest ones swing by 3 bp against each other every hour. */
function follow(days: readonly number[]): number[] {
  let drift: DriftState = {};
  return days.map((distance, day) => {
    for (let hour = 0; hour < 24; hour++) {
      const swing = hour % 2 === 0 ? 1.5 : -1.5;
      const prices = [swing, -swing, distance + swing].map((bp, i) => ({ venue: "abz"[i] ?? "", price: 100 * (1 + bp * BP) }));
      drift = updateDrift(drift, prices, NOW + (24 * day + hour) * HOUR, DEFAULT_DRIFT);
    }
    const trust = trustOf(drift, DEFAULT_DRIFT);
    assert.ok((trust.a ?? 0) > 0.7 && (trust.b ?? 0) > 0.7, `honest venues keep their weight on day ${day}`);
    return trust.z ?? 1;
  });
}

test("out on the day after it passed 10 bp, not back in the relapse, back within three days of the thaw", () => {
  const trust = follow(FROZEN_DAYS);
  const outOn = trust.indexOf(0);
  assert.ok(outOn === 20 || outOn === 21, `out on day ${outOn}`);
  const thaw = FROZEN_DAYS.lastIndexOf(-10) + 1;
  assert.ok(
    trust.slice(outOn, thaw).every((share) => share === 0),
    "days of 10 bp in the middle are no thaw",
  );
  const back = trust.findIndex((share, day) => day >= thaw && share > 0);
  assert.ok(back >= thaw + 1 && back <= thaw + 3, `back on day ${back}, thaw on ${thaw}`);
  assert.ok((trust.at(-1) ?? 0) > 0.85);
});

test("its weight falls before it is out: at 5 bp it has lost four tenths", () => {
  const trust = follow(FROZEN_DAYS.slice(0, 20));
  assert.ok((trust[13] ?? 0) > 0.85 && (trust[19] ?? 1) < 0.7 && (trust[19] ?? 0) > 0);
});

test("mirrored, a venue that is too dear is treated the same", () => {
  const up = follow(FROZEN_DAYS.map((distance) => -distance));
  const down = follow(FROZEN_DAYS);
  for (const [day, share] of up.entries()) assert.ok(Math.abs(share - (down[day] ?? 0)) < 0.05, `day ${day}`);
});
