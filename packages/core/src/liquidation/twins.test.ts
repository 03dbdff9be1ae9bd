import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type FactorPosition, factorExposure } from "./deleverage/factorExposure.ts";
import { accountQuanta, positionQuanta } from "./exact/accountQuanta.ts";
import { bankruptcyQuanta } from "./exact/bankruptcyQuanta.ts";
import { baseToCover } from "./exact/baseToCover.ts";
import { freeableShare } from "./exact/freeableShare.ts";
import { insuranceDelta } from "./exact/insuranceDelta.ts";
import { admitLiquidation, type LiquidationWindow } from "./pace/liquidationWindow.ts";
import { bankruptcyPrice } from "./price/bankruptcyPrice.ts";
import { fillablePrice } from "./price/fillablePrice.ts";

/** Positions in quanta of a hundred-millionth, prices in whole quote quanta. */
const position = fc.record({
  quanta: fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 10n }), fc.bigInt({ min: -(10n ** 10n), max: -1n })),
  priceNumerator: fc.bigInt({ min: 1n, max: 10n ** 5n }),
  priceDenominator: fc.constant(1n),
  maintenancePpm: fc.bigInt({ min: 1_000n, max: 500_000n }),
});
const quote = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

test("the integer bankruptcy price is the real one, rounded for the fund", () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 1, maxLength: 4 }), quote, (book, cash) => {
      const { equity, maintenance } = accountQuanta(cash, book);
      const [one] = book as [(typeof book)[number]];
      const exact = bankruptcyQuanta(one, -one.quanta, equity, maintenance);
      const price = bankruptcyPrice({
        size: Number(one.quanta),
        price: Number(one.priceNumerator),
        maintenance: Number(positionQuanta(one).maintenance),
        equity: Number(equity),
        totalMaintenance: Number(maintenance),
      });
      const real = price * Number(one.quanta);
      const scale = Math.abs(Number(equity)) + Math.abs(Number(positionQuanta(one).notional));
      assert.ok(Number(exact) - real >= -1e-9 * scale && Number(exact) - real <= 1 + 1e-9 * scale);
    }),
  );
});

test("a fillable order of a solvent account never fills beyond its bankruptcy price while the spread is at most its margin", () => {
  fc.assert(
    fc.property(position, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (one, health, spread) => {
      const { notional, maintenance } = positionQuanta(one);
      const risk = {
        size: Number(one.quanta),
        price: Number(one.priceNumerator),
        maintenance: Number(maintenance),
        equity: health * Number(maintenance),
        totalMaintenance: Number(maintenance),
      };
      const worst = fillablePrice(risk, { bankruptcyAdjustment: 1, spreadToMaintenance: spread });
      const distance = (price: number) => Math.abs(price - risk.price) * Math.abs(risk.size);
      // (1 - health) * spread margins against health margins: within it from a health of spread / (1 + spread) on.
      if (health >= spread / (1 + spread)) {
        assert.ok(distance(worst) <= distance(bankruptcyPrice(risk)) + 1e-9 * Math.abs(Number(notional)));
      }
    }),
  );
});

test("filled exactly at bankruptcy, a liquidation costs the fund nothing and earns it nothing", () => {
  fc.assert(
    fc.property(position, quote, (one, cash) => {
      const { equity, maintenance } = accountQuanta(cash, [one]);
      const bankrupt = bankruptcyQuanta(one, -one.quanta, equity, maintenance);
      const isBuy = one.quanta < 0n;
      const fill = isBuy ? -bankrupt : bankrupt;
      fc.pre(fill >= 0n);
      assert.equal(insuranceDelta(fill, isBuy, bankrupt, 15_000n), 0n);
    }),
  );
});

