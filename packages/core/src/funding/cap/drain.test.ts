import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { indicesAt, openLedger, receivedSince, settleThenChange } from "../accrual/fundingLedger.ts";
import { equalRates } from "../accrual/sideRates.ts";
import { fundingCap } from "../fundingCap.ts";
import { fundingRate } from "../fundingRate.ts";
import { survivalCap } from "./marginCap.ts";

const HOUR = 3_600;

test("no account at initial margin is drained by funding alone within the stated hours, whatever the premium does", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.double({ min: 0.02, max: 0.3, noNaN: true }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      fc.integer({ min: 1, max: 24 }),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      (phi, initial, share, hours, premia, long) => {
        const maintenance = initial * share;
        const cap = fundingCap(phi, initial, maintenance, hours * HOUR);
        const parameters = {
          law: { law: "leakyPi", proportionalGain: 1, integralGain: 1, leakSeconds: 1_800, deadBand: 0, deadBandPerVolatility: 0 } as const,
          averagingSeconds: 60,
          cap,
          maxStepPerSecond: Number.MAX_VALUE,
        };
        const notional = 100_000;
        const size = long ? notional : -notional;
        const stepMillis = (hours * HOUR * 1_000) / premia.length;
        let ledger = openLedger(0, 1, "v1");
        let integral = 0;
        const start = indicesAt(ledger, 0);
        for (const [i, premiumAverage] of premia.entries()) {
          const input = { premiumAverage, integral, skew: 0, roundVolatility: 0, roundSeconds: 10, previousRate: null, elapsedSeconds: 10 };
          const { rate, contribution } = fundingRate(input, parameters);
          integral += contribution;
          ledger = settleThenChange(ledger, i * stepMillis, { rates: equalRates(rate) });
        }
        const left = initial * notional + receivedSince(size, start, indicesAt(ledger, hours * HOUR * 1_000));
        assert.ok(left >= maintenance * notional - 1e-9 * notional, `${left / notional} left of ${initial}, maintenance ${maintenance}`);
      },
    ),
  );
});

test("the cap at its whole share is used up by the worst case exactly: the bound is tight", () => {
  const cap = fundingCap(1, 0.05, 0.025, 8 * HOUR);
  const ledger = settleThenChange(openLedger(0, 1, "v1"), 0, { rates: equalRates(cap) });
  const paid = -receivedSince(1, indicesAt(ledger, 0), indicesAt(ledger, 8 * HOUR * 1_000));
  assert.ok(Math.abs(paid - 0.025) < 1e-15);
  assert.ok(Math.abs(survivalCap(0.05, 0.025, 8, 8) - 0.025) < 1e-15);
});
