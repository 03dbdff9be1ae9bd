import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BP, basis, RULES, seconds } from "./rebate.testing.ts";
import { advanceRebateIndex, type RebateIndex, startRebateIndex } from "./rebateIndex.ts";
import { countedBasis, WAD } from "./rebateParameters.ts";
import { endRest, placeDepth } from "./restingDepth.ts";

const depth = fc.bigInt({ min: 1n, max: 10n ** 12n });
const history = fc.array(fc.tuple(basis, seconds), { minLength: 1, maxLength: 8 });
const START = startRebateIndex(0n);
const after = (steps: readonly (readonly [bigint, bigint])[], sign = 1n): RebateIndex =>
  steps.reduce((index, [level, time]) => advanceRebateIndex(index, index.at + time, sign * level, RULES), START);

test("mirror: a bid below the index earns to the unit what an ask earns as far above it", () => {
  fc.assert(
    fc.property(history, depth, (steps, amount) => {
      const [up, down] = [after(steps), after(steps, -1n)];
      assert.deepEqual(down, { at: up.at, bidWad: up.askWad, askWad: up.bidWad });
      const earn = (side: "bid" | "ask", index: RebateIndex) =>
        endRest(placeDepth("a", side, amount, START), amount, "filled", index, RULES).accrued;
      assert.equal(earn("bid", down), earn("ask", up));
      assert.equal(earn("ask", down), earn("bid", up));
    }),
  );
});

test("a bid of 10,000 for one hour, 50 bp below the index and 5 bp of dead band, earns 32.4; an ask beside it nothing", () => {
  const index = advanceRebateIndex(START, 3_600n, -50n * BP, RULES);
  const earn = (side: "bid" | "ask") =>
    endRest(placeDepth("a", side, 10_000_000_000n, START), 10_000_000_000n, "cancelled", index, RULES).accrued;
  // 2e-4 / s * 45 bp * 10,000 * 3,600 s = 32.4
  assert.equal(earn("bid"), 32_400_000n);
  assert.equal(earn("ask"), 0n);
});

test("an index never falls, so that no rest ever costs anything", () => {
  fc.assert(
    fc.property(history, basis, seconds, fc.constantFrom("bid" as const, "ask" as const), depth, (steps, level, time, side, amount) => {
      const before = after(steps);
      const later = advanceRebateIndex(before, before.at + time, level, RULES);
      assert.ok(later.bidWad >= before.bidWad && later.askWad >= before.askWad);
      assert.ok(endRest(placeDepth("a", side, amount, before), amount, "filled", later, RULES).accrued >= 0n);
    }),
  );
});

test("the further the market from its index the more depth earns, up to rate x largest basis x time", () => {
  fc.assert(
    fc.property(basis, basis, seconds, (a, b, time) => {
      const earned = (level: bigint) => {
        const { bidWad, askWad } = advanceRebateIndex(START, time, level, RULES);
        return bidWad + askWad;
      };
      const size = (level: bigint) => (level < 0n ? -level : level);
      const [near, far] = size(a) < size(b) ? [a, b] : [b, a];
      assert.ok(earned(near) <= earned(far));
      assert.ok(earned(far) * WAD <= RULES.rateWad * RULES.maxBasisWad * time);
    }),
  );
});

test("an order that ends in parts earns what it would have earned whole, less at most a unit for each part", () => {
  fc.assert(
    fc.property(fc.array(depth, { minLength: 1, maxLength: 6 }), history, (parts, steps) => {
      const total = parts.reduce((sum, part) => sum + part, 0n);
      const index = after(steps);
      const whole = endRest(placeDepth("a", "ask", total, START), total, "filled", index, RULES);
      let left = placeDepth("a", "ask", total, START);
      let earned = 0n;
      parts.forEach((part, i) => {
        const ended = endRest(left, part, "filled", index, RULES);
        earned += ended.accrued;
        assert.equal(ended.left === null, i === parts.length - 1);
        left = ended.left ?? left;
      });
      assert.ok(earned <= whole.accrued && whole.accrued - earned < BigInt(parts.length));
    }),
  );
});

test("a part that is filled does not start the minimum rest of the remainder again", () => {
  const order = placeDepth("a", "ask", 10n ** 12n, START);
  const [early, due] = [29n, 30n].map((at) => advanceRebateIndex(START, at, 100n * BP, RULES)) as [RebateIndex, RebateIndex];
  const { left } = endRest(order, 10n ** 11n, "filled", early, RULES);
  assert.ok(left);
  assert.equal(endRest(left, left.depth, "cancelled", early, RULES).accrued, 0n);
  // 2e-4 / s * 95 bp * 9e11 * 30 s = 51,300,000
  assert.equal(endRest(left, left.depth, "cancelled", due, RULES).accrued, 51_300_000n);
});

test("the basis counts one for one beyond its dead band, on both sides, and not at all inside", () => {
  fc.assert(
    fc.property(basis, fc.bigInt({ min: 0n, max: 100n * BP }), (level, band) => {
      const size = level < 0n ? -level : level;
      const counted = countedBasis(level, band);
      assert.equal(counted, countedBasis(-level, band));
      assert.equal(counted === 0n, size <= band);
      if (size > band) assert.equal(counted + band, size);
    }),
  );
});

test("refusals: every negative rule is named, and so is an end of nothing", () => {
  for (const field of Object.keys(RULES)) {
    assert.throws(() => advanceRebateIndex(START, 1n, 0n, { ...RULES, [field]: -1n }), { code: "INCENTIVES_INPUT", field, value: -1n });
  }
  const order = placeDepth("a", "bid", 5n, START);
  for (const amount of [0n, -1n, 6n]) {
    assert.throws(() => endRest(order, amount, "filled", START, RULES), { code: "INCENTIVES_INPUT", field: "amount", value: amount });
  }
  assert.throws(() => placeDepth("a", "ask", -1n, START), { code: "INCENTIVES_INPUT", field: "depth", value: -1n });
});
