import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { EpochEvent } from "./epochEvent.ts";
import { epochTotals } from "./epochTotals.ts";
import { settleRebates } from "./settleRebates.ts";

const ACCOUNTS = 8;
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const account = fc.integer({ min: 0, max: ACCOUNTS - 1 }).map((i) => `0x${i}`);
const share = fc.integer({ min: 0, max: 33 });

const events: fc.Arbitrary<EpochEvent[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("charge" as const), account, amount }),
    fc.record({ kind: fc.constant("accrual" as const), account, amount }),
    fc.tuple(account, amount, share, share, share).map(([payer, fee, affiliate, maker, router]) => ({
      kind: "fee" as const,
      account: payer,
      fee,
      affiliateShare: (fee * BigInt(affiliate)) / 100n,
      makerRebate: (fee * BigInt(maker)) / 100n,
      routerShare: (fee * BigInt(router)) / 100n,
    })),
  ),
  { maxLength: 60 },
);
const members = fc.uniqueArray(account, { maxLength: ACCOUNTS });
const budget = fc.bigInt({ min: 0n, max: 10n ** 13n });
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

test("theorem: no coalition's rebates, with all that was passed on from its own trades, exceed its own charges and fees", () => {
  fc.assert(
    fc.property(events, members, budget, (all, coalition, limit) => {
      const { rebates } = settleRebates(epochTotals(all), limit);
      const received = sum(rebates.filter((rebate) => coalition.includes(rebate.account)).map((rebate) => rebate.amount));
      const own = all.filter((event) => coalition.includes(event.account));
      const passedOn = sum(own.map((event) => (event.kind === "fee" ? event.affiliateShare + event.makerRebate + event.routerShare : 0n)));
      const paid = sum(own.map((event) => (event.kind === "fee" ? event.fee : event.kind === "charge" ? event.amount : 0n)));
      assert.ok(received + passedOn <= paid, `${received} and ${passedOn} of ${paid}`);
    }),
    { numRuns: 500 },
  );
});

test("budget: all rebates together are at most the budget and at most the charges of those who widened", () => {
  fc.assert(
    fc.property(events, budget, (all, limit) => {
      const totals = epochTotals(all);
      const { rebates, total, unspent } = settleRebates(totals, limit);
      const charged = sum(totals.map(({ charges }) => charges));
      assert.equal(total, sum(rebates.map((rebate) => rebate.amount)));
      assert.ok(total <= limit && total <= charged && unspent === charged - total);
      assert.ok(rebates.every((rebate) => rebate.amount > 0n));
    }),
  );
});

test("Sybils: splitting an account's events over two names never gains", () => {
  fc.assert(
    fc.property(events, budget, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (all, limit, coins) => {
      const split = all.map((event, i): EpochEvent => (event.account === "0x0" && coins[i] ? { ...event, account: "0xsybil" } : event));
      const get = (list: readonly EpochEvent[], names: readonly string[]) =>
        sum(
          settleRebates(epochTotals(list), limit)
            .rebates.filter((rebate) => names.includes(rebate.account))
            .map((rebate) => rebate.amount),
        );
      assert.ok(get(split, ["0x0", "0xsybil"]) <= get(all, ["0x0"]));
    }),
  );
});

test("order: the same events in another order give the same rebates", () => {
  fc.assert(
    fc.property(events, budget, (all, limit) => {
      const named = (list: readonly EpochEvent[]) =>
        new Map(settleRebates(epochTotals(list), limit).rebates.map((rebate) => [rebate.account, rebate.amount]));
      assert.deepEqual(named(all.toReversed()), named(all));
    }),
  );
});

test("wash trades: a coalition that trades with itself, refers itself and makes its own market is out of pocket", () => {
  // A takes from B for a fee of 100; B made the price (20), C referred A (30), D runs the front end (10): 40 left the coalition.
  const wash: EpochEvent = { kind: "fee", account: "A", fee: 100n, affiliateShare: 30n, makerRebate: 20n, routerShare: 10n };
  const others: EpochEvent[] = [{ kind: "charge", account: "honest", amount: 10_000n }];
  const rich: EpochEvent[] = ["A", "B", "C", "D"].map((name) => ({ kind: "accrual", account: name, amount: 10_000n }));
  const { rebates } = settleRebates(epochTotals([wash, ...others, ...rich]), 10n ** 9n);
  assert.deepEqual(rebates, [{ account: "A", amount: 40n }]);
});

test("pushing the basis to be paid for narrowing it: the charges come back at most", () => {
  const pushed: EpochEvent[] = [
    { kind: "charge", account: "pusher", amount: 500n },
    { kind: "accrual", account: "pusher", amount: 10_000n },
    { kind: "accrual", account: "friend", amount: 10_000n },
  ];
  assert.deepEqual(settleRebates(epochTotals(pushed), 10n ** 9n).rebates, [{ account: "pusher", amount: 500n }]);
});

