import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { discreteFunding } from "./discreteFunding.ts";
import { type FundingIndices, type FundingLedger, indicesAt, openLedger, receivedSince, settleThenChange } from "./fundingLedger.ts";
import { fundingFromIndex, fundingIndexDelta, fundingPayment } from "./fundingPayment.ts";
import { matchSettlement, settlementsBetween } from "./settlementClock.ts";
import { equalRates, sharedRates } from "./sideRates.ts";

const rate = fc.double({ min: -1e-6, max: 1e-6, noNaN: true });
const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const gap = fc.integer({ min: 0, max: 10_000_000 });

interface Stretch {
  readonly millis: number;
  readonly rate: number;
  readonly price: number;
}

const stretches = fc.array(fc.record({ millis: gap, rate, price }), { minLength: 1, maxLength: 15 });

/** A ledger led through stretches of constant rate and price, with the indices at every change. */
function lead(list: readonly Stretch[]): { readonly ledger: FundingLedger; readonly end: number; readonly marks: FundingIndices[] } {
  let ledger = openLedger(0, 1, "v0");
  let at = 0;
  const marks: FundingIndices[] = [];
  for (const [i, stretch] of list.entries()) {
    ledger = settleThenChange(ledger, at, { rates: equalRates(stretch.rate), price: stretch.price, version: `v${i + 1}` });
    marks.push(indicesAt(ledger, at));
    at += stretch.millis;
  }
  return { ledger, end: at, marks };
}

const close = (got: number, expected: number, scale: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-11 * scale + 1e-15, `${got} against ${expected}`);

test("the index is the sum of rate times price times seconds over every stretch", () => {
  fc.assert(
    fc.property(stretches, (list) => {
      const { ledger, end } = lead(list);
      const parts = list.map((stretch) => (stretch.rate * stretch.price * stretch.millis) / 1_000);
      const scale = parts.reduce((sum, part) => sum + Math.abs(part), 0);
      const now = indicesAt(ledger, end);
      close(
        now.long,
        parts.reduce((sum, part) => sum + part, 0),
        scale,
      );
      close(now.short, -now.long, scale);
    }),
  );
});

test("a position touched at any moments in between ends with the same money", () => {
  fc.assert(
    fc.property(stretches, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (list, shares) => {
      const { ledger, end } = lead(list);
      const start = ledger.since;
      const moments = [start, ...shares.map((share) => start + share * (end - start)).toSorted((a, b) => a - b), end];
      const indices = moments.map((at) => indicesAt(ledger, at));
      const [first, last] = [indices[0], indices.at(-1)];
      assert.ok(first && last);
      let pieces = 0;
      for (const [i, now] of indices.entries()) {
        const before = indices[i - 1];
        if (before) pieces += receivedSince(3, before, now);
      }
      const whole = receivedSince(3, first, last);
      close(pieces, whole, Math.abs(first.long) + Math.abs(last.long));
    }),
  );
});

test("no side profits from the bookkeeping: a long and a short of one size cancel at every change", () => {
  fc.assert(
    fc.property(stretches, fc.double({ min: 0, max: 1e6, noNaN: true }), (list, size) => {
      const { ledger, end, marks } = lead(list);
      const now = indicesAt(ledger, end);
      for (const mark of marks) {
        const total = receivedSince(size, mark, now) + receivedSince(-size, mark, now);
        assert.ok(Math.abs(total) <= 1e-9 * size * (Math.abs(now.long) + Math.abs(mark.long)) + 1e-12);
      }
    }),
  );
});

test("the version in force is the one set last, and only the time after its change accrues under it", () => {
  fc.assert(
    fc.property(stretches, (list) => {
      const { ledger } = lead(list);
      assert.equal(ledger.version, `v${list.length}`);
      assert.deepEqual(ledger.rates, equalRates(list.at(-1)?.rate ?? 0));
      assert.equal(settleThenChange(ledger, ledger.since, {}).long, ledger.long, "no time, no accrual");
    }),
  );
});

