import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { EpochEvent } from "./epochEvent.ts";
import { type AccountTotals, epochTotals } from "./epochTotals.ts";

const account = fc.constantFrom("a", "b", "c", "d");
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const event: fc.Arbitrary<EpochEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom("charge" as const, "accrual" as const), account, amount }),
  fc.tuple(account, amount, amount, amount, amount).map(([payer, kept, affiliateShare, makerRebate, routerShare]) => ({
    kind: "fee" as const,
    account: payer,
    fee: kept + affiliateShare + makerRebate + routerShare,
    affiliateShare,
    makerRebate,
    routerShare,
  })),
);
const events = fc.array(event, { maxLength: 30 });
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

test("conservation: whatever was paid was either kept, and stands with its payer, or passed on", () => {
  fc.assert(
    fc.property(events, (list) => {
      const totals = epochTotals(list);
      const paid = sum(list.map((e) => (e.kind === "fee" ? e.fee : e.kind === "charge" ? e.amount : 0n)));
      const passedOn = sum(list.map((e) => (e.kind === "fee" ? e.affiliateShare + e.makerRebate + e.routerShare : 0n)));
      assert.equal(sum(totals.map(({ charges, netFees }) => charges + netFees)) + passedOn, paid);
    }),
  );
});

test("additivity: an epoch cut anywhere is the sum of its parts, account by account", () => {
  const of = (totals: readonly AccountTotals[], name: string) =>
    totals.find((total) => total.account === name) ?? { charges: 0n, netFees: 0n, accrued: 0n };
  fc.assert(
    fc.property(events, fc.nat({ max: 30 }), (list, at) => {
      const [first, rest, whole] = [epochTotals(list.slice(0, at)), epochTotals(list.slice(at)), epochTotals(list)];
      for (const { account: name } of whole) {
        for (const figure of ["charges", "netFees", "accrued"] as const) {
          assert.equal(of(first, name)[figure] + of(rest, name)[figure], of(whole, name)[figure]);
        }
      }
    }),
  );
});

test("order: accounts stand in the order in which they first appear, each once", () => {
  fc.assert(
    fc.property(events, (list) => {
      const names = epochTotals(list).map((total) => total.account);
      assert.deepEqual(names, [...new Set(list.map((e) => e.account))]);
    }),
  );
});

test("refusals: each share and amount that is negative is named with its event, all of them in one message", () => {
  const good: EpochEvent = { kind: "fee", account: "a", fee: 10n, affiliateShare: 4n, makerRebate: 3n, routerShare: 3n };
  assert.deepEqual(epochTotals([good]), [{ account: "a", charges: 0n, netFees: 0n, accrued: 0n }], "all of a fee may be passed on");
  for (const field of ["affiliateShare", "makerRebate", "routerShare"] as const) {
    // A negative share could otherwise make room for another one above the fee.
    assert.throws(() => epochTotals([good, { ...good, [field]: -1n }]), {
      code: "INCENTIVES_INPUT",
      field: `events[1].${field}`,
      value: -1n,
    });
    assert.throws(() => epochTotals([{ ...good, [field]: 5n }]), { code: "INCENTIVES_INPUT", field: "events[0].fee" });
  }
  assert.throws(() => epochTotals([{ kind: "accrual", account: "a", amount: -1n }]), {
    code: "INCENTIVES_INPUT",
    field: "events[0].amount",
  });
  assert.throws(() => epochTotals([{ ...good, fee: -1n, affiliateShare: 0n, makerRebate: 0n, routerShare: 0n }]), {
    code: "INCENTIVES_INPUT",
    field: "events[0].fee",
  });
  assert.throws(() => epochTotals([{ ...good, makerRebate: -2n, routerShare: -1n }]), /makerRebate .*routerShare /);
});