test("what covers a shortage frees at least all of it but a rounding, and never twice of it", () => {
  const ratio = fc.bigInt({ min: 20_000n, max: 500_000n });
  fc.assert(
    fc.property(
      ratio,
      fc.bigInt({ min: 1_000_000n, max: 10n ** 12n }),
      fc.bigInt({ min: 1_000_000n, max: 10n ** 11n }),
      (marginRatio, shortage, price) => {
        const liquidatorFee = marginRatio / 10n;
        const base = baseToCover(shortage, { price, quotePrice: 1_000_000n, marginRatio, liquidatorFee, insuranceFee: 0n }) ?? 0n;
        const freed = (Number(base) / 1e9) * (Number(price) / 1e6) * (Number(marginRatio - liquidatorFee) / 1e6);
        const wanted = Number(shortage) / 1e6;
        assert.ok(freed >= wanted * (1 - 1e-3) - 1e-3 && freed <= wanted * 1.001 + 1e-3, `${freed} for ${wanted}`);
      },
    ),
  );
});

test("followed slot by slot, the ramp has freed the whole shortage when its time is over", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 60_000_000n, max: 10n ** 12n }), fc.integer({ min: 1, max: 30 }), (shortage, steps) => {
      const pace = { initialShare: 1_000n, duration: 150n, smallShortage: 50_000_000n };
      let freed = 0n;
      for (let i = 0; i <= steps; i += 1) {
        const left = shortage - freed;
        if (left <= 0n) break;
        const share = freeableShare(left, freed, (150n * BigInt(i)) / BigInt(steps), pace);
        assert.ok(share >= 0n && share <= 10_000n);
        freed += (left * share) / 10_000n;
      }
      assert.equal(freed, shortage);
    }),
  );
});

test("the window is what adding up by hand says, at every call", () => {
  const calls = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 4_000 }), wanted: fc.integer({ min: 0, max: 70 }), skew: fc.constantFrom(0.01, 1) }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(calls, fc.boolean(), (list, refills) => {
      const pace = { capacity: 100, windowMillis: 10_000, refillBelowSkew: refills ? 0.05 : null };
      let window: LiquidationWindow = { entries: [] };
      const history: { readonly at: number; readonly amount: number }[] = [];
      let at = 0;
      for (const { wait, wanted, skew } of list) {
        at += wait;
        const used = history.filter((entry) => at - entry.at < pace.windowMillis).reduce((sum, entry) => sum + entry.amount, 0);
        const left = Math.max(0, 100 - used);
        const again = left === 0 && refills && skew < 0.05 && history.every((entry) => entry.at !== at);
        const { admitted, window: next } = admitLiquidation(window, at, wanted, skew, pace);
        assert.equal(admitted, Math.min(wanted, again ? 100 : left));
        window = next;
        if (admitted > 0) history.push({ at, amount: admitted });
        assert.ok(window.entries.length <= history.length);
      }
    }),
  );
});

const leg: fc.Arbitrary<FactorPosition> = fc.record({
  notional: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  volatility: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  loading: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
});

test("factor exposure: a hedge lowers it, a twin raises it, and alone it is the position", () => {
  fc.assert(
    fc.property(leg, fc.array(leg, { maxLength: 5 }), fc.constantFrom(1 as const, -1 as const), (own, others, side) => {
      const at = (more: readonly FactorPosition[]) => factorExposure(own, [...others, ...more], side, 1);
      const alone = factorExposure(own, [], side, 1);
      const held = Math.max(0, Math.floor(side * own.notional));
      assert.ok(Math.abs(alone - held) <= 1, "one lot of rounding");
      const along = { ...own, notional: side * Math.abs(own.notional) };
      const against = { ...own, notional: -side * Math.abs(own.notional) };
      assert.ok(at([against]) <= at([]) && at([]) <= at([along]));
    }),
  );
});

test("factor exposure: both sides of a book cannot be leverage at once", () => {
  fc.assert(
    fc.property(leg, fc.array(leg, { maxLength: 5 }), (own, others) => {
      assert.ok(factorExposure(own, others, 1, 1) === 0 || factorExposure(own, others, -1, 1) === 0);
    }),
  );
});
