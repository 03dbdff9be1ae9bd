import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AuctionRamp, auctionPriceFactor } from "./auctionPriceFactor.ts";
import { auctionProportion } from "./auctionProportion.ts";
import { insolventPayout } from "./insolventPayout.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const ramps = fc
  .record({ start: number(0.5, 1), part: number(0, 1), fastSeconds: number(1, 3_600), slowSeconds: number(1, 86_400) })
  .map(({ start, part, fastSeconds, slowSeconds }): AuctionRamp => ({ start, cutoff: start * part, fastSeconds, slowSeconds }));

/** When a bidder who values the portfolio at a share of its mark takes it: the first moment at which it is asked for no more. */
function takenAt(value: number, { start, cutoff, fastSeconds, slowSeconds }: AuctionRamp): number {
  if (value >= start) return 0;
  if (value >= cutoff) return (fastSeconds * (start - value)) / (start - cutoff);
  return fastSeconds + slowSeconds * (1 - value / cutoff);
}

test("a bidder who waits for his own value pays it, and who values it higher is always first", () => {
  fc.assert(
    fc.property(ramps, number(0, 1), number(0, 1), (ramp, a, b) => {
      fc.pre(ramp.cutoff > 1e-6 && ramp.start - ramp.cutoff > 1e-6);
      for (const value of [a, b]) {
        const paid = auctionPriceFactor(takenAt(value, ramp), ramp);
        assert.ok(Math.abs(paid - Math.min(value, ramp.start)) < 1e-9, `${paid} for ${value}`);
      }
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(takenAt(high, ramp) <= takenAt(low, ramp));
    }),
  );
});

test("the price is continuous: no moment is worth waiting for because of a step", () => {
  fc.assert(
    fc.property(ramps, number(0, 100_000), number(0, 1), (ramp, at, wait) => {
      const steepest = Math.max((ramp.start - ramp.cutoff) / ramp.fastSeconds, ramp.cutoff / ramp.slowSeconds);
      const fall = auctionPriceFactor(at, ramp) - auctionPriceFactor(at + wait, ramp);
      assert.ok(fall >= -1e-15 && fall <= steepest * wait + 1e-12, `${fall}`);
    }),
  );
});

test("no price of nobody's interest: it starts at the start, ends at nothing, and stays inside", () => {
  fc.assert(
    fc.property(ramps, number(0, 200_000), (ramp, at) => {
      const factor = auctionPriceFactor(at, ramp);
      assert.ok(factor >= 0 && factor <= ramp.start);
      assert.equal(auctionPriceFactor(0, ramp), ramp.start);
      assert.ok(auctionPriceFactor(ramp.fastSeconds + ramp.slowSeconds, ramp) < 1e-12);
    }),
  );
});

const account = fc.record({ markToMarket: number(1, 1e6), depth: number(0.01, 1e6) });

test("two bidders one after the other take what one would: the second is offered what the first left, and no more", () => {
  fc.assert(
    fc.property(account, number(0, 0.5), number(0.1, 1), number(0.05, 0.95), ({ markToMarket, depth }, buffer, factor, part) => {
      const whole = { markToMarket, maintenanceMargin: -depth, reservedCash: 0 };
      const most = auctionProportion(whole, buffer, factor);
      const first = part * most;
      const cash = first * markToMarket * factor;
      // What is left is a share of the portfolio, beside cash that counts in full for value and margin.
      const left = {
        markToMarket: (1 - first) * markToMarket + cash,
        maintenanceMargin: -(1 - first) * depth + cash,
        reservedCash: cash,
      };
      const second = auctionProportion(left, buffer, factor);
      // In shares of the original portfolio.
      assert.ok(Math.abs(first + second * (1 - first) - most) < 1e-9, `${first} and ${second} against ${most}`);
    }),
  );
});

test("a deeper hole or a wider buffer puts more on offer, and the unit of money does not matter", () => {
  fc.assert(
    fc.property(
      account,
      number(0, 0.5),
      number(0, 0.5),
      number(0.1, 1),
      number(0, 1e6),
      ({ markToMarket, depth }, buffer, wider, factor, deeper) => {
        const at = (hole: number, share: number, unit = 1) =>
          auctionProportion({ markToMarket: markToMarket * unit, maintenanceMargin: -hole * unit, reservedCash: 0 }, share, factor);
        const here = at(depth, buffer);
        assert.ok(at(depth + deeper, buffer) >= here - 1e-12);
        assert.ok(at(depth, buffer + wider) >= here - 1e-12);
        assert.ok(Math.abs(at(depth, buffer, 1_024) - here) < 1e-12);
      },
    ),
  );
});

test("the fund pays nobody for waiting beyond the end, and never more than the maintenance margin that is missing", () => {
  fc.assert(
    fc.property(
      number(-1e6, 1e6),
      number(0, 1e6),
      number(0, 10_000),
      number(1, 5_000),
      number(0, 1),
      (value, below, at, length, portion) => {
        const maintenance = value - below;
        const paid = insolventPayout(value, maintenance, at, length, portion);
        assert.ok(paid >= 0 && paid <= Math.max(0, -maintenance) * portion + 1e-9);
        assert.ok(insolventPayout(value, maintenance, at + 1, length, portion) >= paid - 1e-9);
        assert.equal(insolventPayout(value, maintenance, length, length, portion), Math.max(0, -maintenance) * portion);
        if (maintenance < 0 && value <= 0) {
          assert.ok(Math.abs(insolventPayout(value, maintenance, 0, length, portion) + value * portion) < 1e-9 * Math.max(1, -value));
        }
      },
    ),
  );
});
