import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { vammTrade } from "./vammTrade.ts";
import { closeValue, terminalCurve, type VirtualCurve } from "./virtualCurve.ts";

const FREE = { long: 0n, short: 0n };
const ONE = 10n ** 9n;
const depth = fc.bigInt({ min: 10n ** 10n, max: 10n ** 15n });
const pegs = fc.bigInt({ min: 1n, max: 10n ** 11n });
/** Balanced curves, and a net position of up to nine tenths of their depth either way. */
const markets = fc
  .tuple(depth, pegs, fc.integer({ min: -900, max: 900 }))
  .map(([sqrtK, peg, net]) => ({ sqrtK, peg, net: (sqrtK * BigInt(net)) / 1_000n }));
const balanced = (sqrtK: bigint): VirtualCurve => ({ base: sqrtK, quote: sqrtK, sqrtK });

/** The market that a net position leaves when it was made in one trade. */
function opened({ sqrtK, peg, net }: { readonly sqrtK: bigint; readonly peg: bigint; readonly net: bigint }) {
  return vammTrade({ curve: balanced(sqrtK), peg, netBase: 0n }, net, FREE);
}

test("terminal curve: the users' base comes back to the unit, and the quote is the most that stays inside the invariant", () => {
  fc.assert(
    fc.property(markets, (at) => {
      const { market } = opened(at);
      const end = terminalCurve(market.curve, at.net);
      assert.equal(end.base, at.sqrtK, "a balanced market is balanced again");
      assert.equal(end.sqrtK, at.sqrtK);
      const square = at.sqrtK * at.sqrtK;
      assert.ok(end.base * end.quote <= square && end.base * (end.quote + 1n) > square);
    }),
  );
});

test("terminal curve: closing a part and then the rest ends where closing at once ends", () => {
  fc.assert(
    fc.property(markets, fc.bigInt({ min: 0n, max: 1_000n }), (at, share) => {
      const { curve } = opened(at).market;
      const part = (at.net * share) / 1_000n;
      assert.deepEqual(terminalCurve(terminalCurve(curve, part), at.net - part), terminalCurve(curve, at.net));
    }),
  );
});

test("close value: what a real closing trade moves, to one reserve unit and one unit of money", () => {
  fc.assert(
    fc.property(markets, (at) => {
      const { market } = opened(at);
      const trade = vammTrade(market, -at.net, FREE).paid;
      const value = closeValue(market.curve, at.net, at.peg);
      const unit = at.peg / ONE + 2n;
      // Longs are paid by the trade (negative), shorts pay it.
      const exact = at.net < 0n ? trade : -trade;
      assert.ok(value - exact <= unit && exact - value <= unit, `${value} for ${exact}`);
    }),
  );
});

test("close value: nobody is owed more than was paid for the position, nor owes less than was got for it, at an unchanged peg", () => {
  fc.assert(
    fc.property(markets, (at) => {
      const { market, paid } = opened(at);
      const value = closeValue(market.curve, at.net, at.peg);
      if (at.net > 0n) assert.ok(value <= paid, `${value} of ${paid}`);
      if (at.net < 0n) assert.ok(value >= -paid, `${value} for ${-paid}`);
    }),
  );
});

test("close value: by hand, a long rounded down, a short rounded up by its unit", () => {
  const curve = { base: 800n * ONE, quote: 1_250n * ONE, sqrtK: 1_000n * ONE };
  // 1,000^2 / (800 + 200) = 1,000, so 250 of quote come out; at a peg of 2.000001 that is 500.00025.
  assert.equal(closeValue(curve, 200n * ONE, 2_000_001n), 500_000_250n);
  // 1,000^2 / (800 - 300) = 2,000, so 750 of quote go in: 1,500.00075 and the unit that shorts owe more.
  assert.equal(closeValue(curve, -300n * ONE, 2_000_001n), 1_500_000_751n);
  // Seven reserve units at a peg of 0.5 are 3.5e-9: nothing for a long, one unit from a short.
  assert.equal(closeValue({ ...curve, quote: 1_000n * ONE + 7n }, 200n * ONE, 500_000n), 0n);
  assert.equal(closeValue({ ...curve, quote: 2_000n * ONE - 7n }, -300n * ONE, 500_000n), 1n);
});

test("terminal curve: shorts of all the reserve or more are refused, of all but one unit are not", () => {
  const curve = balanced(10n ** 10n);
  for (const net of [-(10n ** 10n), -(10n ** 10n) - 1n])
    assert.throws(() => terminalCurve(curve, net), { code: "POOL_INPUT", field: "netBase", value: net });
  assert.deepEqual(terminalCurve(curve, 1n - 10n ** 10n), { base: 1n, quote: 10n ** 20n, sqrtK: 10n ** 10n });
  assert.throws(() => closeValue(curve, -(10n ** 10n), 1n), { code: "POOL_INPUT", field: "netBase" });
});