test("shared rates: what a side pays per second is what the other gets, over any change of open interest", () => {
  const interest = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(rate, interest, interest, gap), { minLength: 1, maxLength: 10 }), (list) => {
      let ledger = openLedger(0, 2_000, "v1");
      let at = 0;
      let balance = 0;
      let scale = 0;
      for (const [perSecond, long, short, millis] of list) {
        ledger = settleThenChange(ledger, at, { rates: sharedRates(perSecond, long, short) });
        const before = indicesAt(ledger, at);
        at += millis;
        const after = indicesAt(ledger, at);
        balance += receivedSince(long, before, after) + receivedSince(-short, before, after);
        // Each side's amount is its size times a difference of two indices, so both carry the rounding of those indices.
        scale += long * (Math.abs(after.long) + Math.abs(before.long)) + short * (Math.abs(after.short) + Math.abs(before.short));
      }
      assert.ok(Math.abs(balance) <= 1e-12 * scale + 1e-12, `${balance}`);
    }),
  );
});

test("continuous accrual over one interval is one discrete settlement of it", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.01, max: 0.01, noNaN: true }), price, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (r, p, size) => {
      const interval = 28_800;
      const ledger = settleThenChange(openLedger(0, p, "v1"), 0, { rates: equalRates(r / interval) });
      const accrued = receivedSince(size, indicesAt(ledger, 0), indicesAt(ledger, interval * 1_000));
      const settled = discreteFunding(size, 0, interval * 1_000, [{ at: interval * 1_000, rate: r, price: p }], 0).received;
      const paid = fundingPayment(size, p, r);
      const scale = Math.abs(size * p * r);
      close(accrued, paid, scale);
      close(settled, paid, scale);
      close(fundingFromIndex(size, fundingIndexDelta(r, p, interval, interval)), paid, scale);
    }),
  );
});

test("held for a share of the period, a position pays that share, whichever way it is counted", () => {
  fc.assert(
    fc.property(rate, price, fc.integer({ min: 0, max: 3_600 }), (r, p, held) => {
      const hourly = r * 3_600;
      const byShare = fundingPayment(1, p, hourly, held / 3_600);
      const byIndex = fundingFromIndex(1, fundingIndexDelta(hourly, p, held, 3_600));
      close(byShare, byIndex, Math.abs(p * hourly));
    }),
  );
});

test("settling another currency: the index is divided by its price on the way in and multiplied on the way out", () => {
  fc.assert(
    fc.property(rate, price, fc.double({ min: 0.9, max: 1.1, noNaN: true }), (r, p, currency) => {
      const inCurrency = fundingFromIndex(2, fundingIndexDelta(r, p / currency, 60, 60), currency);
      close(inCurrency, fundingFromIndex(2, fundingIndexDelta(r, p, 60, 60)), Math.abs(p * r));
    }),
  );
});

test("every instant of a schedule is matched by its own stamp, once, and by no stamp outside the jitter", () => {
  const row = fc.record({ steps: fc.integer({ min: 1, max: 6 }), hours: fc.constantFrom(1, 2, 4, 8) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.integer({ min: -900, max: 900 }), (rows, jitter) => {
      let from = 0;
      const schedule = rows.map(({ steps, hours }) => {
        const entry = { from, intervalMillis: hours * 3_600_000 };
        from += steps * entry.intervalMillis;
        return entry;
      });
      let settledTo = 0;
      for (const slot of settlementsBetween(schedule, 0, from)) {
        const match = matchSettlement(schedule, slot.at + jitter, settledTo, 1_000);
        assert.deepEqual(match, { matched: true, slot });
        settledTo = slot.at;
        assert.deepEqual(matchSettlement(schedule, slot.at + jitter, settledTo, 1_000), { matched: false, reason: "alreadySettled" });
        assert.deepEqual(matchSettlement(schedule, slot.at + 1_800_000, settledTo, 1_000), { matched: false, reason: "offSchedule" });
      }
    }),
  );
});
