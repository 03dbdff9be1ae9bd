import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { takeRounds } from "./takeRounds.testing.ts";
import { louderPoint, thinPoints } from "./thinPoints.ts";
import { toChartPoint } from "./toChartPoint.ts";

const points = takeRounds(700).map(toChartPoint);

test("thinning keeps the first, the last, the order, the number and the loudest point", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 3, max: 200 }), (count, most) => {
      const all = points.slice(0, count);
      const thin = thinPoints(all, most);
      assert.equal(thin.length, Math.min(count, most));
      assert.equal(thin[0], all[0]);
      assert.equal(thin.at(-1), all.at(-1));
      assert.ok(thin.slice(1).every((point, position) => point.at > (thin[position]?.at ?? 0)));
      if (count > 0) assert.equal(Math.max(...thin.map(({ tier }) => tier)), Math.max(...all.map(({ tier }) => tier)));
    }),
    { numRuns: 50 },
  );
});

test("a higher tier is louder than a larger basis", () => {
  const [quiet] = points;
  assert.ok(quiet !== undefined);
  const wide = { ...quiet, basis: 0.5, tier: 0 } as const;
  const alarmed = { ...quiet, basis: 0.01, tier: 2 } as const;
  assert.equal(louderPoint(wide, alarmed), alarmed);
  assert.equal(louderPoint(alarmed, wide), alarmed);
  assert.equal(louderPoint({ ...wide, basis: -0.6 }, wide).basis, -0.6);
});
