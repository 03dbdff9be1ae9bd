import fc from "fast-check";
import type { Instrument, PortfolioMarket } from "./market.ts";
import type { Portfolio } from "./portfolioMargin.ts";

const DAY = 86_400;

/** Four expiries from a day to a year, the coin itself and a stable coin as collateral, everything trusted. */
export const MARKET: PortfolioMarket = {
  spot: 3000,
  spotConfidence: 1,
  perpPrice: 3003,
  perpConfidence: 1,
  stablePrice: 1,
  expiries: [1, 14, 60, 365].map((days) => ({
    secondsToExpiry: days * DAY,
    forwardFixed: 0,
    forwardVariable: 3000 * (1 + 0.0002 * days),
    rate: 0.06,
    confidence: 1,
  })),
  collaterals: [
    { price: 3000, confidence: 1, riskCancelling: true, maintenanceHaircut: 0.015, initialHaircut: 0.005 },
    { price: 1.01, confidence: 1, riskCancelling: false, maintenanceHaircut: 0.08, initialHaircut: 0.02 },
    { price: 95_000, confidence: 1, riskCancelling: false, maintenanceHaircut: 0.25, initialHaircut: 0.05 },
  ],
};

export const EMPTY: Portfolio = { cash: 0, perp: 0, perpValue: 0, options: [], collaterals: [] };

const instrument: fc.Arbitrary<Instrument> = fc.record({
  expiry: fc.integer({ min: 0, max: 3 }),
  // Few strikes, so that calls and puts of one strike meet.
  strike: fc.constantFrom(1500, 2400, 3000, 3600, 6000),
  kind: fc.constantFrom("call", "put"),
  volatility: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
});

const size = fc.double({ min: -50, max: 50, noNaN: true });

export const portfolioArbitrary: fc.Arbitrary<Portfolio> = fc.record({
  cash: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  perp: fc.oneof(fc.constant(0), size),
  perpValue: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  options: fc.array(
    fc.tuple(instrument, size).map(([option, amount]) => ({ ...option, amount })),
    { maxLength: 8 },
  ),
  collaterals: fc.array(fc.record({ collateral: fc.integer({ min: 0, max: 2 }), amount: fc.double({ min: 0, max: 20, noNaN: true }) }), {
    maxLength: 3,
  }),
});

/** Both portfolios in one account. */
export const together = (a: Portfolio, b: Portfolio): Portfolio => ({
  cash: a.cash + b.cash,
  perp: a.perp + b.perp,
  perpValue: a.perpValue + b.perpValue,
  options: [...a.options, ...b.options],
  collaterals: [...a.collaterals, ...b.collaterals],
});

/** The portfolio held so many times. */
export const times = (factor: number, { cash, perp, perpValue, options, collaterals }: Portfolio): Portfolio => ({
  cash: factor * cash,
  perp: factor * perp,
  perpValue: factor * perpValue,
  options: options.map((option) => ({ ...option, amount: factor * option.amount })),
  collaterals: collaterals.map((held) => ({ ...held, amount: factor * held.amount })),
});
