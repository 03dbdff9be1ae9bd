import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { VirtualMarket } from "./spendOnRepeg.ts";
import { vammTrade } from "./vammTrade.ts";

const FREE = { long: 0n, short: 0n };
const ONE = 10n ** 9n;
const markets: fc.Arbitrary<VirtualMarket> = fc
  .tuple(fc.bigInt({ min: 10n ** 11n, max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 11n }))
  .map(([sqrtK, peg]) => ({ curve: { base: sqrtK, quote: sqrtK, sqrtK }, peg, netBase: 0n }));
/** Shares of the depth, 1e-4; together at most six tenths of it, so that no reserve runs out. */
const shares = fc.array(fc.bigInt({ min: -500n, max: 500n }), { minLength: 1, maxLength: 12 });
const trade = (market: VirtualMarket, base: bigint) => vammTrade(market, base, FREE);

test("path independence: the curve after any trades depends on the net position only, to the unit", () => {
  fc.assert(
    fc.property(markets, shares, (start, parts) => {
      let market = start;
      for (const part of parts) market = trade(market, (start.curve.sqrtK * part) / 10_000n).market;
      assert.deepEqual(market, trade(start, market.netBase).market);
      assert.equal(market.curve.base + market.netBase, start.curve.base, "base is only ever lent");
    }),
  );
});

test("exactness: what is paid is the curve's own integral as a fraction, never less, at most one reserve unit and one of money more", () => {
  fc.assert(
    fc.property(markets, fc.bigInt({ min: -9_000n, max: 9_000n }), fc.bigInt({ min: -9_000n, max: 9_000n }), (start, a, b) => {
      const { sqrtK } = start.curve;
      const first = trade(start, (sqrtK * a) / 10_000n).market;
      const second = trade(first, (sqrtK * (b - a)) / 10_000n);
      // k / x2 - k / x1 over the common denominator, in units of reserve times peg.
      const [x1, x2] = [first.curve.base, second.market.curve.base];
      const scale = x1 * x2 * ONE;
      const exact = sqrtK * sqrtK * (x1 - x2) * start.peg;
      const slack = (start.peg + ONE) * x1 * x2;
      const excess = second.paid * scale - exact;
      assert.ok(excess >= -start.peg * x1 * x2 && excess <= slack, `${second.paid}`);
    }),
  );
});

test("splitting: no way of cutting a trade into parts costs less than the whole", () => {
  fc.assert(
    fc.property(
      markets,
      fc.array(fc.bigInt({ min: 1n, max: 400n }), { minLength: 2, maxLength: 10 }),
      fc.boolean(),
      (start, parts, buys) => {
        const sizes = parts.map((part) => ((buys ? 1n : -1n) * start.curve.sqrtK * part) / 10_000n);
        let [market, paid] = [start, 0n];
        for (const size of sizes) {
          const step = trade(market, size);
          [market, paid] = [step.market, paid + step.paid];
        }
        const whole = trade(
          start,
          sizes.reduce((sum, size) => sum + size, 0n),
        );
        assert.ok(paid >= whole.paid && paid <= whole.paid + BigInt(sizes.length), `${paid} for ${whole.paid}`);
      },
    ),
  );
});

test("spread: on top of what a buyer pays and off what a seller gets, its own side's rate, rounded up", () => {
  const spread = fc.bigInt({ min: 0n, max: 500_000n });
  fc.assert(
    fc.property(markets, fc.bigInt({ min: -5_000n, max: 5_000n }), spread, spread, (start, share, long, short) => {
      const base = (start.curve.sqrtK * share) / 10_000n;
      const bare = trade(start, base);
      const { paid, fee, market } = vammTrade(start, base, { long, short });
      assert.deepEqual(market, bare.market, "a spread moves money, not reserves");
      assert.equal(paid - fee, bare.paid);
      const owed = (bare.paid < 0n ? -bare.paid : bare.paid) * (base < 0n ? short : long);
      assert.ok(fee * 1_000_000n >= owed && (fee - 1n) * 1_000_000n < owed, `${fee}`);
    }),
  );
});

test("by hand: a buy and a sale of 200 of 1,000 at a peg of 2", () => {
  const start: VirtualMarket = { curve: { base: 1_000n * ONE, quote: 1_000n * ONE, sqrtK: 1_000n * ONE }, peg: 2_000_000n, netBase: 0n };
  // 1,000^2 / 800 - 1,000 = 250 of quote, times 2 = 500; a spread of 1 % is 5.
  const bought = vammTrade(start, 200n * ONE, { long: 10_000n, short: 99n });
  assert.deepEqual([bought.paid, bought.fee, bought.market.netBase], [505_000_000n, 5_000_000n, 200n * ONE]);
  // 1,000 - 1,000^2 / 1,250 = 200, times 2 = 400 less 1 % of it.
  const sold = vammTrade(start, -250n * ONE, { long: 99n, short: 10_000n });
  assert.deepEqual([sold.paid, sold.fee, sold.market.curve.quote], [-396_000_000n, 4_000_000n, 800n * ONE]);
});

test("dust: the smallest buy pays at least one unit of money and the smallest sale gets none", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n ** 11n, max: 10n ** 15n }), fc.bigInt({ min: 1n, max: ONE / 2n }), (sqrtK, peg) => {
      // Taking one unit of base moves the quote by two at most, which at these pegs is one unit of money at most.
      const start: VirtualMarket = { curve: { base: sqrtK, quote: sqrtK, sqrtK }, peg, netBase: 0n };
      assert.equal(trade(start, 1n).paid, 1n);
      assert.equal(trade(start, -1n).paid, 0n);
      assert.equal(trade(start, 0n).paid, 0n);
      assert.deepEqual(trade(start, 0n).market, start);
    }),
  );
});

test("a buy may take all but one unit of the reserve, and not that one", () => {
  const start: VirtualMarket = { curve: { base: 10n ** 6n, quote: 10n ** 6n, sqrtK: 10n ** 6n }, peg: 1_000_000n, netBase: 0n };
  assert.equal(trade(start, 10n ** 6n - 1n).market.curve.quote, 10n ** 12n);
  assert.throws(() => trade(start, 10n ** 6n), { code: "POOL_INPUT", field: "base", value: 10n ** 6n });
});
