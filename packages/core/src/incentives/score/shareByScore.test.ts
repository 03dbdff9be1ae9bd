import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AccountScore, shareByScore } from "./shareByScore.ts";

const reward = fc.bigInt({ min: 0n, max: 10n ** 24n });
const scores = fc
  .array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 10 })
  .map((values) => values.map((score, i): AccountScore => ({ account: `${i}`, score })));
const byAccount = (amount: bigint, list: readonly AccountScore[]) =>
  new Map(shareByScore(amount, list).map((share) => [share.account, share.amount]));

test("the order of the accounts changes nobody's share, and neither does another unit of score", () => {
  fc.assert(
    fc.property(reward, scores, fc.integer({ min: -60, max: 60 }), (amount, list, shift) => {
      const shares = byAccount(amount, list);
      assert.deepEqual(byAccount(amount, list.toReversed()), shares);
      // Scores below what 2^-60 keeps whole lose digits.
      fc.pre(list.every(({ score }) => score === 0 || score > 1e-200));
      assert.deepEqual(
        byAccount(
          amount,
          list.map(({ account, score }) => ({ account, score: score * 2 ** shift })),
        ),
        shares,
      );
    }),
  );
});

test("each share is the reward times its part of the scores, to one unit and the resolution", () => {
  fc.assert(
    fc.property(reward, scores, (amount, list) => {
      const shares = byAccount(amount, list);
      const sum = list.reduce((total, { score }) => total + score, 0);
      if (sum === 0) return;
      for (const { account, score } of list) {
        const exact = Number(amount) * (score / sum);
        assert.ok(Math.abs(Number(shares.get(account) ?? 0n) - exact) <= 1 + Number(amount) * 1e-14);
      }
    }),
  );
});

test("who scored nothing gets nothing and takes nothing from the others; who is alone gets all", () => {
  fc.assert(
    fc.property(reward, scores, (amount, list) => {
      const idle = { account: "idle", score: 0 };
      assert.deepEqual(shareByScore(amount, [idle, ...list]), shareByScore(amount, list));
      assert.deepEqual(shareByScore(amount, [idle]), []);
      const alone = shareByScore(amount, [{ account: "alone", score: 1e-300 }]);
      assert.deepEqual(alone, amount > 0n ? [{ account: "alone", amount }] : []);
    }),
  );
});

test("a higher score earns no less, and leaves the others no more", () => {
  fc.assert(
    fc.property(reward, scores, fc.double({ min: 1.001, max: 100, noNaN: true }), (amount, list, factor) => {
      const raised = list.map((one, i) => (i === 0 ? { ...one, score: one.score * factor } : one));
      const [before, after] = [byAccount(amount, list), byAccount(amount, raised)];
      // Two resolutions of 2^-52 are compared, and each share is rounded down.
      const slack = 1n + amount / 10n ** 14n;
      assert.ok((after.get("0") ?? 0n) + slack >= (before.get("0") ?? 0n));
      for (const { account } of list.slice(1)) assert.ok((after.get(account) ?? 0n) <= (before.get(account) ?? 0n) + slack);
    }),
  );
});

test("refusals: the score that cannot be is named", () => {
  for (const score of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    const list = [
      { account: "a", score: 1 },
      { account: "b", score },
    ];
    assert.throws(() => shareByScore(1n, list), { code: "INCENTIVES_INPUT", field: "scores[1]", value: score });
  }
});
