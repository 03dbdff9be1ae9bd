import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { imbalance } from "./imbalance.ts";
import { impactNotional, impactNotionalOfLeverage } from "./impactNotional.ts";
import { impactMidPremium, impactPremium } from "./impactPremium.ts";
import { type FixedLevel, impactPremiumUnits } from "./impactPremiumUnits.ts";
import { carriedIndex, medianOfThree } from "./medianMark.ts";
import { venuePremium } from "./venuePremium.ts";

const price = fc.double({ min: 1, max: 1e6, noNaN: true });
const PPM = 1_000_000n;

test("one-sided: 0 inside the spread, the side beyond the index outside, never larger than the middle's distance plus half the spread", () => {
  fc.assert(
    fc.property(price, price, price, (a, b, index) => {
      const [bid, ask] = a < b ? [a, b] : [b, a];
      const oneSided = impactPremium(bid, ask, index);
      const middle = impactMidPremium(bid, ask, index);
      if (bid <= index && index <= ask) assert.equal(oneSided, 0);
      else assert.equal(Math.sign(oneSided), Math.sign(middle));
      assert.ok(Math.abs(middle) - Math.abs(oneSided) <= (ask - bid) / 2 / index + 1e-9 * (1 + Math.abs(middle)));
    }),
  );
});

test("one-sided: a book turned around the index turns the sign", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (shift, half) => {
      const up = impactPremium(100 + shift - half, 100 + shift + half, 100);
      const down = impactPremium(100 - shift - half, 100 - shift + half, 100);
      assert.ok(Math.abs(up + down) < 1e-13);
    }),
  );
});

const level = fc.record({ price: fc.bigInt({ min: 1n, max: 10n ** 6n }), size: fc.bigInt({ min: 1n, max: 10n ** 4n }) });

/** The impact premium by plain fractions, one base unit at a time. */
function slowPremium(levels: readonly FixedLevel[], notional: number, index: number): number | null {
  let left = notional;
  let base = 0;
  for (const { price: at, size } of levels) {
    const used = Math.min(Number(size), left / Number(at));
    base += used;
    left -= used * Number(at);
    if (left <= 1e-9 * notional) return (notional / base - index) / index;
  }
  return null;
}

test("integer premium: agrees with the plain average to a unit, and thin books are level", () => {
  fc.assert(
    fc.property(
      fc.array(level, { maxLength: 5 }),
      fc.bigInt({ min: 1n, max: 10n ** 8n }),
      fc.bigInt({ min: 100n, max: 10n ** 6n }),
      (raw, notional, index) => {
        const bids = raw.toSorted((a, b) => (a.price > b.price ? -1 : 1));
        const units = impactPremiumUnits({ bids, asks: [], index, notional, scale: 1n, unitsPerWhole: PPM, most: 10n ** 12n });
        const slow = slowPremium(bids, Number(notional), Number(index));
        if (slow === null || slow <= 0) assert.ok(units <= 1n);
        else assert.ok(Math.abs(Number(units) - slow * 1e6) <= 1 + 1e-6 * slow * 1e6, `${units} against ${slow * 1e6}`);
      },
    ),
  );
});

test("integer premium: exact at a boundary that a double would miss, and held inside its limit", () => {
  const one = (bid: bigint, index: bigint, most = PPM) =>
    impactPremiumUnits({ bids: [{ price: bid, size: 10n }], asks: [], index, notional: 0n, scale: 1n, unitsPerWhole: PPM, most });
  for (let units = 1n; units < 2_000n; units += 7n) assert.equal(one(1_000_000n + units, 1_000_000n), units);
  assert.equal(one(2_000_000n, 1_000_000n, 5n), 5n);
  assert.equal(one(999_999n, 1_000_000n), 0n);
});

test("integer premium: each side by itself, so one thin side does not hide the other", () => {
  const asks = [{ price: 90n, size: 1n }];
  const thick = [{ price: 90n, size: 100n }];
  const shared = { bids: [], index: 100n, notional: 500n, scale: 1n, unitsPerWhole: PPM, most: PPM };
  assert.equal(impactPremiumUnits({ ...shared, asks }), 0n);
  assert.equal(impactPremiumUnits({ ...shared, asks: thick }), -100_000n);
});

test("imbalance: odd, within one for exponent 1, level on an empty market", () => {
  const interest = fc.double({ min: 0, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(interest, interest, (long, short) => {
      const one = imbalance(long, short, 1);
      assert.ok(Math.abs(one) <= 1);
      assert.equal(imbalance(short, long, 1) + one, 0);
    }),
  );
  assert.equal(imbalance(0, 0, 1), 0);
  assert.equal(imbalance(3, 1, 2), 1);
  assert.equal(imbalance(1, 3, 2), -1);
});

test("venues: less than half of the delivered weight cannot move the median past the rest", () => {
  const premium = fc.double({ min: -0.01, max: 0.01, noNaN: true });
  fc.assert(
    fc.property(fc.array(premium, { minLength: 4, maxLength: 4 }), fc.double({ min: -9, max: 9, noNaN: true }), (honest, lie) => {
      const venues = [...honest.map((value) => ({ premium: value, weight: 1.2 })), { premium: lie, weight: 3.5 }];
      const median = venuePremium(venues) ?? Number.NaN;
      assert.ok(median >= Math.min(...honest) && median <= Math.max(...honest));
    }),
  );
});

test("venues: silent and weightless ones are left out", () => {
  assert.equal(venuePremium([]), null);
  assert.equal(venuePremium([{ premium: null, weight: 9 }]), null);
  assert.equal(
    venuePremium([
      { premium: 0.5, weight: 0 },
      { premium: 0.1, weight: 1 },
    ]),
    0.1,
  );
  assert.equal(
    venuePremium([
      { premium: 0.5, weight: Number.NaN },
      { premium: 0.1, weight: 1 },
    ]),
    0.1,
  );
});

test("impact notional: what a margin controls, by margin or by leverage", () => {
  assert.equal(impactNotional(200, 0.1), 2_000);
  assert.equal(impactNotionalOfLeverage(50, 5, 20, 50), 1_000);
  assert.equal(impactNotionalOfLeverage(50, 35, 20, 50), 1_750);
  assert.equal(impactNotionalOfLeverage(50, 500, 20, 50), 2_500);
});

test("mark of three: the middle one, whatever the order; one wild family does not matter", () => {
  fc.assert(
    fc.property(price, price, price, (a, b, c) => {
      const [, middle] = [a, b, c].toSorted((x, y) => x - y);
      for (const [x, y, z] of [
        [a, b, c],
        [b, c, a],
        [c, b, a],
      ] as const)
        assert.equal(medianOfThree(x, y, z), middle);
    }),
  );
  assert.equal(carriedIndex(100, 95, 98), 97);
});
