import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { budgetedDepth, DRIFT_DEPTH_BOUNDS } from "./budgetedDepth.ts";
import { depthCost, scaleCurve } from "./scaleCurve.ts";
import { spendOnRepeg, type VirtualMarket } from "./spendOnRepeg.ts";
import { FUNDED, owed, playVamm, vammEvents } from "./vammMarket.testing.ts";
import { vammPrice } from "./vammPeg.ts";
import { vammTrade } from "./vammTrade.ts";
import { closeValue, terminalCurve } from "./virtualCurve.ts";

const FREE = { long: 0n, short: 0n };
const { market: CALM } = FUNDED;
const amount = fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n });
const amounts = fc.array(amount, { minLength: 1, maxLength: 15 });
/** One reserve unit of rounding per step, in money. */
const rounding = (steps: number, peg: bigint) => (BigInt(steps) * 2n * peg) / 10n ** 9n + BigInt(steps) + 1n;

test("invariant: base times quote never falls below the square of the depth, and the price follows the trade", () => {
  fc.assert(
    fc.property(amounts, (trades) => {
      let market = CALM;
      for (const base of trades) {
        const before = vammPrice({ ...market.curve, peg: market.peg });
        market = vammTrade(market, base, FREE).market;
        const { curve } = market;
        assert.ok(curve.base * curve.quote >= curve.sqrtK * curve.sqrtK);
        const price = vammPrice({ ...curve, peg: market.peg });
        assert.ok(base > 0n ? price >= before : price <= before || base === 0n);
      }
    }),
  );
});

test("coalition: any trades that end flat pay at least their spreads, however they are split", () => {
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: 0n, max: 5_000n }), (trades, spread) => {
      const spreads = { long: spread, short: spread };
      let [market, paid, fees]: [VirtualMarket, bigint, bigint] = [CALM, 0n, 0n];
      for (const base of [...trades, -trades.reduce((sum, base) => sum + base, 0n)]) {
        const trade = vammTrade(market, base, spreads);
        [market, paid, fees] = [trade.market, paid + trade.paid, fees + trade.fee];
      }
      assert.equal(market.netBase, 0n);
      assert.ok(paid >= fees, `${paid} of ${fees}`);
    }),
  );
});

test("solvency: trades, repegs and depth changes inside their budgets leave at least the unspent fees when everybody closes", () => {
  fc.assert(
    fc.property(vammEvents(3), (events) => {
      let state = FUNDED;
      let largest = state.market.peg;
      for (const event of events) {
        state = playVamm(state, event).state;
        if (state.market.peg > largest) largest = state.market.peg;
        const slack = rounding(events.length, largest);
        assert.ok(state.fees >= -slack, `fees ${state.fees} after ${event.kind}`);
        assert.ok(state.cash - owed(state.market) >= state.fees - slack, `${state.cash - owed(state.market)} and ${state.fees}`);
      }
    }),
    { numRuns: 200 },
  );
});

test("coalition: traders who know every repeg and depth change beforehand get at most what the fees paid for", () => {
  fc.assert(
    fc.property(vammEvents(1), (events) => {
      let [state, paid, spent] = [FUNDED, 0n, 0n];
      for (const event of events) {
        const before = state;
        const played = playVamm(state, event);
        [state, paid] = [played.state, paid + played.paid];
        if (event.kind !== "trade") spent += before.fees - state.fees;
      }
      const closing = playVamm(state, { kind: "trade", trader: 0, base: -state.market.netBase });
      paid += closing.paid;
      const slack = rounding(events.length + 1, 10n ** 9n);
      // All fees are the coalition's own, so whatever repegs gave back, it still paid.
      assert.ok(paid >= -slack, `the coalition got ${-paid}, repegs spent ${spent}`);
    }),
    { numRuns: 200 },
  );
});

test("depth: scaling keeps the price, deeper costs and shallower earns whatever side the users are on", () => {
  fc.assert(
    fc.property(amount, fc.bigInt({ min: 978_000n, max: 1_001_000n }), (net, factor) => {
      const { market } = vammTrade(CALM, net, FREE);
      const scaled = scaleCurve(market.curve, (market.curve.sqrtK * factor) / 1_000_000n, market.netBase);
      const price = (curve: typeof scaled) => vammPrice({ ...curve, peg: market.peg });
      const before = price(market.curve);
      const drift = price(scaled) - before;
      assert.ok(drift * drift <= 1n + (before * before) / 10n ** 14n, `${before} moved by ${drift}`);
      const cost = depthCost(market.curve, scaled, market.netBase, market.peg);
      if (factor > 1_000_000n) assert.ok(cost >= -2n);
      if (factor < 1_000_000n) assert.ok(cost <= 2n);
    }),
  );
});