test("scarce budget: everybody is reduced alike, rounded down", () => {
  const totals = epochTotals([
    { kind: "charge", account: "a", amount: 10n },
    { kind: "charge", account: "b", amount: 20n },
    { kind: "accrual", account: "a", amount: 100n },
    { kind: "accrual", account: "b", amount: 100n },
  ]);
  assert.deepEqual(settleRebates(totals, 16n).rebates, [
    { account: "a", amount: 5n },
    { account: "b", amount: 10n },
  ]);
  assert.deepEqual(settleRebates(totals, 0n), { rebates: [], total: 0n, unspent: 30n });
  assert.deepEqual(settleRebates([], 5n), { rebates: [], total: 0n, unspent: 0n });
});

test("no rebate without merit: an account gets at most what it earned, and nothing if it paid nothing", () => {
  fc.assert(
    fc.property(events, budget, (all, limit) => {
      const totals = epochTotals(all);
      for (const { account: name, amount: got } of settleRebates(totals, limit).rebates) {
        const own = totals.find((total) => total.account === name);
        assert.ok(own && got <= own.accrued && got <= own.charges + own.netFees);
      }
    }),
  );
});

test("paying on purpose never pays: a further unit that one member pays brings its whole coalition at most a unit more", () => {
  fc.assert(
    fc.property(events, members, budget, amount, fc.boolean(), (all, coalition, limit, extra, asFee) => {
      const [payer] = coalition;
      if (payer === undefined) return;
      const get = (list: readonly EpochEvent[]) =>
        sum(
          settleRebates(epochTotals(list), limit)
            .rebates.filter((rebate) => coalition.includes(rebate.account))
            .map((rebate) => rebate.amount),
        );
      const paid: EpochEvent = asFee
        ? { kind: "fee", account: payer, fee: extra, affiliateShare: 0n, makerRebate: 0n, routerShare: 0n }
        : { kind: "charge", account: payer, amount: extra };
      // d/dx (c + x)(a + x)/(w + x) = 1 - (1 - (c + x)/(w + x))(1 - (a + x)/(w + x)) <= 1; one unit per further member is lost to rounding down.
      assert.ok(get([...all, paid]) <= get(all) + extra + BigInt(coalition.length - 1));
    }),
  );
});

test("monotonicity: who earned more gets no less, and a larger budget takes from nobody", () => {
  fc.assert(
    fc.property(events, account, budget, amount, amount, (all, name, limit, more, raise) => {
      const get = (list: readonly EpochEvent[], most: bigint) =>
        new Map(settleRebates(epochTotals(list), most).rebates.map((rebate) => [rebate.account, rebate.amount]));
      const now = get(all, limit);
      const earned = get([...all, { kind: "accrual", account: name, amount: more }], limit);
      assert.ok((earned.get(name) ?? 0n) >= (now.get(name) ?? 0n));
      const raised = get(all, limit + raise);
      for (const [other, got] of now) assert.ok((raised.get(other) ?? 0n) >= got);
    }),
  );
});

test("pro rata: what rounding leaves of a scarce budget is less than one unit per account, and equals are paid alike", () => {
  const caps = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: ACCOUNTS });
  fc.assert(
    fc.property(caps, fc.bigInt({ min: 1n, max: 100n }), (list, percent) => {
      const totals = [...list, ...list].map((cap, i) => ({ account: `${i}`, charges: cap, netFees: 0n, accrued: cap }));
      const limit = (sum(totals.map(({ charges }) => charges)) * percent) / 100n;
      const { rebates, total } = settleRebates(totals, limit);
      assert.ok(limit - total < BigInt(totals.length));
      const got = new Map(rebates.map((rebate) => [rebate.account, rebate.amount]));
      list.forEach((_, i) => {
        assert.equal(got.get(`${i}`), got.get(`${i + list.length}`));
      });
    }),
  );
});

test("refusals: shares above the fee, negative amounts, an account twice", () => {
  const fee: EpochEvent = { kind: "fee", account: "a", fee: 10n, affiliateShare: 8n, makerRebate: 3n, routerShare: 0n };
  assert.throws(() => epochTotals([fee]), { code: "INCENTIVES_INPUT", field: "events[0].fee" });
  assert.throws(() => epochTotals([{ ...fee, affiliateShare: -1n }]), { code: "INCENTIVES_INPUT", field: "events[0].affiliateShare" });
  assert.throws(() => epochTotals([{ kind: "charge", account: "a", amount: -1n }]), {
    code: "INCENTIVES_INPUT",
    field: "events[0].amount",
  });
  const [total] = epochTotals([{ kind: "charge", account: "a", amount: 1n }]);
  assert.ok(total);
  assert.throws(() => settleRebates([total, total], 1n), { code: "INCENTIVES_INPUT", field: "account", value: "a" });
  assert.throws(() => settleRebates([total], -1n), { code: "INCENTIVES_INPUT", field: "budget" });
});
