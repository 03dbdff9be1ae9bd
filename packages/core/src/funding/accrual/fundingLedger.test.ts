import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { indicesAt, openLedger, receivedSince, settleThenChange } from "./fundingLedger.ts";
import { sharedRates } from "./sideRates.ts";

const rate = fc.double({ min: -1e-6, max: 1e-6, noNaN: true });
const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const gap = fc.integer({ min: 0, max: 100_000_000 });

test("accrual does not depend on how often it is called: reading any number of times in between changes no bit", () => {
  fc.assert(
    fc.property(rate, price, fc.array(gap, { maxLength: 20 }), gap, (r, p, reads, end) => {
      const ledger = settleThenChange(openLedger(0, p, "v1"), 0, { rates: { long: r, short: -r } });
      const alone = indicesAt(ledger, end);
      for (const at of reads) indicesAt(ledger, at);
      assert.deepEqual(indicesAt(ledger, end), alone);
    }),
  );
});

test("settling in between at the same rates and price changes the result by rounding only", () => {
  fc.assert(
    fc.property(rate, price, fc.array(gap, { minLength: 1, maxLength: 20 }), (r, p, gaps) => {
      let ledger = settleThenChange(openLedger(0, p, "v1"), 0, { rates: { long: r, short: -r } });
      const whole = ledger;
      let at = 0;
      for (const step of gaps) {
        at += step;
        ledger = settleThenChange(ledger, at, {});
      }
      const once = indicesAt(whole, at);
      assert.ok(Math.abs(ledger.long - once.long) <= 1e-12 * Math.max(1e-12, Math.abs(once.long)));
      assert.ok(Math.abs(ledger.short - once.short) <= 1e-12 * Math.max(1e-12, Math.abs(once.short)));
    }),
  );
});

test("a change of parameters settles first: the new rate applies from the change on, not to the elapsed time", () => {
  fc.assert(
    fc.property(rate, rate, gap, gap, (before, after, first, second) => {
      const start = settleThenChange(openLedger(0, 100, "v1"), 0, { rates: { long: before, short: -before } });
      const changed = settleThenChange(start, first, { rates: { long: after, short: -after }, version: "v2" });
      const { long } = indicesAt(changed, first + second);
      const expected = (before * first + after * second) * 0.1;
      assert.ok(Math.abs(long - expected) <= 1e-12 * (Math.abs(before * first) + Math.abs(after * second)) + 1e-18);
      assert.equal(changed.version, "v2");
      assert.equal(changed.price, 100);
    }),
  );
});

test("time does not run backwards", () => {
  const ledger = settleThenChange(openLedger(0, 1, "v1"), 1_000, {});
  for (const at of [999, Number.NaN]) {
    assert.throws(
      () => indicesAt(ledger, at),
      (error) => error instanceof EvenkeelError && error.code === "FUNDING_TIME_BACKWARDS",
    );
  }
});

test("what the payers pay is what the receivers get, for any open interest", () => {
  const interest = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true }));
  fc.assert(
    fc.property(rate, interest, interest, gap, (r, long, short, elapsed) => {
      const rates = sharedRates(r, long, short);
      const ledger = settleThenChange(openLedger(0, 2_000, "v1"), 0, { rates });
      const start = indicesAt(ledger, 0);
      const now = indicesAt(ledger, elapsed);
      const total = receivedSince(long, start, now) + receivedSince(-short, start, now);
      assert.ok(Math.abs(total) <= 1e-9 * Math.abs(receivedSince(long, start, now)) + 1e-12);
    }),
  );
});

test("a long pays a positive rate, a short receives it; the sides are settled by their own index", () => {
  const ledger = settleThenChange(openLedger(0, 100, "v1"), 0, { rates: { long: 1e-6, short: -3e-6 } });
  const start = indicesAt(ledger, 0);
  const now = indicesAt(ledger, 10_000);
  assert.ok(Math.abs(receivedSince(2, start, now) + 0.002) < 1e-15);
  assert.ok(Math.abs(receivedSince(-2, start, now) - 0.006) < 1e-15);
});