test("depth: the budgeted factor spends no more than its budget and raises at least what it must, inside its bounds", () => {
  fc.assert(
    fc.property(amount, fc.bigInt({ min: -(10n ** 7n), max: 10n ** 7n }), (net, budget) => {
      const { market } = vammTrade(CALM, net, FREE);
      const factor = budgetedDepth(market.curve, market.netBase, market.peg, budget, DRIFT_DEPTH_BOUNDS);
      assert.ok(factor >= DRIFT_DEPTH_BOUNDS.lowest && factor <= DRIFT_DEPTH_BOUNDS.highest);
      const scaled = scaleCurve(market.curve, (market.curve.sqrtK * factor) / 1_000_000n, market.netBase);
      const cost = depthCost(market.curve, scaled, market.netBase, market.peg);
      // One millionth of depth of a position of 100 at 50 is half a cent.
      assert.ok(budget >= 0n ? cost <= budget + 10_000n : cost <= 10_000n, `${cost} of ${budget}`);
    }),
  );
  const flat = budgetedDepth(CALM.curve, 0n, CALM.peg, 1n, DRIFT_DEPTH_BOUNDS);
  assert.equal(flat, DRIFT_DEPTH_BOUNDS.highest);
  assert.equal(budgetedDepth(CALM.curve, 0n, CALM.peg, -1n, DRIFT_DEPTH_BOUNDS), 1_000_000n);
});

test("repeg: never dearer than budget and saving, never past the target, never the wrong way", () => {
  fc.assert(
    fc.property(
      amount,
      fc.bigInt({ min: 30_000_000n, max: 80_000_000n }),
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.boolean(),
      (net, target, budget, thin) => {
        const { market } = vammTrade(CALM, net, FREE);
        const { market: after, cost, saved } = spendOnRepeg(market, target, budget, thin);
        assert.ok(cost <= budget + saved, `${cost} of ${budget} and ${saved}`);
        assert.ok(target >= market.peg ? after.peg >= market.peg : after.peg <= market.peg);
        const [low, high] = market.peg < target ? [market.peg, target] : [target, market.peg];
        const overshoot = saved > 0n ? high / 100n : 0n;
        assert.ok(after.peg >= low - overshoot && after.peg <= high + overshoot);
        if (saved > 0n) assert.ok(thin && after.curve.sqrtK < market.curve.sqrtK);
      },
    ),
  );
  assert.deepEqual(spendOnRepeg(CALM, CALM.peg, 10n, true), { market: CALM, cost: 0n, saved: 0n });
  assert.equal(spendOnRepeg(CALM, 70_000_000n, 0n, true).market.peg, 70_000_000n, "nothing open: free");
});

test("repeg: without a budget a peg that costs stays where it is, one that earns moves all the way", () => {
  const { market } = vammTrade(CALM, 10n ** 11n, FREE);
  assert.equal(spendOnRepeg(market, 60_000_000n, 0n, false).market.peg, market.peg);
  const down = spendOnRepeg(market, 40_000_000n, 0n, false);
  assert.ok(down.market.peg === 40_000_000n && down.cost < 0n);
});

test("close value: longs get it rounded down, shorts owe it rounded up, a flat market owes nothing", () => {
  const { market } = vammTrade(CALM, 10n ** 10n, FREE);
  const long = vammTrade(CALM, 10n ** 10n, FREE).paid;
  assert.ok(closeValue(market.curve, market.netBase, market.peg) <= long);
  const short = vammTrade(CALM, -(10n ** 10n), FREE);
  assert.ok(closeValue(short.market.curve, short.market.netBase, CALM.peg) >= -short.paid);
  assert.equal(closeValue(CALM.curve, 0n, CALM.peg), 0n);
  assert.deepEqual(terminalCurve(CALM.curve, 0n), CALM.curve);
});

test("refusals", () => {
  assert.throws(() => vammTrade(CALM, 10n ** 12n, FREE), { code: "POOL_INPUT", field: "base" });
  assert.throws(() => terminalCurve(CALM.curve, -(10n ** 12n)), { code: "POOL_INPUT", field: "netBase" });
  assert.throws(() => scaleCurve(CALM.curve, CALM.curve.sqrtK / 3n, 0n), /half of the depth/);
  assert.throws(() => scaleCurve(CALM.curve, 10n ** 22n, 0n), /must be at most/);
  assert.throws(() => scaleCurve(CALM.curve, (CALM.curve.sqrtK * 9n) / 10n, CALM.curve.sqrtK), /net position/);
  assert.throws(() => budgetedDepth(CALM.curve, 1n, 1n, 1n, { lowest: 0n, highest: 2_000_000n }), { code: "POOL_INPUT", field: "lowest" });
  assert.throws(() => budgetedDepth(CALM.curve, 1n, 1n, 1n, { lowest: 1n, highest: 1n }), { code: "POOL_INPUT", field: "highest" });
});
