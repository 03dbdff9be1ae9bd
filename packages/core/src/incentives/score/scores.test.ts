import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bandDepths, DYDX_BANDS, depthScore, type QuotedOrder } from "./depthScore.ts";
import { epochScore, type UptimeRule } from "./epochScore.ts";
import { shareByScore } from "./shareByScore.ts";

const order: fc.Arbitrary<QuotedOrder> = fc.record({
  side: fc.constantFrom(1 as const, -1 as const),
  price: fc.double({ min: 98, max: 102, noNaN: true }),
  size: fc.double({ min: 0, max: 1e6, noNaN: true }),
});
const orders = fc.array(order, { maxLength: 12 });
const score = (list: readonly QuotedOrder[], oneSided = 0) => depthScore(bandDepths(list, 100, DYDX_BANDS), DYDX_BANDS, oneSided);

test("bands: nearer depth counts in every wider band, the edge counts, beyond the last band nothing does", () => {
  const at = (price: number, side: 1 | -1 = 1) => bandDepths([{ side, price, size: 5 }], 100, DYDX_BANDS).map(({ bid, ask }) => bid + ask);
  assert.deepEqual(at(99.8), [5, 5, 5]);
  assert.deepEqual(at(99.6), [0, 5, 5]);
  assert.deepEqual(at(101, -1), [0, 0, 5]);
  assert.deepEqual(at(101.01, -1), [0, 0, 0]);
});

test("score: two-sided depth only, unless one side is worth a share; more depth never scores less", () => {
  fc.assert(
    fc.property(orders, order, fc.double({ min: 0, max: 0.5, noNaN: true }), (list, more, oneSided) => {
      assert.ok(score([...list, more], oneSided) >= score(list, oneSided) * (1 - 1e-12));
      assert.ok(score(list, oneSided) >= score(list) * (1 - 1e-12));
    }),
  );
  const bids: QuotedOrder[] = [{ side: 1, price: 99.9, size: 100 }];
  assert.equal(score(bids), 0);
  assert.equal(score(bids, 0.5), 21 * 50);
  assert.equal(score([...bids, { side: -1, price: 100.1, size: 100 }]), 2_100);
});

const RULE: UptimeRule = { minimumScore: 10, power: 5, minimumUptime: 0.5 };

test("epoch: uptime to its power; down, thin and unreported time count as absence", () => {
  const whole = epochScore([{ score: 100, seconds: 3_600 }], 3_600, RULE);
  assert.equal(whole, 360_000);
  const most = epochScore(
    [
      { score: 100, seconds: 2_880 },
      { score: 5, seconds: 720 },
    ],
    3_600,
    RULE,
  );
  assert.ok(Math.abs(most - 288_000 * 0.8 ** 5) < 1e-6);
  assert.equal(epochScore([{ score: 100, seconds: 1_700 }], 3_600, RULE), 0, "below the minimum uptime");
  assert.equal(epochScore([], 3_600, { ...RULE, minimumUptime: 0 }), 0);
});

test("epoch: cutting a held score into pieces changes nothing, and nothing in it knows of trades", () => {
  const held = fc.array(
    fc.record({ score: fc.double({ min: 0, max: 1e6, noNaN: true }), seconds: fc.double({ min: 0, max: 300, noNaN: true }) }),
    {
      maxLength: 10,
    },
  );
  fc.assert(
    fc.property(held, (list) => {
      const halves = list.flatMap(({ score: level, seconds }) => [
        { score: level, seconds: seconds / 2 },
        { score: level, seconds: seconds / 2 },
      ]);
      const rule = { ...RULE, minimumUptime: 0 };
      const [one, two] = [epochScore(list, 3_600, rule), epochScore(halves, 3_600, rule)];
      assert.ok(Math.abs(one - two) <= 1e-9 * (1 + one));
    }),
  );
});

const scores = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 12 });

test("share: never more than the reward, in proportion, and the rest is less than one unit per account plus the resolution", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), scores, (reward, values) => {
      const list = values.map((value, i) => ({ account: `${i}`, score: value }));
      const shares = shareByScore(reward, list);
      const paid = shares.reduce((sum, { amount }) => sum + amount, 0n);
      assert.ok(paid <= reward);
      if (Math.max(0, ...values) > 0) assert.ok(reward - paid <= BigInt(values.length));
      else assert.equal(paid, 0n);
      const given = new Map(shares.map(({ account, amount }) => [account, amount]));
      for (const [i, value] of values.entries()) {
        for (const [j, other] of values.entries()) {
          if (value >= other) assert.ok((given.get(`${i}`) ?? 0n) >= (given.get(`${j}`) ?? 0n));
        }
      }
    }),
  );
});

test("share: the smallest and the largest numbers there are share as well as any", () => {
  for (const unit of [Number.MIN_VALUE, 2 ** -900, 1, 2 ** 1_000]) {
    const shares = shareByScore(1_000n, [
      { account: "a", score: unit },
      { account: "b", score: 3 * unit },
    ]);
    assert.deepEqual(
      shares.map(({ amount }) => amount),
      [250n, 750n],
    );
  }
});

test("Sybils: an account whose depth is split over two names is not paid more", () => {
  fc.assert(
    fc.property(orders, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (list, coins) => {
      const [a, b] = [list.filter((_, i) => coins[i]), list.filter((_, i) => !coins[i])];
      assert.ok(score(a) + score(b) <= score(list) * (1 + 1e-12));
    }),
  );
});

test("refusals", () => {
  assert.throws(() => bandDepths([], 0, DYDX_BANDS), { code: "INCENTIVES_INPUT", field: "mid" });
  assert.throws(() => bandDepths([{ side: 1, price: -1, size: 1 }], 1, DYDX_BANDS), { code: "INCENTIVES_INPUT", field: "orders[0].price" });
  assert.throws(() => depthScore([], DYDX_BANDS, 0), { code: "INCENTIVES_INPUT", field: "depths.length" });
  assert.throws(() => epochScore([{ score: 1, seconds: 4_000 }], 3_600, RULE), { code: "INCENTIVES_INPUT", field: "reported seconds" });
  assert.throws(() => shareByScore(-1n, []), { code: "INCENTIVES_INPUT", field: "reward" });
  assert.throws(() => shareByScore(1n, [{ account: "a", score: Number.NaN }]), { code: "INCENTIVES_INPUT", field: "scores[0]" });
});
